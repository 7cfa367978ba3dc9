package io.gewu.testkit;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Compares pictures with the ones kept in {@code src/test/resources/golden}, as a person would: small differences of
 * colour do not count, and a few pixels may differ. {@code -Dgolden.update=true} writes them anew; look at them before
 * you commit.
 */
public final class GoldenImage {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path ACTUAL = Path.of("target/golden");
    private static final int TOLERANCE = 16;

    private GoldenImage() {}

    /**
     * Fails unless a picture looks like the golden one.
     *
     * @param name of the golden file, without {@code .png}
     * @param share of pixels (0 to 1) in which any channel may differ by more than 16 of 255
     * @throws AssertionError saying how much differs; the actual picture is then in {@code target/golden}
     */
    public static void assertMatches(BufferedImage actual, String name, double share) throws IOException {
        Path golden = GOLDEN.resolve(name + ".png");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            ImageIO.write(actual, "png", golden.toFile());
            return;
        }
        if (!Files.exists(golden)) {
            throw new AssertionError(name + ": no golden picture; actual one saved as " + save(actual, name));
        }
        BufferedImage expected = ImageIO.read(golden.toFile());
        if (expected.getWidth() != actual.getWidth() || expected.getHeight() != actual.getHeight()) {
            throw new AssertionError("%s: %d x %d pixels, expected %d x %d; see %s"
                    .formatted(
                            name,
                            actual.getWidth(),
                            actual.getHeight(),
                            expected.getWidth(),
                            expected.getHeight(),
                            save(actual, name)));
        }
        double off = differing(expected, actual) / (double) (expected.getWidth() * expected.getHeight());
        if (off > share) {
            throw new AssertionError("%s: %.2f %% of pixels differ, %.2f %% allowed; see %s"
                    .formatted(name, off * 100, share * 100, save(actual, name)));
        }
    }

    private static Path save(BufferedImage actual, String name) throws IOException {
        Path saved = Files.createDirectories(ACTUAL).resolve(name + ".png");
        ImageIO.write(actual, "png", saved.toFile());
        return saved.toAbsolutePath();
    }

    private static long differing(BufferedImage expected, BufferedImage actual) {
        long count = 0;
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                if (differ(expected.getRGB(x, y), actual.getRGB(x, y))) {
                    count++;
                }
            }
        }
        return count;
    }

    private static boolean differ(int a, int b) {
        for (int shift = 0; shift < 32; shift += 8) {
            if (Math.abs((a >>> shift & 255) - (b >>> shift & 255)) > TOLERANCE) {
                return true;
            }
        }
        return false;
    }
}
