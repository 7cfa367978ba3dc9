package io.gewu.graph;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Functions that make geometries out of geometries, and write them in other forms. */
final class GeoConstructions {
    private static final double MAX_BUFFER_METRES = 1_000_000;
    private static final double MAX_BUFFER_DEGREES = 45;

    private GeoConstructions() {}

    static void register(GeoFunctions functions) {
        make(functions, "envelope", Geometry::getEnvelope);
        make(functions, "boundary", Geometry::getBoundary);
        make(functions, "convexHull", Geometry::convexHull);
        make(functions, "centroid", Geometry::getCentroid);
        make(functions, "asWKT", g -> g);
        make(functions, "intersection", (a, b) -> OverlayNGRobust.overlay(a, b, 1));
        make(functions, "union", (a, b) -> OverlayNGRobust.overlay(a, b, 2));
        make(functions, "difference", (a, b) -> OverlayNGRobust.overlay(a, b, 3));
        make(functions, "symDifference", (a, b) -> OverlayNGRobust.overlay(a, b, 4));
        functions.three(
                GeoFunctions.GEOF + "buffer",
                (g, radius, unit) -> GeoFunctions.literal(buffer(GeoLiteral.of(g), radius.getDouble(), unit)));
        functions.oneAnd(
                "metricBuffer", (g, radius) -> GeoFunctions.literal(metricBuffer(g.geometry(), radius.getDouble())));
        functions.oneAnd("transform", GeoConstructions::transform);
        functions.one(
                "asGeoJSON",
                g -> NodeValue.makeNode(NodeFactory.createLiteralDT(
                        GeoJsonLiteral.write(g.geometry()),
                        TypeMapper.getInstance().getSafeTypeByName(GeoLiteral.GEOJSON))));
    }

    private static void make(GeoFunctions functions, String name, UnaryOperator<Geometry> work) {
        functions.one(name, g -> GeoFunctions.literal(work.apply(g.geometry())));
    }

    private static void make(GeoFunctions functions, String name, BinaryOperator<Geometry> work) {
        functions.two(name, (a, b) -> GeoFunctions.literal(work.apply(a.geometry(), b.geometry())));
    }

    private static Geometry buffer(GeoLiteral literal, double radius, NodeValue unit) {
        double metres = GeoFunctions.metres(unit);
        String name = unit.isIRI() ? unit.asNode().getURI() : unit.asString();
        if (name.endsWith("degree") || name.endsWith("DEG")) {
            if (!(Math.abs(radius) <= MAX_BUFFER_DEGREES)) {
                throw new ExprEvalException("A buffer of " + radius + " degrees; at most " + MAX_BUFFER_DEGREES);
            }
            return literal.geometry().buffer(radius, 16);
        }
        return metricBuffer(literal.geometry(), radius * metres);
    }

    private static Geometry metricBuffer(Geometry geometry, double metres) {
        if (!(Math.abs(metres) <= MAX_BUFFER_METRES)) {
            throw new ExprEvalException("A buffer of " + metres + " m; at most " + MAX_BUFFER_METRES);
        }
        return Geodesy.buffer(geometry, metres);
    }

    private static NodeValue transform(GeoLiteral literal, NodeValue crs) {
        String iri = crs.isIRI() ? crs.asNode().getURI() : crs.asString();
        StringBuilder text = new StringBuilder("<").append(iri).append("> ");
        WktWriter.text(literal.in(iri), text);
        return NodeValue.makeNode(NodeFactory.createLiteralDT(text.toString(), WktWriter.TYPE));
    }
}
