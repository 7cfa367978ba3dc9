package io.gewu.feature.fes;

import io.gewu.feature.fes.FilterFunction.Argument;
import io.gewu.feature.fes.FilterFunction.Where;
import io.gewu.feature.xml.XmlElement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.geotools.api.filter.expression.Expression;
import org.geotools.filter.FunctionFinder;

/**
 * The one list of functions that filters and styles may call, for readers and for capabilities documents: only those
 * that are cheap and look at nothing but their arguments. What is not on it cannot be called, whatever libraries are
 * there.
 */
public final class FilterFunctions {
    /** GeoTools' own, whose arguments are described by GeoTools. */
    static final List<String> FILTERS = List.of(
            ("Area Concatenate acos asin atan atan2 between boundary centroid convert cos dateDifference dateFormat"
                            + " dateParse dimension double2bool endAngle endPoint envelope equalTo exp exteriorRing"
                            + " geomLength geometryType getX getY greaterEqualThan greaterThan id if_then_else in"
                            + " int2bbool interiorPoint isClosed isEmpty isNull length lessEqualThan lessThan log max min"
                            + " modulo not notEqualTo now numGeometries numPoints numberFormat parseBoolean parseDouble"
                            + " parseInt parseLong pi pointN pow rint roundDouble sin sqrt startAngle startPoint"
                            + " strAbbreviate strCapitalize strConcat strDefaultIfBlank strEndsWith strEqualsIgnoreCase"
                            + " strIndexOf strLastIndexOf strPosition strStartsWith strSubstring strSubstringStart tan"
                            + " toDegrees toRadians vertices in2 in3 in4 in5 in6 in7 in8 in9 in10 min_2 min_3 min_4 max_2"
                            + " max_3 max_4 round_2 abs_2 abs_3 abs_4")
                    .split(" "));

    static final List<String> STYLES = List.of(
            "Categorize", "Interpolate", "PropertyExists", "Recode", "darken", "lighten", "mix", "shade", "tint");

    /** GeoTools says of these that they take fewer arguments than they do. */
    private static final Set<String> ANY_COUNT = Set.of("Categorize", "Concatenate", "Interpolate", "Recode");

    private static final Map<String, FilterFunction> ALL = all();

    private FilterFunctions() {}

    /** Those that filters of requests may call, by name. */
    public static List<FilterFunction> ofFilters() {
        return of(function -> function.where() == Where.EVERYWHERE);
    }

    private static List<FilterFunction> of(Predicate<FilterFunction> wanted) {
        return ALL.values().stream().filter(wanted).toList();
    }

    /** A call out of a {@code Function} element. */
    static Expression call(XmlElement element, List<Expression> arguments, Predicate<FilterFunction> allowed) {
        String name = element.attribute("name");
        FilterFunction function = ALL.get(name);
        if (function == null || !allowed.test(function)) {
            throw FilterReader.wrong(
                    element,
                    "Function \"" + name + "\" is not offered; expected one of "
                            + of(allowed).stream().map(FilterFunction::name).collect(Collectors.joining(", ")));
        }
        int count = function.arguments().size();
        if (!function.anyCount() && count != arguments.size()) {
            throw FilterReader.wrong(
                    element, "Function " + name + " has " + arguments.size() + " arguments; expected " + count);
        }
        try {
            return FunctionCall.of(function, arguments);
        } catch (IllegalArgumentException unsuitable) {
            throw FilterReader.wrong(element, "Function " + name + ": " + unsuitable.getMessage());
        }
    }

    private static Map<String, FilterFunction> all() {
        Map<String, FilterFunction> all = new TreeMap<>();
        Stream.of("strToLowerCase", "strToUpperCase", "strTrim")
                .forEach(n -> all.put(n, own(n, String.class, String.class)));
        all.put("strLength", own("strLength", String.class, Double.class));
        // GeoTools' own of these names cut numbers to integers
        Stream.of("abs", "round", "floor", "ceil").forEach(n -> all.put(n, own(n, Double.class, Double.class)));
        FunctionFinder finder = new FunctionFinder(null);
        FILTERS.forEach(name -> described(finder, name, Where.EVERYWHERE).ifPresent(f -> all.put(name, f)));
        STYLES.forEach(name -> described(finder, name, Where.STYLES).ifPresent(f -> all.put(name, f)));
        return all;
    }

    private static FilterFunction own(String name, Class<?> takes, Class<?> gives) {
        return new FilterFunction(name, List.of(new Argument("value", takes)), false, gives, Where.EVERYWHERE);
    }

    /** What GeoTools does not have is not offered; a test says whether all of the list is there. */
    private static Optional<FilterFunction> described(FunctionFinder finder, String name, Where where) {
        return Optional.ofNullable(finder.findFunctionDescription(name)).map(found -> {
            List<Argument> arguments = found.getArguments().stream()
                    .map(argument -> new Argument(argument.getName(), argument.getType()))
                    .toList();
            boolean anyCount = found.getArgumentCount() < 0 || ANY_COUNT.contains(name);
            Class<?> gives =
                    found.getReturn() == null ? Object.class : found.getReturn().getType();
            return new FilterFunction(name, arguments, anyCount, gives, where);
        });
    }
}
