package io.gewu.feature.fes;

import java.util.List;

/** What {@link FilterReader} reads, for capabilities documents; advertised and accepted are one list. */
public final class FilterSupport {
    /** Type of an argument or of an answer. */
    public enum Kind {
        TEXT("string"),
        NUMBER("double");

        private final String schemaType;

        Kind(String schemaType) {
            this.schemaType = schemaType;
        }

        /** Local name in the namespace of XML Schema. */
        public String schemaType() {
            return schemaType;
        }
    }

    /**
     * A function of one argument.
     *
     * @param name as in {@code fes:Function}
     * @param takes type of the argument
     * @param gives type of the answer
     */
    public record Function(String name, Kind takes, Kind gives) {}

    public static final List<String> COMPARISONS = List.of(
            "PropertyIsEqualTo",
            "PropertyIsNotEqualTo",
            "PropertyIsLessThan",
            "PropertyIsGreaterThan",
            "PropertyIsLessThanOrEqualTo",
            "PropertyIsGreaterThanOrEqualTo",
            "PropertyIsLike",
            "PropertyIsNull",
            "PropertyIsNil",
            "PropertyIsBetween");

    public static final List<String> SPATIAL = List.of(
            "BBOX",
            "Equals",
            "Disjoint",
            "Intersects",
            "Touches",
            "Crosses",
            "Within",
            "Contains",
            "Overlaps",
            "DWithin",
            "Beyond");

    /**
     * Those that mean something between an instant and an instant or a period; AnyInteracts is read as well, but the
     * standard's own schema has no name for it here.
     */
    public static final List<String> TEMPORAL = List.of("After", "Before", "Begins", "Ends", "TEquals", "During");

    public static final List<String> GEOMETRIES = List.of(
            "Envelope",
            "Point",
            "MultiPoint",
            "LineString",
            "Curve",
            "MultiCurve",
            "Polygon",
            "Surface",
            "MultiSurface",
            "MultiGeometry");

    public static final List<Function> FUNCTIONS = List.of(
            new Function("strToLowerCase", Kind.TEXT, Kind.TEXT),
            new Function("strToUpperCase", Kind.TEXT, Kind.TEXT),
            new Function("strTrim", Kind.TEXT, Kind.TEXT),
            new Function("strLength", Kind.TEXT, Kind.NUMBER),
            new Function("abs", Kind.NUMBER, Kind.NUMBER),
            new Function("round", Kind.NUMBER, Kind.NUMBER),
            new Function("floor", Kind.NUMBER, Kind.NUMBER),
            new Function("ceil", Kind.NUMBER, Kind.NUMBER));

    private FilterSupport() {}
}
