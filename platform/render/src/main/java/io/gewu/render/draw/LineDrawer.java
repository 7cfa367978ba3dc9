package io.gewu.render.draw;

import io.gewu.render.rasterizer.StrokeStyle;
import java.util.Optional;
import org.geotools.api.style.LineSymbolizer;
import org.geotools.api.style.Stroke;

/** Strokes lines and the edges of areas, with a pen or with symbols in a row. */
final class LineDrawer implements Drawer {
    private final LineStyle style;
    private final Optional<GraphicStroke> row;
    private final SubpixelFeatures dots = new SubpixelFeatures();

    LineDrawer(LineSymbolizer symbolizer, Units units, Attributes attributes) {
        double pixels = units.pixelsFor(symbolizer);
        Stroke stroke = symbolizer.getStroke();
        style = new LineStyle(stroke, pixels, attributes);
        row = Optional.ofNullable(stroke.getGraphicStroke())
                .map(graphic -> new GraphicStroke(graphic, style, pixels, attributes));
    }

    @Override
    public void draw(ScreenGeometry screen, Canvas canvas) {
        if (screen.dimension() == 0) {
            return;
        }
        if (row.isPresent()) {
            row.get().draw(screen, canvas);
        } else if (screen.isDot()) {
            StrokeStyle strokeStyle = style.strokeStyle(screen.feature());
            int coverage = (int) Math.round(255 * Math.min(1, strokeStyle.width()));
            dots.draw(screen, canvas, style.paint(screen.feature()), coverage);
        } else {
            style.stroke(screen, canvas);
        }
    }

    @Override
    public double reach() {
        return row.map(GraphicStroke::reach).orElseGet(style::reach);
    }
}
