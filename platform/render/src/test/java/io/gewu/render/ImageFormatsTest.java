package io.gewu.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.junit.jupiter.api.Test;

final class ImageFormatsTest {
    @Test
    void pngKeepsEveryPixel() throws IOException {
        BufferedImage map = City.draw();
        BufferedImage back = read(write(map, "image/png"));
        for (int i = 0; i < map.getWidth() * map.getHeight(); i++) {
            int x = i % map.getWidth();
            int y = i / map.getWidth();
            assertThat(back.getRGB(x, y)).isEqualTo(map.getRGB(x, y));
        }
    }

    @Test
    void transparentPngKeepsTransparency() throws IOException {
        BufferedImage back = read(write(transparentCity(), "image/png"));
        assertThat(back.getRGB(300, 470) >>> 24).isZero();
        assertThat(back.getRGB(164, 300) >>> 24).isEqualTo(255);
    }

    @Test
    void eightBitPngIsSmallerAndLooksTheSame() throws IOException {
        for (BufferedImage map : List.of(City.draw(), transparentCity())) {
            byte[] small = write(map, "image/png; mode=8bit");
            assertThat(small.length).isLessThan(write(map, "image/png").length);
            BufferedImage back = read(small);
            assertThat(back.getColorModel()).isInstanceOf(IndexColorModel.class);
            long far = 0;
            for (int i = 0; i < map.getWidth() * map.getHeight(); i++) {
                int x = i % map.getWidth();
                int y = i / map.getWidth();
                for (int shift = 0; shift < 32; shift += 8) {
                    far += Math.abs((map.getRGB(x, y) >>> shift & 255) - (back.getRGB(x, y) >>> shift & 255)) > 24
                            ? 1
                            : 0;
                }
            }
            assertThat(far).isLessThan(map.getWidth() * map.getHeight() / 100);
        }
    }

    @Test
    void jpegIsOpaqueOnWhite() throws IOException {
        BufferedImage back = read(write(transparentCity(), "image/jpeg"));
        assertThat(back.getColorModel().hasAlpha()).isFalse();
        assertThat(back.getRGB(300, 470) & 255).isGreaterThan(245);
    }

    @Test
    void anUnknownFormatIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> write(City.draw(), "image/bmp"))
                .isInstanceOfSatisfying(
                        GewuException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_FORMAT))
                .hasMessageContaining("image/png, image/png; mode=8bit, image/jpeg");
    }

    private static BufferedImage transparentCity() {
        MapFrame frame = new MapFrame(
                new ReferencedEnvelope(0, 640, 0, 480, Scene.METRES), 640, 480, MapFrame.STANDARD_DPI, 0, true);
        return new MapPainter(Scene.fonts()).paint(frame, City.layers(), Cancellation.never());
    }

    private static byte[] write(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageFormats.write(image, format, out);
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }
}
