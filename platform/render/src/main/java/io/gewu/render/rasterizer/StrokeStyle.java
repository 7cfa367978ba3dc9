package io.gewu.render.rasterizer;

/**
 * How a line is drawn.
 *
 * @param width in pixels
 * @param dashes lengths in pixels of dash and gap in turn; empty for a solid line
 * @param dashOffset pixels into the dashes at which a line begins
 */
public record StrokeStyle(double width, Join join, Cap cap, float[] dashes, double dashOffset) {
    /** How two segments meet. */
    public enum Join {
        MITER,
        BEVEL,
        ROUND
    }

    /** How a line ends. */
    public enum Cap {
        BUTT,
        SQUARE,
        ROUND
    }

    /** A solid line with sharp corners. */
    public static StrokeStyle solid(double width) {
        return new StrokeStyle(width, Join.MITER, Cap.BUTT, new float[0], 0);
    }

    /** A solid line, round everywhere: halos. */
    public static StrokeStyle round(double width) {
        return new StrokeStyle(width, Join.ROUND, Cap.ROUND, new float[0], 0);
    }

    /** How far beyond its axis the line can reach, in pixels. */
    public double reach() {
        return width / 2 * (join == Join.MITER ? Stroker.MITER_LIMIT : 1.5);
    }
}
