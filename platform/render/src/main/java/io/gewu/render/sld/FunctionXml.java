package io.gewu.render.sld;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.geotools.api.filter.capability.FunctionName;
import org.geotools.api.filter.expression.Expression;
import org.geotools.filter.FunctionFinder;

/** Functions: SE 1.1's own elements and {@code ogc:Function}; only those that are cheap and touch nothing outside. */
final class FunctionXml {
    private static final Set<String> ALLOWED = new TreeSet<>(Set.of(
            "Area",
            "Categorize",
            "Concatenate",
            "Interpolate",
            "Recode",
            "PropertyExists",
            "abs",
            "acos",
            "asin",
            "atan",
            "atan2",
            "between",
            "boundary",
            "ceil",
            "centroid",
            "convert",
            "cos",
            "dateDifference",
            "dateFormat",
            "dateParse",
            "dimension",
            "double2bool",
            "endAngle",
            "endPoint",
            "envelope",
            "equalTo",
            "exp",
            "exteriorRing",
            "floor",
            "geomLength",
            "geometryType",
            "getX",
            "getY",
            "greaterEqualThan",
            "greaterThan",
            "id",
            "if_then_else",
            "in",
            "int2bbool",
            "interiorPoint",
            "isClosed",
            "isEmpty",
            "isNull",
            "length",
            "lessEqualThan",
            "lessThan",
            "log",
            "max",
            "min",
            "modulo",
            "not",
            "notEqualTo",
            "now",
            "numGeometries",
            "numPoints",
            "numberFormat",
            "parseBoolean",
            "parseDouble",
            "parseInt",
            "parseLong",
            "pi",
            "pointN",
            "pow",
            "rint",
            "round",
            "roundDouble",
            "sin",
            "sqrt",
            "startAngle",
            "startPoint",
            "strAbbreviate",
            "strCapitalize",
            "strConcat",
            "strDefaultIfBlank",
            "strEndsWith",
            "strEqualsIgnoreCase",
            "strIndexOf",
            "strLastIndexOf",
            "strLength",
            "strPosition",
            "strStartsWith",
            "strSubstring",
            "strSubstringStart",
            "strToLowerCase",
            "strToUpperCase",
            "strTrim",
            "tan",
            "toDegrees",
            "toRadians",
            "vertices",
            "darken",
            "lighten",
            "mix",
            "shade",
            "tint",
            "in2",
            "in3",
            "in4",
            "in5",
            "in6",
            "in7",
            "in8",
            "in9",
            "in10",
            "min_2",
            "min_3",
            "min_4",
            "max_2",
            "max_3",
            "max_4",
            "round_2",
            "abs_2",
            "abs_3",
            "abs_4"));

    /** Those that take more arguments than their description says. */
    private static final Set<String> ANY_COUNT = Set.of("Categorize", "Concatenate", "Interpolate", "Recode");

    private FunctionXml() {}

    static boolean isFunction(String element) {
        return switch (element) {
            case "Function",
                    "Categorize",
                    "Interpolate",
                    "Recode",
                    "Concatenate",
                    "ChangeCase",
                    "Trim",
                    "StringLength",
                    "Substring" -> true;
            default -> false;
        };
    }

    static Expression function(Node node) {
        return switch (node.name()) {
            case "Function" -> byName(node);
            case "Categorize" -> categorize(node);
            case "Interpolate" -> interpolate(node);
            case "Recode" -> recode(node);
            case "Concatenate" -> make(node, "Concatenate", values(node, "StringValue"));
            case "Trim" -> make(node, "strTrim", values(node, "StringValue"));
            case "StringLength" -> make(node, "strLength", values(node, "StringValue"));
            case "ChangeCase" ->
                make(
                        node,
                        node.attribute("direction", "toUpper").equals("toLower") ? "strToLowerCase" : "strToUpperCase",
                        values(node, "StringValue"));
            case "Substring" -> substring(node);
            default ->
                throw node.failure(
                        "<" + node.name()
                                + ">; expected Literal, PropertyName, Add, Sub, Mul, Div, Function, Categorize, Interpolate or Recode");
        };
    }

    private static Expression byName(Node node) {
        String name = node.attribute("name", "");
        if (!ALLOWED.contains(name)) {
            throw node.failure("Function \"" + name + "\"; expected one of " + String.join(", ", ALLOWED));
        }
        return make(
                node,
                name,
                node.children().stream().map(ExpressionXml::expression).toList());
    }

    private static Expression make(Node node, String name, List<Expression> arguments) {
        FunctionName description = new FunctionFinder(null).findFunctionDescription(name);
        int count = description == null ? -1 : description.getArgumentCount();
        if (count >= 0 && count != arguments.size() && !ANY_COUNT.contains(name)) {
            throw node.failure("Function " + name + " has " + arguments.size() + " arguments; expected " + count);
        }
        try {
            return ExpressionXml.FILTERS.function(name, arguments.toArray(Expression[]::new));
        } catch (IllegalArgumentException wrong) {
            throw node.failure("Function " + name + ": " + wrong.getMessage());
        }
    }

    private static List<Expression> values(Node node, String name) {
        return node.children(name).stream().map(ExpressionXml::mixed).toList();
    }

    private static Expression categorize(Node node) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(lookup(node));
        boolean valueNext = true;
        for (Node child : node.children()) {
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

    private static Expression interpolate(Node node) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(lookup(node));
        for (Node point : node.children("InterpolationPoint")) {
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

    private static Expression recode(Node node) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(lookup(node));
        for (Node item : node.children("MapItem")) {
            arguments.add(ExpressionXml.mixed(item.required("Data")));
            arguments.add(ExpressionXml.mixed(item.required("Value")));
        }
        if (arguments.size() < 3) {
            throw node.failure("Recode without <MapItem>");
        }
        return make(node, "Recode", arguments);
    }

    private static Expression lookup(Node node) {
        return ExpressionXml.mixed(node.required("LookupValue"));
    }

    /** Position counts from 1 (OGC 05-077r4, clause 11.6.3.1). */
    private static Expression substring(Node node) {
        Expression text = ExpressionXml.mixed(node.required("StringValue"));
        var from = node.child("Position").map(Node::number).orElse(1.0).intValue() - 1;
        var f = ExpressionXml.FILTERS;
        return node.child("Length")
                .map(length -> (Expression)
                        f.function("strSubstring", text, f.literal(from), f.literal(from + (int) length.number())))
                .orElseGet(() -> f.function("strSubstringStart", text, f.literal(from)));
    }
}
