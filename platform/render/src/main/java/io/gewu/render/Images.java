package io.gewu.render;

import io.gewu.render.rasterizer.Pixels;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Images over arrays of pixels. */
final class Images {
    private Images() {}

    static BufferedImage of(int width, int height, boolean transparent) {
        return new BufferedImage(
                width, height, transparent ? BufferedImage.TYPE_INT_ARGB_PRE : BufferedImage.TYPE_INT_RGB);
    }

    static Pixels pixels(BufferedImage image) {
        return new Pixels(
                image.getWidth(),
                image.getHeight(),
                ((DataBufferInt) image.getRaster().getDataBuffer()).getData());
    }
}
