package io.gewu.render.draw;

import io.gewu.render.raster.Ink;

/** Remembers which pixels a symbolizer has filled with features too small to be seen apart. */
final class Dots {
    private long[] taken = new long[0];

    /** Fills the pixel of a tiny subject unless one was there before. */
    void draw(Subject subject, Canvas canvas, Ink ink, int coverage) {
        int x = (int) Math.floor((subject.path().minX() + subject.path().maxX()) / 2);
        int y = (int) Math.floor((subject.path().minY() + subject.path().maxY()) / 2);
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
            canvas.pixels().blend(x, y, ink.color(), coverage);
        }
    }
}
