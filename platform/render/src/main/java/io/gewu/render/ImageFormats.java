package io.gewu.render;

import com.pngencoder.PngEncoder;
import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.render.rasterizer.Palette;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes maps as files. Thread safe. */
public final class ImageFormats {
    public static final String PNG = "image/png";
    /** PNG of at most 256 colours. */
    public static final String PNG8 = "image/png; mode=8bit";

    public static final String JPEG = "image/jpeg";

    /** Twice the size of the best compression in a tenth of its time. */
    private static final int FAST = 2;

    private static final float JPEG_QUALITY = 0.85f;

    private ImageFormats() {}

    /** The formats as protocols name them. */
    public static List<String> names() {
        return List.of(PNG, PNG8, JPEG);
    }

    /** Whether a format, in any spelling, can keep pixels transparent. */
    public static boolean isTransparent(String format) {
        return !plain(format).equals(JPEG);
    }

    /**
     * Writes an image; does not close the stream.
     *
     * @param format one of {@link #names}; spaces and case do not matter
     * @throws GewuException {@code UNKNOWN_FORMAT} naming those there are
     * @throws IOException if the stream does
     */
    public static void write(BufferedImage image, String format, OutputStream out) throws IOException {
        switch (plain(format)) {
            case PNG -> png(image, false, out);
            case "image/png;mode=8bit" -> png(Palette.reduced(image), true, out);
            case JPEG -> jpeg(image, out);
            default ->
                throw new GewuException(
                        ErrorCode.UNKNOWN_FORMAT,
                        "FORMAT",
                        "Format \"" + format + "\"; expected one of " + String.join(", ", names()));
        }
    }

    private static String plain(String format) {
        String plain = format.replace(" ", "").toLowerCase(java.util.Locale.ROOT);
        return switch (plain) {
            case "image/png8" -> "image/png;mode=8bit";
            case "image/jpg" -> JPEG;
            default -> plain;
        };
    }

    private static void png(BufferedImage image, boolean indexed, OutputStream out) {
        new PngEncoder()
                .withBufferedImage(image)
                .withCompressionLevel(FAST)
                .withMultiThreadedCompressionEnabled(false)
                .withTryIndexedEncoding(indexed)
                .toStream(out);
    }

    private static void jpeg(BufferedImage image, OutputStream out) throws IOException {
        BufferedImage opaque = image;
        if (image.getColorModel().hasAlpha()) {
            opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D on = opaque.createGraphics();
            on.drawImage(image, 0, 0, Color.WHITE, null);
            on.dispose();
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(opaque, null, null), quality);
        } finally {
            writer.dispose();
        }
    }
}
