package io.gewu.render.draw;

import io.gewu.render.raster.Ink;
import io.gewu.render.raster.Pen;
import java.util.List;
import java.util.Locale;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.style.Stroke;

/** A stroke made ready: its pen is made once if nothing of it depends on the feature. */
final class LineLook {
    /** Width to reckon with where it depends on the feature, in pixels. */
    private static final double EXPECTED_WIDTH = 20;

    /** Widest line, in pixels: a wrong attribute must not fill the map. */
    private static final double WIDEST = 2000;

    private final Hue hue;
    private final Amount width;
    private final Amount dashOffset;
    private final List<Amount> dashes;
    private final Pen.Join join;
    private final Pen.Cap cap;
    private final boolean constant;
    private Pen pen;

    LineLook(Stroke stroke, double pixelsPerUnit, Attributes attributes) {
        hue = Hue.of(stroke.getColor(), stroke.getOpacity(), 0, attributes);
        width = Amount.of(stroke.getWidth(), 1, pixelsPerUnit, attributes);
        dashOffset = Amount.of(stroke.getDashOffset(), 0, pixelsPerUnit, attributes);
        List<Expression> lengths = stroke.dashArray() == null ? List.of() : stroke.dashArray();
        dashes = lengths.stream()
                .map(length -> Amount.of(length, 0, pixelsPerUnit, attributes))
                .toList();
        join = join(stroke.getLineJoin());
        cap = cap(stroke.getLineCap());
        constant =
                width.isConstant() && dashOffset.isConstant() && dashes.stream().allMatch(Amount::isConstant);
        pen = constant ? make(null) : Pen.solid(EXPECTED_WIDTH);
    }

    Pen pen(Object feature) {
        return constant ? pen : make(feature);
    }

    Ink ink(Object feature) {
        return hue.at(feature);
    }

    double reach() {
        return pen.reach();
    }

    void stroke(Subject subject, Canvas canvas) {
        Ink ink = ink(subject.feature());
        Pen with = pen(subject.feature());
        if (ink.isInvisible()
                || with.width() <= 0
                || subject.path()
                        .misses(canvas.pixels().width(), canvas.pixels().height(), with.reach())) {
            return;
        }
        canvas.stroker().stroke(subject.path(), with);
        canvas.coverage().fillUnion(canvas.pixels(), ink);
    }

    private Pen make(Object feature) {
        float[] lengths = new float[dashes.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = (float) Math.max(0, dashes.get(i).at(feature));
        }
        return new Pen(
                Math.max(0, Math.min(WIDEST, width.at(feature))),
                join,
                cap,
                lengths,
                Math.max(0, dashOffset.at(feature)));
    }

    private static Pen.Join join(Expression join) {
        return switch (word(join)) {
            case "round" -> Pen.Join.ROUND;
            case "bevel" -> Pen.Join.BEVEL;
            default -> Pen.Join.MITER;
        };
    }

    private static Pen.Cap cap(Expression cap) {
        return switch (word(cap)) {
            case "round" -> Pen.Cap.ROUND;
            case "square" -> Pen.Cap.SQUARE;
            default -> Pen.Cap.BUTT;
        };
    }

    private static String word(Expression expression) {
        Object found = expression == null ? null : expression.evaluate(null);
        return found == null ? "" : found.toString().trim().toLowerCase(Locale.ROOT);
    }
}
