package io.gewu.render.draw;

import io.gewu.render.rasterizer.Paint;
import io.gewu.render.rasterizer.StrokeStyle;
import java.util.Optional;
import org.geotools.api.style.PolygonSymbolizer;

/** Fills and outlines areas. */
final class PolygonDrawer implements Drawer {
    private final Optional<PolygonStyle> fill;
    private final Optional<LineStyle> outline;
    private final SubpixelFeatures dots = new SubpixelFeatures();

    PolygonDrawer(PolygonSymbolizer symbolizer, Units units, Attributes attributes) {
        double pixels = units.pixelsFor(symbolizer);
        fill = Optional.ofNullable(symbolizer.getFill()).map(style -> new PolygonStyle(style, pixels, attributes));
        outline = Optional.ofNullable(symbolizer.getStroke()).map(style -> new LineStyle(style, pixels, attributes));
    }

    @Override
    public void draw(ScreenGeometry screen, Canvas canvas) {
        if (screen.dimension() == 0) {
            return;
        }
        if (screen.isDot()) {
            dot(screen, canvas);
            return;
        }
        if (fill.isPresent() && screen.dimension() == 2) {
            fill.get().fill(screen, canvas);
        }
        if (outline.isPresent()) {
            outline.get().stroke(screen, canvas);
        }
    }

    /** A tiny area is its outline more than its fill, as far as the pen reaches. */
    private void dot(ScreenGeometry screen, Canvas canvas) {
        int inside = fill.map(style -> style.paint(screen.feature()).color()).orElse(0);
        if (outline.isEmpty()) {
            dots.draw(screen, canvas, Paint.of(inside), 255);
            return;
        }
        StrokeStyle strokeStyle = outline.get().strokeStyle(screen.feature());
        int edge = ColorBlend.of(outline.get().paint(screen.feature()).color(), Math.min(1, strokeStyle.width()));
        dots.draw(screen, canvas, Paint.of(ColorBlend.over(inside, edge)), 255);
    }

    @Override
    public double reach() {
        return outline.map(LineStyle::reach).orElse(0.0);
    }
}
