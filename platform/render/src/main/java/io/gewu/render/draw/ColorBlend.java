package io.gewu.render.draw;

import io.gewu.render.rasterizer.Pixels;

/** Arithmetic on premultiplied colours. */
final class ColorBlend {
    private ColorBlend() {}

    static int of(int argb, double share) {
        return Pixels.scaled(argb, (int) Math.round(share * 255));
    }

    static int over(int below, int above) {
        return above + Pixels.scaled(below, 255 - (above >>> 24));
    }
}
