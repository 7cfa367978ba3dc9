package io.gewu.feature.fes;

import java.util.List;
import java.util.Locale;
import org.geotools.api.filter.capability.FunctionName;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.ExpressionVisitor;
import org.geotools.api.filter.expression.InternalFunction;
import org.geotools.api.filter.expression.Literal;
import org.geotools.filter.capability.FunctionNameImpl;
import org.geotools.util.Converters;

/** A call of one of {@link FilterSupport#FUNCTIONS}; looks at nothing but its argument; null of null. */
record OfferedFunction(FilterSupport.Function function, Expression argument) implements InternalFunction {
    @Override
    public Object evaluate(Object feature) {
        Object value = argument.evaluate(feature);
        if (value == null) {
            return null;
        }
        if (function.takes() == FilterSupport.Kind.TEXT) {
            return ofText(value.toString());
        }
        Double number = Converters.convert(value, Double.class);
        return number == null ? null : (Object) ofNumber(number);
    }

    private Object ofText(String text) {
        return switch (function.name()) {
            case "strToLowerCase" -> text.toLowerCase(Locale.ROOT);
            case "strToUpperCase" -> text.toUpperCase(Locale.ROOT);
            case "strTrim" -> text.trim();
            default -> (double) text.length();
        };
    }

    private double ofNumber(double number) {
        return switch (function.name()) {
            case "abs" -> Math.abs(number);
            case "floor" -> Math.floor(number);
            case "ceil" -> Math.ceil(number);
            default -> (double) Math.round(number);
        };
    }

    @Override
    public <T> T evaluate(Object feature, Class<T> context) {
        return Converters.convert(evaluate(feature), context);
    }

    @Override
    public InternalFunction duplicate(Expression... parameters) {
        return new OfferedFunction(function, parameters[0]);
    }

    @Override
    public Object accept(ExpressionVisitor visitor, Object extraData) {
        return visitor.visit(this, extraData);
    }

    @Override
    public String getName() {
        return function.name();
    }

    @Override
    public FunctionName getFunctionName() {
        return new FunctionNameImpl(function.name(), Object.class);
    }

    @Override
    public List<Expression> getParameters() {
        return List.of(argument);
    }

    @Override
    public Literal getFallbackValue() {
        return FilterReader.FILTERS.literal("");
    }
}
