package io.gewu.render.sld;

import io.gewu.feature.xml.XmlElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;

/** The {@code CssParameter} and {@code SvgParameter} children of an element, their constant values checked. */
final class Parameters {
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private final XmlElement node;
    private final Map<String, XmlElement> found = new HashMap<>();

    Parameters(XmlElement node, List<String> known) {
        this.node = node;
        for (XmlElement child : node.children()) {
            if (!child.name().equals("CssParameter") && !child.name().equals("SvgParameter")) {
                continue;
            }
            String name = child.attribute("name");
            if (!known.contains(name)) {
                throw child.failure("Parameter \"" + name + "\" of <" + node.name() + ">; expected one of "
                        + String.join(", ", known));
            }
            found.put(name, child);
        }
    }

    boolean has(String name) {
        return found.containsKey(name);
    }

    XmlElement node(String name) {
        return found.getOrDefault(name, node);
    }

    Expression text(String name, String otherwise) {
        return has(name) ? ExpressionXml.mixed(found.get(name)) : ExpressionXml.FILTERS.literal(otherwise);
    }

    Expression number(String name, double otherwise) {
        return has(name) ? number(found.get(name), 0, Double.MAX_VALUE) : ExpressionXml.FILTERS.literal(otherwise);
    }

    Expression share(String name) {
        return has(name) ? number(found.get(name), 0, 1) : ExpressionXml.FILTERS.literal(1.0);
    }

    Expression color(String name, String otherwise) {
        return has(name) ? color(found.get(name)) : ExpressionXml.FILTERS.literal(otherwise);
    }

    Expression word(String name, List<String> allowed) {
        if (!has(name)) {
            return ExpressionXml.FILTERS.literal(allowed.get(0));
        }
        Expression word = ExpressionXml.mixed(found.get(name));
        if (!(word instanceof Literal literal)
                || !allowed.contains(String.valueOf(literal.getValue()).toLowerCase(java.util.Locale.ROOT))) {
            throw found.get(name)
                    .failure(name + " \"" + found.get(name).text() + "\"; expected " + String.join(", ", allowed));
        }
        return word;
    }

    static Expression color(XmlElement node) {
        Expression color = ExpressionXml.mixed(node);
        if (color instanceof Literal literal
                && !COLOR.matcher(String.valueOf(literal.getValue())).matches()) {
            throw node.failure("Colour \"" + literal.getValue() + "\"; expected #rrggbb");
        }
        return color;
    }

    /** A number or an expression; a constant one is checked to lie in a range. */
    static Expression number(XmlElement node, double least, double most) {
        Expression number = ExpressionXml.mixed(node);
        if (number instanceof Literal literal) {
            double value;
            try {
                value = Double.parseDouble(String.valueOf(literal.getValue()));
            } catch (NumberFormatException notANumber) {
                throw node.failure("\"" + literal.getValue() + "\"; expected a number");
            }
            if (!(value >= least && value <= most)) {
                throw node.failure(value + "; expected a number from " + plain(least)
                        + (most == Double.MAX_VALUE ? " up" : " to " + plain(most)));
            }
            return ExpressionXml.FILTERS.literal(value);
        }
        return number;
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
