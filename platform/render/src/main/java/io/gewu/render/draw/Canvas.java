package io.gewu.render.draw;

import io.gewu.render.raster.Coverage;
import io.gewu.render.raster.Path;
import io.gewu.render.raster.Pixels;
import io.gewu.render.raster.Stroker;

/**
 * What is drawn on, and the tools shared by all that is drawn in one map.
 *
 * @param scratch free for use within one draw call
 */
public record Canvas(Pixels pixels, Coverage coverage, Stroker stroker, Path scratch) {
    public static Canvas on(Pixels pixels) {
        Coverage coverage = new Coverage(pixels.width(), pixels.height());
        return new Canvas(pixels, coverage, new Stroker(coverage), new Path());
    }

    /** The same tools on other pixels of the same size. */
    public Canvas over(Pixels other) {
        return new Canvas(other, coverage, stroker, scratch);
    }
}
