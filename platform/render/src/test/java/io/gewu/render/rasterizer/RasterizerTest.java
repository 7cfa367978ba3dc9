package io.gewu.render.rasterizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.render.rasterizer.Rasterizer.FillRule;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What holds for every way to draw: ours and the JDK's give one picture. */
final class RasterizerTest {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;
    private static final Paint INK = Paint.of(0xff203040);

    @Test
    void aCityLooksTheSameByJava2d() {
        CityMap city = new CityMap(WIDTH, HEIGHT, 300, 20, 40, 3);
        Consumer<Rasterizer> all = on -> {
            city.drawDistricts(on);
            city.draw(on);
        };
        int[] ours = drawn(ExactAreaRasterizer.on(white()), all);
        int[] theirs = drawn(new Java2dRasterizer(white()), all);
        assertThat(meanDifference(ours, theirs)).isLessThan(1.0);
        assertThat(share(ours, theirs, 64)).isLessThan(0.001);
    }

    @Test
    void overlappingRingsFollowTheFillRule() {
        Path path = new Path();
        square(path, 10, 10, 100);
        square(path, 60, 60, 100);
        for (Rasterizer rasterizer : List.of(ExactAreaRasterizer.on(white()), new Java2dRasterizer(white()))) {
            int[] evenOdd = drawn(rasterizer.onto(white()), on -> on.fill(path, FillRule.EVEN_ODD, INK));
            int[] nonZero = drawn(rasterizer.onto(white()), on -> on.fill(path, FillRule.NON_ZERO, INK));
            assertThat(evenOdd[80 * WIDTH + 80]).isEqualTo(0xffffffff);
            assertThat(nonZero[80 * WIDTH + 80]).isEqualTo(INK.color());
            assertThat(evenOdd[20 * WIDTH + 20]).isEqualTo(INK.color());
        }
    }

    @Test
    void aLineThatCrossesItselfIsNoDarkerThere() {
        Path path = new Path();
        path.add(50, 50);
        path.add(150, 150);
        path.add(150, 50);
        path.add(50, 150);
        path.endPart(false);
        Paint half = Paint.of(Pixels.premultiplied(0x000000, 0.5));
        for (Rasterizer rasterizer : List.of(ExactAreaRasterizer.on(white()), new Java2dRasterizer(white()))) {
            int[] found = drawn(rasterizer, on -> on.stroke(path, StrokeStyle.solid(8), half));
            assertThat(found[100 * WIDTH + 100]).isEqualTo(found[70 * WIDTH + 70]);
        }
    }

    private static void square(Path path, double x, double y, double side) {
        path.add(x, y);
        path.add(x + side, y);
        path.add(x + side, y + side);
        path.add(x, y + side);
        path.endPart(true);
    }

    private static Pixels white() {
        Pixels pixels = new Pixels(WIDTH, HEIGHT);
        Arrays.fill(pixels.argb(), 0xffffffff);
        return pixels;
    }

    private static int[] drawn(Rasterizer on, Consumer<Rasterizer> draw) {
        draw.accept(on);
        return on.pixels().argb();
    }

    /** Of 255, over all channels. */
    private static double meanDifference(int[] a, int[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                sum += Math.abs((a[i] >> shift & 255) - (b[i] >> shift & 255));
            }
        }
        return sum / 3 / a.length;
    }

    /** How many of the pixels differ by more than so much in one channel. */
    private static double share(int[] a, int[] b, int more) {
        int found = 0;
        for (int i = 0; i < a.length; i++) {
            boolean differs = false;
            for (int shift = 0; shift < 24; shift += 8) {
                differs |= Math.abs((a[i] >> shift & 255) - (b[i] >> shift & 255)) > more;
            }
            found += differs ? 1 : 0;
        }
        return (double) found / a.length;
    }
}
