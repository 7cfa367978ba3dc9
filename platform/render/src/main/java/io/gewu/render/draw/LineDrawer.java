package io.gewu.render.draw;

import io.gewu.render.raster.Pen;
import java.util.Optional;
import org.geotools.api.style.LineSymbolizer;
import org.geotools.api.style.Stroke;

/** Strokes lines and the edges of areas, with a pen or with symbols in a row. */
final class LineDrawer implements Drawer {
    private final LineLook look;
    private final Optional<StampRow> row;
    private final Dots dots = new Dots();

    LineDrawer(LineSymbolizer symbolizer, Units units, Attributes attributes) {
        double pixels = units.pixelsFor(symbolizer);
        Stroke stroke = symbolizer.getStroke();
        look = new LineLook(stroke, pixels, attributes);
        row = Optional.ofNullable(stroke.getGraphicStroke())
                .map(graphic -> new StampRow(graphic, look, pixels, attributes));
    }

    @Override
    public void draw(Subject subject, Canvas canvas) {
        if (subject.dimension() == 0) {
            return;
        }
        if (row.isPresent()) {
            row.get().draw(subject, canvas);
        } else if (subject.isDot()) {
            Pen pen = look.pen(subject.feature());
            int coverage = (int) Math.round(255 * Math.min(1, pen.width()));
            dots.draw(subject, canvas, look.ink(subject.feature()), coverage);
        } else {
            look.stroke(subject, canvas);
        }
    }

    @Override
    public double reach() {
        return row.map(StampRow::reach).orElseGet(look::reach);
    }
}
