package io.gewu.render.draw;

import io.gewu.render.rasterizer.Path;
import org.geotools.api.style.Graphic;

/** Symbols in a row along a line, turned with it: railways, fences, arrows. */
final class GraphicStroke {
    private static final double CLOSEST = 1;

    private final GraphicSymbol symbol;
    private final LineStyle style;
    private final NumberExpression gap;
    private final NumberExpression initialGap;

    GraphicStroke(Graphic graphic, LineStyle style, double pixels, Attributes attributes) {
        this.symbol = GraphicSymbol.of(graphic, pixels, attributes, false);
        this.style = style;
        this.gap = NumberExpression.of(graphic.getGap(), 0, pixels, attributes);
        this.initialGap = NumberExpression.of(graphic.getInitialGap(), 0, pixels, attributes);
    }

    double reach() {
        return symbol.reach();
    }

    /** The dash array, if any, spaces the symbols as GeoServer does: dash plus gap is the distance between two. */
    void draw(ScreenGeometry screen, Canvas canvas) {
        Object feature = screen.feature();
        float[] dashes = style.strokeStyle(feature).dashes();
        double size = symbol.size(feature);
        double step = size + gap.at(feature);
        double before = initialGap.at(feature) + size / 2;
        if (dashes.length > 1) {
            step = dashes[0] + dashes[1];
            before = style.strokeStyle(feature).dashOffset() + dashes[0] / 2;
        }
        Path path = screen.path();
        for (int part = 0; part < path.parts(); part++) {
            walk(screen, canvas, part, before, Math.max(step, CLOSEST));
        }
    }

    private void walk(ScreenGeometry screen, Canvas canvas, int part, double before, double step) {
        Path path = screen.path();
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
                    symbol.draw(screen.feature(), canvas, px, py, angle);
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
