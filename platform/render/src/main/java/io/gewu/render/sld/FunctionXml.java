package io.gewu.render.sld;

import io.gewu.feature.fes.ExpressionReader;
import io.gewu.feature.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.filter.expression.Expression;

/** The functions that Symbology Encoding 1.1 has as elements (OGC 05-077r4, clause 11.6). */
final class FunctionXml {
    private FunctionXml() {}

    /** The expression that an element of SE 1.1 is; empty if it is none of them. */
    static Optional<Expression> function(XmlElement element, ExpressionReader expressions) {
        return switch (element.name()) {
            case "Categorize" -> Optional.of(categorize(element));
            case "Interpolate" -> Optional.of(interpolate(element));
            case "Recode" -> Optional.of(recode(element));
            case "Concatenate" -> Optional.of(make(element, "Concatenate", values(element)));
            case "Trim" -> Optional.of(make(element, "strTrim", values(element)));
            case "StringLength" -> Optional.of(make(element, "strLength", values(element)));
            case "ChangeCase" -> {
                boolean lower = element.attribute("direction").equals("toLower");
                yield Optional.of(make(element, lower ? "strToLowerCase" : "strToUpperCase", values(element)));
            }
            case "Substring" -> Optional.of(substring(element));
            default -> Optional.empty();
        };
    }

    private static Expression make(XmlElement node, String name, List<Expression> arguments) {
        if (arguments.isEmpty() || (name.startsWith("str") && arguments.size() != 1)) {
            throw node.failure("<" + node.name() + "> has " + arguments.size() + " <StringValue>; expected 1");
        }
        try {
            return ExpressionXml.FILTERS.function(name, arguments.toArray(Expression[]::new));
        } catch (IllegalArgumentException wrong) {
            throw node.failure("Function " + name + ": " + wrong.getMessage());
        }
    }

    private static List<Expression> values(XmlElement node) {
        return node.children("StringValue").stream().map(ExpressionXml::mixed).toList();
    }

    private static Expression categorize(XmlElement node) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(lookup(node));
        boolean valueNext = true;
        for (XmlElement child : node.children()) {
            if (child.name().equals("LookupValue")) {
                continue;
            }
            String expected = valueNext ? "Value" : "Threshold";
            if (!child.name().equals(expected)) {
                throw child.failure("<" + child.name() + "> in Categorize; expected <" + expected + ">");
            }
            arguments.add(ExpressionXml.mixed(child));
            valueNext = !valueNext;
        }
        if (valueNext || arguments.size() < 2) {
            throw node.failure("Categorize does not end with a <Value>");
        }
        String belongs = node.attribute("thresholdBelongsTo", node.attribute("thresholdsBelongTo", "succeeding"));
        arguments.add(ExpressionXml.FILTERS.literal(belongs));
        return make(node, "Categorize", arguments);
    }

    private static Expression interpolate(XmlElement node) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(lookup(node));
        for (XmlElement point : node.children("InterpolationPoint")) {
            arguments.add(ExpressionXml.FILTERS.literal(point.required("Data").number()));
            arguments.add(ExpressionXml.mixed(point.required("Value")));
        }
        if (arguments.size() < 3) {
            throw node.failure("Interpolate without <InterpolationPoint>");
        }
        arguments.add(ExpressionXml.FILTERS.literal(node.attribute("method", "numeric")));
        arguments.add(ExpressionXml.FILTERS.literal(node.attribute("mode", "linear")));
        return make(node, "Interpolate", arguments);
    }

    private static Expression recode(XmlElement node) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(lookup(node));
        for (XmlElement item : node.children("MapItem")) {
            arguments.add(ExpressionXml.mixed(item.required("Data")));
            arguments.add(ExpressionXml.mixed(item.required("Value")));
        }
        if (arguments.size() < 3) {
            throw node.failure("Recode without <MapItem>");
        }
        return make(node, "Recode", arguments);
    }

    private static Expression lookup(XmlElement node) {
        return ExpressionXml.mixed(node.required("LookupValue"));
    }

    /** Position counts from 1 (OGC 05-077r4, clause 11.6.3.1). */
    private static Expression substring(XmlElement node) {
        Expression text = ExpressionXml.mixed(node.required("StringValue"));
        var from = node.child("Position").map(XmlElement::number).orElse(1.0).intValue() - 1;
        var f = ExpressionXml.FILTERS;
        return node.child("Length")
                .map(length -> (Expression)
                        f.function("strSubstring", text, f.literal(from), f.literal(from + (int) length.number())))
                .orElseGet(() -> f.function("strSubstringStart", text, f.literal(from)));
    }
}
