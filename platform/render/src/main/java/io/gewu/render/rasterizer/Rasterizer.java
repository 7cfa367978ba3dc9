package io.gewu.render.rasterizer;

/**
 * Draws shapes into pixels, anti-aliased: all that is drawn in a map passes through here, one call a shape, so that
 * another way of drawing can take the place of {@link ExactAreaRasterizer}. Coordinates are pixels, x to the right, y
 * down, the upper left corner of the upper left pixel at 0, 0; what lies outside is not drawn, ordinates that are no
 * numbers are left out. Paths may be refilled after a call. Not thread safe.
 */
public interface Rasterizer {
    /** What belongs to an area whose rings overlap. */
    enum FillRule {
        /** What lies within an odd number of rings, whichever way they run: areas with holes. */
        EVEN_ODD,
        /** What rings wind around at least once: letters, whose parts may overlap. */
        NON_ZERO
    }

    /** What is drawn into. */
    Pixels pixels();

    /** Fills an area; every part counts as a ring. */
    void fill(Path area, FillRule rule, Paint paint);

    /** Draws lines and the edges of rings; a line that crosses itself or another of the path covers a pixel once. */
    void stroke(Path lines, StrokeStyle style, Paint paint);

    /** Draws into other pixels of the same size; may share memory with this one, so use them in one thread. */
    Rasterizer onto(Pixels other);
}
