package io.gewu.render.draw;

import io.gewu.render.rasterizer.Paint;
import io.gewu.render.rasterizer.StrokeStyle;
import java.util.List;
import java.util.Locale;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.style.Stroke;

/** A stroke made ready: its pen is made once if nothing of it depends on the feature. */
final class LineStyle {
    /** Width to reckon with where it depends on the feature, in pixels. */
    private static final double EXPECTED_WIDTH = 20;

    /** Widest line, in pixels: a wrong attribute must not fill the map. */
    private static final double WIDEST = 2000;

    private final ColorExpression color;
    private final NumberExpression width;
    private final NumberExpression dashOffset;
    private final List<NumberExpression> dashes;
    private final StrokeStyle.Join join;
    private final StrokeStyle.Cap cap;
    private final boolean constant;
    private StrokeStyle strokeStyle;

    LineStyle(Stroke stroke, double pixelsPerUnit, Attributes attributes) {
        color = ColorExpression.of(stroke.getColor(), stroke.getOpacity(), 0, attributes);
        width = NumberExpression.of(stroke.getWidth(), 1, pixelsPerUnit, attributes);
        dashOffset = NumberExpression.of(stroke.getDashOffset(), 0, pixelsPerUnit, attributes);
        List<Expression> lengths = stroke.dashArray() == null ? List.of() : stroke.dashArray();
        dashes = lengths.stream()
                .map(length -> NumberExpression.of(length, 0, pixelsPerUnit, attributes))
                .toList();
        join = join(stroke.getLineJoin());
        cap = cap(stroke.getLineCap());
        constant =
                width.isConstant() && dashOffset.isConstant() && dashes.stream().allMatch(NumberExpression::isConstant);
        strokeStyle = constant ? make(null) : StrokeStyle.solid(EXPECTED_WIDTH);
    }

    StrokeStyle strokeStyle(Object feature) {
        return constant ? strokeStyle : make(feature);
    }

    Paint paint(Object feature) {
        return color.at(feature);
    }

    double reach() {
        return strokeStyle.reach();
    }

    void stroke(ScreenGeometry screen, Canvas canvas) {
        Paint paint = paint(screen.feature());
        StrokeStyle with = strokeStyle(screen.feature());
        if (paint.isInvisible()
                || with.width() <= 0
                || screen.path().misses(canvas.pixels().width(), canvas.pixels().height(), with.reach())) {
            return;
        }
        canvas.rasterizer().stroke(screen.path(), with, paint);
    }

    private StrokeStyle make(Object feature) {
        float[] lengths = new float[dashes.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = (float) Math.max(0, dashes.get(i).at(feature));
        }
        return new StrokeStyle(
                Math.max(0, Math.min(WIDEST, width.at(feature))),
                join,
                cap,
                lengths,
                Math.max(0, dashOffset.at(feature)));
    }

    private static StrokeStyle.Join join(Expression join) {
        return switch (word(join)) {
            case "round" -> StrokeStyle.Join.ROUND;
            case "bevel" -> StrokeStyle.Join.BEVEL;
            default -> StrokeStyle.Join.MITER;
        };
    }

    private static StrokeStyle.Cap cap(Expression cap) {
        return switch (word(cap)) {
            case "round" -> StrokeStyle.Cap.ROUND;
            case "square" -> StrokeStyle.Cap.SQUARE;
            default -> StrokeStyle.Cap.BUTT;
        };
    }

    private static String word(Expression expression) {
        Object found = expression == null ? null : expression.evaluate(null);
        return found == null ? "" : found.toString().trim().toLowerCase(Locale.ROOT);
    }
}
