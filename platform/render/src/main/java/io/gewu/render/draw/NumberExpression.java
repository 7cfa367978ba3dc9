package io.gewu.render.draw;

import org.geotools.api.filter.expression.Expression;
import org.geotools.util.Converters;

/** A number of a style: evaluated once if it is constant, else for each feature. */
final class NumberExpression {
    private final Expression expression;
    private final boolean constant;
    private final double value;
    private final double factor;

    private NumberExpression(Expression expression, boolean constant, double value, double factor) {
        this.expression = expression;
        this.constant = constant;
        this.value = value;
        this.factor = factor;
    }

    static NumberExpression of(double value) {
        return new NumberExpression(null, true, value, 1);
    }

    /** @param expression may be absent (null in GeoTools' style model) */
    static NumberExpression of(Expression expression, double otherwise, double factor, Attributes attributes) {
        if (expression == null || Expression.NIL.equals(expression)) {
            return of(otherwise * factor);
        }
        if (Attributes.isConstant(expression)) {
            return of(number(expression.evaluate(null), otherwise) * factor);
        }
        return new NumberExpression(attributes.bind(expression), false, otherwise, factor);
    }

    double at(Object feature) {
        return constant ? value : number(expression.evaluate(feature), value) * factor;
    }

    boolean isConstant() {
        return constant;
    }

    /** The value, or what to expect if it depends on the feature. */
    double expected(double otherwise) {
        return constant ? value : otherwise;
    }

    private static double number(Object found, double otherwise) {
        if (found instanceof Number number) {
            return finite(number.doubleValue(), otherwise);
        }
        Double converted = found == null ? null : Converters.convert(found, Double.class);
        return converted == null ? otherwise : finite(converted, otherwise);
    }

    private static double finite(double number, double otherwise) {
        return Double.isFinite(number) ? number : otherwise;
    }
}
