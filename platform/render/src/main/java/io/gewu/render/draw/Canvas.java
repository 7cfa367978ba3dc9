package io.gewu.render.draw;

import io.gewu.render.rasterizer.Path;
import io.gewu.render.rasterizer.Pixels;
import io.gewu.render.rasterizer.ScanConverter;
import io.gewu.render.rasterizer.Stroker;

/**
 * What is drawn on, and the tools shared by all that is drawn in one map.
 *
 * @param scratch free for use within one draw call
 */
public record Canvas(Pixels pixels, ScanConverter coverage, Stroker stroker, Path scratch) {
    public static Canvas on(Pixels pixels) {
        ScanConverter coverage = new ScanConverter(pixels.width(), pixels.height());
        return new Canvas(pixels, coverage, new Stroker(coverage), new Path());
    }

    /** The same tools on other pixels of the same size. */
    public Canvas over(Pixels other) {
        return new Canvas(other, coverage, stroker, scratch);
    }
}
