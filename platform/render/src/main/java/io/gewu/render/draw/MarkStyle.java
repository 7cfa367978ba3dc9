package io.gewu.render.draw;

import io.gewu.render.rasterizer.Paint;
import io.gewu.render.rasterizer.Path;
import io.gewu.render.rasterizer.Rasterizer.FillRule;
import io.gewu.render.rasterizer.StrokeStyle;
import java.util.Optional;
import org.geotools.api.style.Mark;

/** A mark made ready. */
final class MarkStyle {
    private final String name;
    private final Path shape;
    private final Optional<ColorExpression> fill;
    private final Optional<LineStyle> outline;

    MarkStyle(Mark mark, double pixels, Attributes attributes) {
        Object found =
                mark.getWellKnownName() == null ? null : mark.getWellKnownName().evaluate(null);
        name = found == null ? "square" : found.toString().trim();
        shape = MarkShapes.of(name).or(() -> MarkShapes.of("square")).orElseThrow();
        fill = Optional.ofNullable(mark.getFill())
                .map(style -> ColorExpression.of(style.getColor(), style.getOpacity(), 0x808080, attributes));
        outline = Optional.ofNullable(mark.getStroke()).map(style -> new LineStyle(style, pixels, attributes));
    }

    boolean isHatch() {
        return MarkShapes.isHatch(name);
    }

    Path shape() {
        return shape;
    }

    double reach() {
        return outline.map(LineStyle::reach).orElse(0.0);
    }

    void draw(Object feature, Canvas canvas, Path path, double opacity) {
        if (path.misses(canvas.pixels().width(), canvas.pixels().height(), reach())) {
            return;
        }
        if (fill.isPresent() && path.isRing(0)) {
            canvas.rasterizer().fill(path, FillRule.EVEN_ODD, faded(fill.get().at(feature), opacity));
        }
        if (outline.isPresent()) {
            StrokeStyle strokeStyle = outline.get().strokeStyle(feature);
            if (strokeStyle.width() > 0) {
                canvas.rasterizer()
                        .stroke(path, strokeStyle, faded(outline.get().paint(feature), opacity));
            }
        }
    }

    private static Paint faded(Paint paint, double opacity) {
        return opacity >= 1 ? paint : Paint.of(ColorBlend.of(paint.color(), Math.max(0, opacity)));
    }
}
