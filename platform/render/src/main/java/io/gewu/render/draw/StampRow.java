package io.gewu.render.draw;

import io.gewu.render.raster.Path;
import org.geotools.api.style.Graphic;

/** Symbols in a row along a line, turned with it: railways, fences, arrows. */
final class StampRow {
    private static final double CLOSEST = 1;

    private final Stamp stamp;
    private final LineLook look;
    private final Amount gap;
    private final Amount initialGap;

    StampRow(Graphic graphic, LineLook look, double pixels, Attributes attributes) {
        this.stamp = Stamp.of(graphic, pixels, attributes, false);
        this.look = look;
        this.gap = Amount.of(graphic.getGap(), 0, pixels, attributes);
        this.initialGap = Amount.of(graphic.getInitialGap(), 0, pixels, attributes);
    }

    double reach() {
        return stamp.reach();
    }

    /** The dash array, if any, spaces the symbols as GeoServer does: dash plus gap is the distance between two. */
    void draw(Subject subject, Canvas canvas) {
        Object feature = subject.feature();
        float[] dashes = look.pen(feature).dashes();
        double size = stamp.size(feature);
        double step = size + gap.at(feature);
        double before = initialGap.at(feature) + size / 2;
        if (dashes.length > 1) {
            step = dashes[0] + dashes[1];
            before = look.pen(feature).dashOffset() + dashes[0] / 2;
        }
        Path path = subject.path();
        for (int part = 0; part < path.parts(); part++) {
            walk(subject, canvas, part, before, Math.max(step, CLOSEST));
        }
    }

    private void walk(Subject subject, Canvas canvas, int part, double before, double step) {
        Path path = subject.path();
        double reach = reach();
        int start = path.start(part);
        int end = path.end(part);
        double left = before;
        for (int i = start; i < end - (path.isRing(part) ? 0 : 2); i += 2) {
            int next = i + 2 < end ? i + 2 : start;
            double x = path.at(i);
            double y = path.at(i + 1);
            double dx = path.at(next) - x;
            double dy = path.at(next + 1) - y;
            double length = Math.hypot(dx, dy);
            double angle = Math.atan2(dy, dx);
            if (length > left && outside(canvas, x, y, x + dx, y + dy, reach)) {
                left += Math.ceil((length - left) / step) * step;
            }
            for (; left <= length; left += step) {
                double px = x + dx * left / length;
                double py = y + dy * left / length;
                if (!outside(canvas, px, py, px, py, reach)) {
                    stamp.draw(subject.feature(), canvas, px, py, angle);
                }
            }
            left -= length;
        }
    }

    private static boolean outside(Canvas canvas, double x0, double y0, double x1, double y1, double reach) {
        return Math.max(x0, x1) < -reach
                || Math.max(y0, y1) < -reach
                || Math.min(x0, x1) > canvas.pixels().width() + reach
                || Math.min(y0, y1) > canvas.pixels().height() + reach;
    }
}
