package io.gewu.render.sld;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.factory.CommonFactoryFinder;

/** Expressions: literals, attributes, arithmetic and functions out of a closed list. */
final class ExpressionXml {
    static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    /** Names only: nothing that any library could take for a path. */
    private static final Pattern PLAIN_NAME =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.\\-]*(:[\\p{L}_][\\p{L}\\p{N}_.\\-]*)?");

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,15})(\\.\\d+)?([eE][+-]?\\d{1,3})?");

    private ExpressionXml() {}

    static boolean isExpression(Node node) {
        return switch (node.name()) {
            case "Literal", "PropertyName", "ValueReference", "Add", "Sub", "Mul", "Div", "Function" -> true;
            default -> FunctionXml.isFunction(node.name());
        };
    }

    static Expression expression(Node node) {
        return switch (node.name()) {
            case "Literal" -> literal(node);
            case "PropertyName", "ValueReference" -> property(node);
            case "Add" -> FILTERS.add(operand(node, 0), operand(node, 1));
            case "Sub" -> FILTERS.subtract(operand(node, 0), operand(node, 1));
            case "Mul" -> FILTERS.multiply(operand(node, 0), operand(node, 1));
            case "Div" -> FILTERS.divide(operand(node, 0), operand(node, 1));
            default -> FunctionXml.function(node);
        };
    }

    private static Expression operand(Node node, int index) {
        List<Node> operands = node.children();
        if (operands.size() != 2) {
            throw node.failure("<" + node.name() + "> has " + operands.size() + " operands; expected 2");
        }
        return expression(operands.get(index));
    }

    private static Expression property(Node node) {
        String name = node.text();
        if (!PLAIN_NAME.matcher(name).matches()) {
            throw node.failure("Attribute \"" + name + "\"; expected a plain name");
        }
        return FILTERS.property(name);
    }

    private static Expression literal(Node node) {
        if (!node.children().isEmpty()) {
            return FILTERS.literal(GmlXml.geometry(node.only("a GML geometry")));
        }
        String text = node.text();
        if (NUMBER.matcher(text).matches()) {
            return text.matches("-?\\d+")
                    ? FILTERS.literal(Long.parseLong(text))
                    : FILTERS.literal(Double.parseDouble(text));
        }
        return FILTERS.literal(text);
    }

    /** A parameter's value: text, an expression, or both in turn, which are joined to one text. */
    static Expression mixed(Node node) {
        List<Expression> parts = new ArrayList<>();
        boolean alone = node.children().isEmpty();
        for (Object part : node.content()) {
            if (part instanceof Node child) {
                parts.add(expression(child));
            } else {
                String text = alone ? node.text() : part.toString().replaceAll("\\s*\\R\\s*", "");
                if (!text.isEmpty()) {
                    parts.add(FILTERS.literal(text));
                }
            }
        }
        return switch (parts.size()) {
            case 0 -> FILTERS.literal("");
            case 1 -> parts.get(0);
            default -> FILTERS.function("Concatenate", parts.toArray(Expression[]::new));
        };
    }
}
