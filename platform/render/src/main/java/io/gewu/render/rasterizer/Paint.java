package io.gewu.render.rasterizer;

/** What an area is filled with: one colour, or a tile repeated without end. Immutable. */
public final class Paint {
    private final int color;
    private final int[] tile;
    private final int width;
    private final int height;
    private final int originX;
    private final int originY;

    private Paint(int color, int[] tile, int width, int height, int originX, int originY) {
        this.color = color;
        this.tile = tile;
        this.width = width;
        this.height = height;
        this.originX = originX;
        this.originY = originY;
    }

    /** One colour, premultiplied ARGB. */
    public static Paint of(int argb) {
        return new Paint(argb, new int[0], 0, 0, 0, 0);
    }

    /** Repeats an image; one of its upper left corners lies at the origin, in pixels. */
    public static Paint tile(Pixels image, int originX, int originY) {
        return new Paint(0, image.argb(), image.width(), image.height(), originX, originY);
    }

    boolean isSolid() {
        return width == 0;
    }

    /** The one colour, premultiplied ARGB; 0 for a tile. */
    public int color() {
        return color;
    }

    int at(int x, int y) {
        return tile[Math.floorMod(y - originY, height) * width + Math.floorMod(x - originX, width)];
    }

    /** Whether nothing would be seen of it. */
    public boolean isInvisible() {
        return isSolid() && color >>> 24 == 0;
    }
}
