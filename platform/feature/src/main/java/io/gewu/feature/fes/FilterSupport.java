package io.gewu.feature.fes;

import java.util.List;

/**
 * What {@link FilterReader} reads, for capabilities documents; advertised and accepted are one list. Functions are
 * those of {@link FilterFunctions}.
 */
public final class FilterSupport {
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

    private FilterSupport() {}
}
