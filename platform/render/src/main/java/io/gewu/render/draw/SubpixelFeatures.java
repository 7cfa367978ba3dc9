package io.gewu.render.draw;

import io.gewu.render.rasterizer.Paint;

/** Remembers which pixels a symbolizer has filled with features too small to be seen apart. */
final class SubpixelFeatures {
    private long[] taken = new long[0];

    /** Fills the pixel of a tiny subject unless one was there before. */
    void draw(ScreenGeometry screen, Canvas canvas, Paint paint, int coverage) {
        int x = (int) Math.floor((screen.path().minX() + screen.path().maxX()) / 2);
        int y = (int) Math.floor((screen.path().minY() + screen.path().maxY()) / 2);
        int width = canvas.pixels().width();
        int height = canvas.pixels().height();
        if (x < 0 || y < 0 || x >= width || y >= height) {
            return;
        }
        if (taken.length == 0) {
            taken = new long[(width * height + 63) / 64];
        }
        int at = y * width + x;
        if ((taken[at >> 6] & 1L << (at & 63)) == 0) {
            taken[at >> 6] |= 1L << (at & 63);
            canvas.pixels().blend(x, y, paint.color(), coverage);
        }
    }
}
