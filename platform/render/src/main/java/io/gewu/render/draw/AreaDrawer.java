package io.gewu.render.draw;

import io.gewu.render.raster.Ink;
import io.gewu.render.raster.Pen;
import java.util.Optional;
import org.geotools.api.style.PolygonSymbolizer;

/** Fills and outlines areas. */
final class AreaDrawer implements Drawer {
    private final Optional<AreaLook> fill;
    private final Optional<LineLook> outline;
    private final Dots dots = new Dots();

    AreaDrawer(PolygonSymbolizer symbolizer, Units units, Attributes attributes) {
        double pixels = units.pixelsFor(symbolizer);
        fill = Optional.ofNullable(symbolizer.getFill()).map(look -> new AreaLook(look, pixels, attributes));
        outline = Optional.ofNullable(symbolizer.getStroke()).map(look -> new LineLook(look, pixels, attributes));
    }

    @Override
    public void draw(Subject subject, Canvas canvas) {
        if (subject.dimension() == 0) {
            return;
        }
        if (subject.isDot()) {
            dot(subject, canvas);
            return;
        }
        if (fill.isPresent() && subject.dimension() == 2) {
            fill.get().fill(subject, canvas);
        }
        if (outline.isPresent()) {
            outline.get().stroke(subject, canvas);
        }
    }

    /** A tiny area is its outline more than its fill, as far as the pen reaches. */
    private void dot(Subject subject, Canvas canvas) {
        int inside = fill.map(look -> look.ink(subject.feature()).color()).orElse(0);
        if (outline.isEmpty()) {
            dots.draw(subject, canvas, Ink.of(inside), 255);
            return;
        }
        Pen pen = outline.get().pen(subject.feature());
        int edge = Shade.of(outline.get().ink(subject.feature()).color(), Math.min(1, pen.width()));
        dots.draw(subject, canvas, Ink.of(Shade.over(inside, edge)), 255);
    }

    @Override
    public double reach() {
        return outline.map(LineLook::reach).orElse(0.0);
    }
}
