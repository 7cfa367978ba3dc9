package io.gewu.render.draw;

import io.gewu.render.rasterizer.ExactAreaRasterizer;
import io.gewu.render.rasterizer.Path;
import io.gewu.render.rasterizer.Pixels;
import io.gewu.render.rasterizer.Rasterizer;

/**
 * What is drawn on, and the tools shared by all that is drawn in one map.
 *
 * @param scratch free for use within one draw call
 */
public record Canvas(Rasterizer rasterizer, Path scratch) {
    /** The one place that says which rasteriser draws. */
    public static Canvas on(Pixels pixels) {
        return new Canvas(ExactAreaRasterizer.on(pixels), new Path());
    }

    public Pixels pixels() {
        return rasterizer.pixels();
    }

    /** The same tools on other pixels of the same size. */
    public Canvas over(Pixels other) {
        return new Canvas(rasterizer.onto(other), scratch);
    }
}
