package io.gewu.render.label;

import io.gewu.render.raster.Coverage;
import io.gewu.render.raster.Pen;
import io.gewu.render.raster.Pixels;
import io.gewu.render.raster.Stroker;

/** Draws labels that have found their places: the halo first. */
public final class LabelInk {
    /** How much letters of a face without bold are thickened, in ems. */
    private static final double BOLD = 0.035;

    private LabelInk() {}

    public static void draw(Placed label, Pixels on, Coverage coverage, Stroker stroker) {
        TextLook look = label.label().look();
        if (look.haloRadius() > 0 && !look.halo().isInvisible()) {
            stroker.stroke(label.outline(), Pen.round(2 * look.haloRadius()));
            coverage.fillUnion(on, look.halo());
        }
        coverage.add(label.outline());
        coverage.fillUnion(on, look.ink());
        if (look.bold() && !look.faces().get(0).isBold()) {
            stroker.stroke(label.outline(), Pen.round(look.size() * BOLD));
            coverage.fillUnion(on, look.ink());
        }
    }
}
