package io.gewu.feature.fes;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.filter.capability.FunctionName;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.ExpressionVisitor;
import org.geotools.api.filter.expression.Function;
import org.geotools.api.filter.expression.InternalFunction;
import org.geotools.api.filter.expression.Literal;
import org.geotools.filter.capability.FunctionNameImpl;
import org.geotools.util.Converters;

/**
 * A call of one of {@link FilterFunctions}. A function of a value that is not there has no value, as in SQL. Stores
 * copy it as it is and evaluate it row by row.
 *
 * @param geotools the function of GeoTools that computes it; empty for one of our own
 */
record FunctionCall(FilterFunction function, List<Expression> arguments, Optional<Function> geotools)
        implements InternalFunction {
    private static final Set<String> OWN =
            Set.of("strToLowerCase", "strToUpperCase", "strTrim", "strLength", "abs", "round", "floor", "ceil");

    /** They are asked about missing values, or choose among values some of which may be missing. */
    private static final Set<String> TAKES_NULL =
            Set.of("Concatenate", "PropertyExists", "Recode", "if_then_else", "isNull", "strDefaultIfBlank");

    static FunctionCall of(FilterFunction function, List<Expression> arguments) {
        Optional<Function> geotools = OWN.contains(function.name())
                ? Optional.empty()
                : Optional.of(FilterReader.FILTERS.function(function.name(), arguments.toArray(Expression[]::new)));
        return new FunctionCall(function, List.copyOf(arguments), geotools);
    }

    @Override
    public Object evaluate(Object feature) {
        if (!TAKES_NULL.contains(function.name())
                && arguments.stream().anyMatch(argument -> argument.evaluate(feature) == null)) {
            return null;
        }
        return geotools.isPresent()
                ? computed(geotools.get(), feature)
                : own(arguments.get(0).evaluate(feature));
    }

    private Object computed(Function by, Object feature) {
        try {
            return by.evaluate(feature);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ClassCastException unsuitable) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    "filter",
                    "Function " + function.name() + " cannot take "
                            + arguments.stream()
                                    .map(a -> String.valueOf(a.evaluate(feature)))
                                    .toList(),
                    unsuitable);
        }
    }

    private Object own(Object value) {
        if (function.arguments().get(0).takes() == String.class) {
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
        return of(function, List.of(parameters));
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
        return new FunctionNameImpl(function.name(), function.gives());
    }

    @Override
    public List<Expression> getParameters() {
        return arguments;
    }

    @Override
    public Literal getFallbackValue() {
        return FilterReader.FILTERS.literal("");
    }
}
