package io.gewu.render.rasterizer;

import java.util.Arrays;

/** An image of premultiplied ARGB. Not thread safe. */
public final class Pixels {
    private static final int PAIR = 0x00ff00ff;
    private static final int HALVES = 0x00800080;

    private final int width;
    private final int height;
    private final int[] argb;

    /** Over pixels given row by row, premultiplied; drawn into, not copied. */
    public Pixels(int width, int height, int[] argb) {
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    public Pixels(int width, int height) {
        this(width, height, new int[width * height]);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The pixels themselves, row by row. */
    public int[] argb() {
        return argb;
    }

    /** Premultiplied ARGB of a colour 0xRRGGBB and an opacity of 0 to 1. */
    public static int premultiplied(int rgb, double opacity) {
        int alpha = (int) Math.round(Math.max(0, Math.min(1, opacity)) * 255);
        return alpha == 255 ? 0xff000000 | rgb : scaled(0xff000000 | rgb, alpha);
    }

    /** A premultiplied colour times {@code share / 255}. */
    public static int scaled(int color, int share) {
        int rb = (color & PAIR) * share + HALVES;
        int ag = ((color >>> 8) & PAIR) * share + HALVES;
        rb = ((rb + ((rb >>> 8) & PAIR)) >>> 8) & PAIR;
        ag = (ag + ((ag >>> 8) & PAIR)) & ~PAIR;
        return ag | rb;
    }

    private static int over(int below, int color) {
        return color + scaled(below, 255 - (color >>> 24));
    }

    /** Blends one pixel; ignored outside. */
    public void blend(int x, int y, int color, int coverage) {
        if (x >= 0 && y >= 0 && x < width && y < height) {
            int at = y * width + x;
            argb[at] = over(argb[at], coverage == 255 ? color : scaled(color, coverage));
        }
    }

    /** Blends an ink over pixels {@code from} to before {@code to} of a row, all inside. */
    void blend(int y, int from, int to, Paint paint, int coverage) {
        int row = y * width;
        if (paint.isSolid()) {
            solid(row + from, row + to, coverage == 255 ? paint.color() : scaled(paint.color(), coverage));
            return;
        }
        for (int x = from; x < to; x++) {
            int color = paint.at(x, y);
            if (color != 0) {
                argb[row + x] = over(argb[row + x], coverage == 255 ? color : scaled(color, coverage));
            }
        }
    }

    private void solid(int from, int to, int color) {
        int rest = 255 - (color >>> 24);
        if (rest == 0) {
            Arrays.fill(argb, from, to, color);
            return;
        }
        for (int i = from; i < to; i++) {
            argb[i] = color + scaled(argb[i], rest);
        }
    }

    /** Lays another image of any size over this one, its upper left corner at a pixel. */
    public void blend(Pixels other, int left, int top) {
        int fromX = Math.max(0, -left);
        int toX = Math.min(other.width, width - left);
        for (int y = Math.max(0, -top); y < Math.min(other.height, height - top); y++) {
            int to = (y + top) * width + left;
            int from = y * other.width;
            for (int x = fromX; x < toX; x++) {
                int color = other.argb[from + x];
                if (color != 0) {
                    argb[to + x] = over(argb[to + x], color);
                }
            }
        }
    }
}
