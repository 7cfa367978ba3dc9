package io.gewu.feature.fes;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import io.gewu.feature.gml.AttributeText;
import io.gewu.feature.gml.XmlInput;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;

/** Reads properties, literals, arithmetic and the few functions that may be called. */
final class ExpressionReader {
    private static final String GML = "http://www.opengis.net/gml";
    private static final Set<String> GML_PROPERTIES = Set.of(
            "name", "description", "descriptionReference", "identifier", "boundedBy", "location", "metaDataProperty");

    private final Layer layer;
    private final XmlInput xml;

    ExpressionReader(Layer layer, XmlInput xml) {
        this.layer = layer;
        this.xml = xml;
    }

    /** Exactly so many expressions inside the element at this place. */
    List<Expression> children(int count) {
        String parent = xml.name();
        List<Expression> children = new ArrayList<>();
        int here = xml.depth();
        while (xml.nextChild(here)) {
            children.add(read());
        }
        if (children.size() != count) {
            throw xml.fail(
                    ErrorCode.INVALID_PARAMETER,
                    "filter",
                    "<" + parent + "> takes " + count + " expressions, found " + children.size());
        }
        return children;
    }

    Expression read() {
        return switch (xml.name()) {
            case "ValueReference", "PropertyName" -> property();
            case "Literal" -> literal();
            case "Add" -> arithmetic('+');
            case "Sub" -> arithmetic('-');
            case "Mul" -> arithmetic('*');
            case "Div" -> arithmetic('/');
            case "Function" -> function();
            default ->
                throw xml.fail(
                        ErrorCode.INVALID_PARAMETER,
                        "filter",
                        "<" + xml.name()
                                + "> is not supported in a filter; expected ValueReference, Literal or Function");
        };
    }

    private Expression literal() {
        String text = xml.textOrChild(xml::skip)
                .orElseThrow(() -> xml.fail(
                        ErrorCode.NOT_COMPARABLE,
                        "filter",
                        "Only text, numbers and times are compared here; found a literal with elements in it"));
        return FilterReader.FILTERS.literal(text);
    }

    /** GML's own properties are known and never there; so each is a literal without a value. */
    private Expression property() {
        String asked = xml.text();
        int colon = asked.indexOf(':');
        // at the end of an element its own declarations still hold
        boolean isGml = colon > 0 && xml.namespace(asked.substring(0, colon)).startsWith(GML);
        Optional<Attribute> standard = isGml ? layer.gmlProperty(asked.substring(colon + 1)) : Optional.empty();
        if (standard.isPresent()) {
            return FilterReader.FILTERS.property(standard.get().name());
        }
        if (isGml && GML_PROPERTIES.contains(asked.substring(colon + 1))) {
            return FilterReader.FILTERS.literal(null);
        }
        try {
            return FilterReader.FILTERS.property(FilterReader.property(layer, asked, "filter"));
        } catch (GewuException unknown) {
            throw xml.fail(unknown.code(), unknown.locator(), String.valueOf(unknown.getMessage()));
        }
    }

    private Expression arithmetic(char operator) {
        List<Expression> sides = children(2);
        Expression a = number(sides.get(0));
        Expression b = number(sides.get(1));
        return switch (operator) {
            case '+' -> FilterReader.FILTERS.add(a, b);
            case '-' -> FilterReader.FILTERS.subtract(a, b);
            case '*' -> FilterReader.FILTERS.multiply(a, b);
            default -> FilterReader.FILTERS.divide(a, b);
        };
    }

    private Expression number(Expression side) {
        if (side instanceof Literal literal && literal.getValue() instanceof String text) {
            try {
                return FilterReader.FILTERS.literal(Double.parseDouble(text));
            } catch (NumberFormatException broken) {
                throw xml.fail(ErrorCode.INVALID_PARAMETER, "filter", "\"" + text + "\" is not a number");
            }
        }
        return side;
    }

    private Expression function() {
        String name = xml.attribute("name");
        FilterSupport.Function known = FilterSupport.FUNCTIONS.stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> xml.fail(
                        ErrorCode.INVALID_PARAMETER,
                        "filter",
                        "Function \"" + name + "\" is not offered; expected one of "
                                + FilterSupport.FUNCTIONS.stream()
                                        .map(FilterSupport.Function::name)
                                        .collect(Collectors.joining(", "))));
        return new OfferedFunction(known, children(1).get(0));
    }

    /**
     * A literal in the class of the attribute it is compared with, so that text, numbers and times compare as such.
     *
     * @param side a literal, or anything else, which comes back as it is
     * @param other what it is compared with
     */
    Expression typed(Expression side, Expression other) {
        if (!(side instanceof Literal literal) || !(literal.getValue() instanceof String text)) {
            return side;
        }
        Optional<Attribute> attribute =
                other instanceof PropertyName name ? layer.attribute(name.getPropertyName()) : Optional.empty();
        if (attribute.isEmpty() || attribute.get().many()) {
            boolean isText = other instanceof OfferedFunction f && f.function().gives() == FilterSupport.Kind.TEXT;
            return attribute.isPresent() || other instanceof PropertyName || isText
                    ? side
                    : numberIfItIsOne(side, text);
        }
        try {
            return FilterReader.FILTERS.literal(value(attribute.get(), text));
        } catch (NumberFormatException | DateTimeException broken) {
            throw xml.fail(
                    ErrorCode.INVALID_PARAMETER,
                    "filter",
                    "\"" + attribute.get().name() + "\" is compared with "
                            + attribute.get().type().keyword() + " values, found \"" + text + "\"");
        }
    }

    private static Expression numberIfItIsOne(Expression side, String text) {
        try {
            return FilterReader.FILTERS.literal(Double.parseDouble(text));
        } catch (NumberFormatException justText) {
            return side;
        }
    }

    private static Object value(Attribute attribute, String text) {
        return switch (attribute.type()) {
            // 3.5 is a fair thing to compare a whole number with
            case INTEGER, LONG -> text.matches("[+-]?\\d{1,18}") ? (Object) Long.valueOf(text) : Double.valueOf(text);
            // not a BigDecimal, to which 12.5 and 12.50 are different
            case DECIMAL -> new BigDecimal(text).doubleValue();
            default -> AttributeText.value(attribute, text);
        };
    }
}
