package io.gewu.render.label;

import io.gewu.render.rasterizer.Rasterizer;
import io.gewu.render.rasterizer.Rasterizer.FillRule;
import io.gewu.render.rasterizer.StrokeStyle;

/** Draws labels that have found their places: the halo first. */
public final class LabelPainter {
    /** How much letters of a face without bold are thickened, in ems. */
    private static final double BOLD = 0.035;

    private LabelPainter() {}

    public static void draw(PlacedLabel label, Rasterizer on) {
        TextStyle style = label.label().style();
        if (style.haloRadius() > 0 && !style.halo().isInvisible()) {
            on.stroke(label.outline(), StrokeStyle.round(2 * style.haloRadius()), style.halo());
        }
        on.fill(label.outline(), FillRule.NON_ZERO, style.paint());
        if (style.bold() && !style.faces().get(0).isBold()) {
            on.stroke(label.outline(), StrokeStyle.round(style.size() * BOLD), style.paint());
        }
    }
}
