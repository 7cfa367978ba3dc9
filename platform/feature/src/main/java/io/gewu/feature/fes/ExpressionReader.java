package io.gewu.feature.fes;

import io.gewu.api.ErrorCode;
import io.gewu.feature.gml.GmlGeometryReader;
import io.gewu.feature.xml.XmlElement;
import java.util.List;
import java.util.Set;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;

/** Reads properties, literals, arithmetic and functions of FES 2.0, Filter 1.1 and 1.0. Safe for many threads. */
public final class ExpressionReader {
    private static final Set<String> NAMES =
            Set.of("ValueReference", "PropertyName", "Literal", "Add", "Sub", "Mul", "Div", "Function");

    private final FilterContext context;

    public ExpressionReader(FilterContext context) {
        this.context = context;
    }

    /** Exactly so many expressions inside an element, to be compared or computed with. */
    List<Expression> children(XmlElement parent, int count) {
        List<XmlElement> children = parent.children();
        if (children.size() != count) {
            throw FilterReader.wrong(
                    parent, "<" + parent.name() + "> takes " + count + " expressions, found " + children.size());
        }
        return children.stream().map(this::comparable).toList();
    }

    /** An expression that is compared or computed with: no literal geometry. */
    Expression comparable(XmlElement element) {
        if (element.name().equals("Literal") && !element.children().isEmpty()) {
            throw element.failure(
                    ErrorCode.NOT_COMPARABLE,
                    "filter",
                    "Only text, numbers and times are compared here; found a literal with elements in it");
        }
        return read(element);
    }

    /**
     * Reads the expression that an element is.
     *
     * @throws io.gewu.api.GewuException at the place of what is wrong
     */
    public Expression read(XmlElement element) {
        return switch (element.name()) {
            case "ValueReference", "PropertyName" -> context.property(element);
            case "Literal" -> literal(element);
            case "Add", "Sub", "Mul", "Div" -> arithmetic(element);
            case "Function" ->
                FilterFunctions.call(
                        element, element.children().stream().map(this::read).toList(), context::mayCall);
            default ->
                context.extension(element, this)
                        .orElseThrow(
                                () -> FilterReader.wrong(
                                        element,
                                        "<" + element.name()
                                                + "> is not supported in a filter; expected ValueReference, Literal or Function"));
        };
    }

    /** Whether an element is called as an expression of Filter Encoding. */
    static boolean isExpression(XmlElement element) {
        return NAMES.contains(element.name());
    }

    private Expression literal(XmlElement element) {
        List<XmlElement> inside = element.children();
        if (inside.isEmpty()) {
            return context.literal(element.text());
        }
        XmlElement geometry = element.only("a GML geometry");
        if (!GmlGeometryReader.isGeometry(geometry)) {
            throw FilterReader.wrong(geometry, "<" + geometry.name() + "> in a literal; expected a GML geometry");
        }
        return FilterReader.FILTERS.literal(context.geometry(geometry));
    }

    private Expression arithmetic(XmlElement element) {
        FilterFactory filters = FilterReader.FILTERS;
        List<Expression> sides = children(element, 2);
        Expression a = number(sides.get(0), element);
        Expression b = number(sides.get(1), element);
        return switch (element.name()) {
            case "Add" -> filters.add(a, b);
            case "Sub" -> filters.subtract(a, b);
            case "Mul" -> filters.multiply(a, b);
            default -> filters.divide(a, b);
        };
    }

    private static Expression number(Expression side, XmlElement at) {
        if (side instanceof Literal literal && literal.getValue() instanceof String text) {
            try {
                return FilterReader.FILTERS.literal(Double.parseDouble(text));
            } catch (NumberFormatException broken) {
                throw FilterReader.wrong(at, "\"" + text + "\" is not a number");
            }
        }
        return side;
    }
}
