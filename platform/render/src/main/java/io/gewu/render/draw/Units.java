package io.gewu.render.draw;

import io.gewu.render.MapFrame;
import org.geotools.api.style.Symbolizer;
import org.geotools.styling.UomOgcMapping;

/**
 * Turns sizes of styles into pixels.
 *
 * @param symbolScale pixels for a standard pixel
 * @param metresPerPixel on the ground
 */
public record Units(double symbolScale, double metresPerPixel) {
    private static final double METRES_PER_FOOT = 0.3048;

    public static Units of(MapFrame frame) {
        return new Units(frame.symbolScale(), frame.metresPerPixel());
    }

    /** Pixels for 1 in the symbolizer's unit of measure (OGC 05-077r4, clause 10.2). */
    double pixelsFor(Symbolizer symbolizer) {
        var unit = symbolizer.getUnitOfMeasure();
        if (unit == null || unit.equals(UomOgcMapping.PIXEL.getUnit())) {
            return symbolScale;
        }
        return (unit.equals(UomOgcMapping.FOOT.getUnit()) ? METRES_PER_FOOT : 1) / metresPerPixel;
    }
}
