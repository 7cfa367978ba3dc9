package io.gewu.render.label;

import io.gewu.render.rasterizer.Pixels;
import io.gewu.render.rasterizer.ScanConverter;
import io.gewu.render.rasterizer.StrokeStyle;
import io.gewu.render.rasterizer.Stroker;

/** Draws labels that have found their places: the halo first. */
public final class LabelPainter {
    /** How much letters of a face without bold are thickened, in ems. */
    private static final double BOLD = 0.035;

    private LabelPainter() {}

    public static void draw(PlacedLabel label, Pixels on, ScanConverter coverage, Stroker stroker) {
        TextStyle style = label.label().style();
        if (style.haloRadius() > 0 && !style.halo().isInvisible()) {
            stroker.stroke(label.outline(), StrokeStyle.round(2 * style.haloRadius()));
            coverage.fillUnion(on, style.halo());
        }
        coverage.add(label.outline());
        coverage.fillUnion(on, style.paint());
        if (style.bold() && !style.faces().get(0).isBold()) {
            stroker.stroke(label.outline(), StrokeStyle.round(style.size() * BOLD));
            coverage.fillUnion(on, style.paint());
        }
    }
}
