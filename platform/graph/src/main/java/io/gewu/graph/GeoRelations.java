package io.gewu.graph;

import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.jena.sparql.expr.NodeValue;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.operation.relateng.RelateNG;

/** Topological relations: simple features, Egenhofer, RCC8, and any matrix (GeoSPARQL 1.1 clause 10). */
final class GeoRelations {
    private static final Map<String, String> MATRICES = Map.ofEntries(
            Map.entry("ehEquals", "TFFFTFFFT"),
            Map.entry("ehOverlap", "T*T***T**"),
            Map.entry("ehCovers", "T*TFT*FF*"),
            Map.entry("ehCoveredBy", "TFF*TFT**"),
            Map.entry("ehInside", "TFF*FFT**"),
            Map.entry("ehContains", "T*TFF*FF*"),
            Map.entry("rcc8eq", "TFFFTFFFT"),
            Map.entry("rcc8ec", "FFTFTTTTT"),
            Map.entry("rcc8po", "TTTTTTTTT"),
            Map.entry("rcc8tppi", "TTTFTTFFT"),
            Map.entry("rcc8tpp", "TFFTTFTTT"),
            Map.entry("rcc8ntpp", "TFFTFFTTT"),
            Map.entry("rcc8ntppi", "TTTFFTFFT"));

    private GeoRelations() {}

    /** Whether a relation holds only between geometries whose boxes meet. */
    static boolean needsMeetingBoxes(String name) {
        return MATRICES.containsKey(name)
                || switch (name) {
                    case "sfEquals",
                            "sfIntersects",
                            "sfTouches",
                            "sfCrosses",
                            "sfWithin",
                            "sfContains",
                            "sfOverlaps",
                            "ehMeet" -> true;
                    default -> false;
                };
    }

    static void register(GeoFunctions functions) {
        relation(
                functions,
                "sfEquals",
                (p, g) -> p.getGeometry().equalsTopo(g),
                (p, g) -> g.equalsTopo(p.getGeometry()));
        relation(functions, "sfIntersects", PreparedGeometry::intersects, PreparedGeometry::intersects);
        relation(functions, "sfTouches", PreparedGeometry::touches, PreparedGeometry::touches);
        relation(functions, "ehMeet", PreparedGeometry::touches, PreparedGeometry::touches);
        relation(functions, "sfCrosses", PreparedGeometry::crosses, PreparedGeometry::crosses);
        relation(functions, "sfWithin", PreparedGeometry::within, PreparedGeometry::contains);
        relation(functions, "sfContains", PreparedGeometry::contains, PreparedGeometry::within);
        relation(functions, "sfOverlaps", PreparedGeometry::overlaps, PreparedGeometry::overlaps);
        for (String name : new String[] {"sfDisjoint", "ehDisjoint", "rcc8dc"}) {
            functions.two(
                    name,
                    (a, b) -> NodeValue.makeBoolean(
                            !holds(a, b, PreparedGeometry::intersects, PreparedGeometry::intersects)));
        }
        MATRICES.forEach((name, matrix) -> functions.two(
                name,
                (a, b) ->
                        NodeValue.makeBoolean(boxesMeet(a, b) && RelateNG.relate(a.geometry(), b.geometry(), matrix))));
        functions.three(
                GeoFunctions.GEOF + "relate",
                (a, b, matrix) -> NodeValue.makeBoolean(RelateNG.relate(
                        GeoLiteral.of(a).geometry(), GeoLiteral.of(b).geometry(), matrix.getString())));
    }

    /**
     * A relation of two geometries.
     *
     * @param converse the same relation asked from the other side
     */
    private static void relation(
            GeoFunctions functions,
            String name,
            BiPredicate<PreparedGeometry, Geometry> test,
            BiPredicate<PreparedGeometry, Geometry> converse) {
        functions.two(name, (a, b) -> NodeValue.makeBoolean(boxesMeet(a, b) && holds(a, b, test, converse)));
    }

    /** Asks the geometry that is asked again and again, the constant of a filter, for it has an index then. */
    private static boolean holds(
            GeoLiteral a,
            GeoLiteral b,
            BiPredicate<PreparedGeometry, Geometry> test,
            BiPredicate<PreparedGeometry, Geometry> converse) {
        boolean askA = a.isOftenUsed();
        boolean askB = b.isOftenUsed();
        if (askA || !askB) {
            return test.test(a.prepared(), b.geometry());
        }
        return converse.test(b.prepared(), a.geometry());
    }

    private static boolean boxesMeet(GeoLiteral a, GeoLiteral b) {
        return a.geometry().getEnvelopeInternal().intersects(b.geometry().getEnvelopeInternal());
    }
}
