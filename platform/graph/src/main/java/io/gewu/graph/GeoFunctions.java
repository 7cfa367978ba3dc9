package io.gewu.graph;

import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase1;
import org.apache.jena.sparql.function.FunctionBase2;
import org.apache.jena.sparql.function.FunctionBase3;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;

/**
 * The functions of GeoSPARQL 1.1 (OGC 22-047r1) over {@code geo:wktLiteral}; distances and areas in metres are true
 * ones.
 */
final class GeoFunctions {
    private static final String GEOF = "http://www.opengis.net/def/function/geosparql/";
    private static final String SPATIALF = "http://jena.apache.org/function/spatial#";
    private static final double METRES_PER_DEGREE = 111_319.490_793;

    private GeoFunctions() {}

    /** Puts them into ARQ's registry; doing so twice does no harm. */
    static void register() {
        relations();
        measures();
        constructions();
    }

    private static void relations() {
        relation("sfEquals", "ehEquals", (p, g) -> p.getGeometry().equalsTopo(g));
        relation("sfDisjoint", "ehDisjoint", PreparedGeometry::disjoint);
        relation("sfIntersects", "", PreparedGeometry::intersects);
        relation("sfTouches", "ehMeet", PreparedGeometry::touches);
        relation("sfCrosses", "", PreparedGeometry::crosses);
        relation("sfWithin", "ehInside", PreparedGeometry::within);
        relation("sfContains", "ehContains", PreparedGeometry::contains);
        relation("sfOverlaps", "ehOverlap", PreparedGeometry::overlaps);
        relation("ehCovers", "", PreparedGeometry::covers);
        relation("ehCoveredBy", "", PreparedGeometry::coveredBy);
        put(GEOF + "relate", iri -> new FunctionBase3() {
            @Override
            public NodeValue exec(NodeValue a, NodeValue b, NodeValue matrix) {
                return NodeValue.makeBoolean(
                        GeoLiteral.of(a).geometry().relate(GeoLiteral.of(b).geometry(), matrix.getString()));
            }
        });
    }

    private static void relation(String name, String alias, BiPredicate<PreparedGeometry, Geometry> test) {
        FunctionFactory factory = iri -> new FunctionBase2() {
            @Override
            public NodeValue exec(NodeValue a, NodeValue b) {
                GeoLiteral left = GeoLiteral.of(a);
                Geometry right = GeoLiteral.of(b).geometry();
                return NodeValue.makeBoolean(test.test(left.prepared(), right));
            }
        };
        put(GEOF + name, factory);
        if (!alias.isEmpty()) {
            put(GEOF + alias, factory);
        }
    }

    private static void measures() {
        FunctionFactory distance = iri -> new FunctionBase3() {
            @Override
            public NodeValue exec(NodeValue a, NodeValue b, NodeValue unit) {
                return NodeValue.makeDouble(GeoLiteral.of(a).metresTo(GeoLiteral.of(b)) / metres(unit));
            }
        };
        put(GEOF + "distance", distance);
        put(SPATIALF + "distance", distance);
        put(GEOF + "metricDistance", iri -> new FunctionBase2() {
            @Override
            public NodeValue exec(NodeValue a, NodeValue b) {
                return NodeValue.makeDouble(GeoLiteral.of(a).metresTo(GeoLiteral.of(b)));
            }
        });
        one("metricArea", g -> NodeValue.makeDouble(g.squareMetres()));
        one("metricLength", g -> NodeValue.makeDouble(g.lengthMetres()));
        one("metricPerimeter", g -> NodeValue.makeDouble(g.lengthMetres()));
        one("isEmpty", g -> NodeValue.makeBoolean(g.geometry().isEmpty()));
        one("isSimple", g -> NodeValue.makeBoolean(g.geometry().isSimple()));
        one("dimension", g -> NodeValue.makeInteger(g.geometry().getDimension()));
        one("coordinateDimension", g -> NodeValue.makeInteger(2));
        one("spatialDimension", g -> NodeValue.makeInteger(2));
        one(
                "geometryType",
                g -> NodeValue.makeNode(NodeFactory.createURI(
                        "http://www.opengis.net/ont/sf#" + g.geometry().getGeometryType())));
        one(
                "getSRID",
                g -> NodeValue.makeNode(
                        NodeFactory.createLiteralDT(g.crs(), org.apache.jena.datatypes.xsd.XSDDatatype.XSDanyURI)));
        one("minX", g -> NodeValue.makeDouble(g.geometry().getEnvelopeInternal().getMinX()));
        one("maxX", g -> NodeValue.makeDouble(g.geometry().getEnvelopeInternal().getMaxX()));
        one("minY", g -> NodeValue.makeDouble(g.geometry().getEnvelopeInternal().getMinY()));
        one("maxY", g -> NodeValue.makeDouble(g.geometry().getEnvelopeInternal().getMaxY()));
    }

    private static void constructions() {
        one("envelope", g -> literal(g.geometry().getEnvelope()));
        one("boundary", g -> literal(g.geometry().getBoundary()));
        one("convexHull", g -> literal(g.geometry().convexHull()));
        one("centroid", g -> literal(g.geometry().getCentroid()));
        one("asWKT", g -> literal(g.geometry()));
        two("intersection", (a, b) -> a.intersection(b));
        two("union", (a, b) -> a.union(b));
        two("difference", (a, b) -> a.difference(b));
        two("symDifference", (a, b) -> a.symDifference(b));
        put(GEOF + "buffer", iri -> new FunctionBase3() {
            @Override
            public NodeValue exec(NodeValue a, NodeValue radius, NodeValue unit) {
                return literal(GeoLiteral.of(a).bufferMetres(radius.getDouble() * metres(unit)));
            }
        });
        put(GEOF + "metricBuffer", iri -> new FunctionBase2() {
            @Override
            public NodeValue exec(NodeValue a, NodeValue radius) {
                return literal(GeoLiteral.of(a).bufferMetres(radius.getDouble()));
            }
        });
    }

    private static double metres(NodeValue unit) {
        String iri = unit.isIRI() ? unit.asNode().getURI() : unit.asString();
        String name = iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
        Map<String, Double> units = Map.of(
                "metre",
                1.0,
                "meter",
                1.0,
                "M",
                1.0,
                "kilometre",
                1000.0,
                "kilometer",
                1000.0,
                "KiloM",
                1000.0,
                "degree",
                METRES_PER_DEGREE,
                "radian",
                METRES_PER_DEGREE * 180 / Math.PI);
        Double metres = units.get(name);
        if (metres == null) {
            throw new ExprEvalException("Unit <" + iri + "> is not known; expected metre, kilometre, degree or radian");
        }
        return metres;
    }

    private static NodeValue literal(Geometry geometry) {
        StringBuilder text = new StringBuilder(WktWriter.CRS84);
        WktWriter.text(geometry, text);
        return NodeValue.makeNode(NodeFactory.createLiteralDT(text.toString(), WktWriter.TYPE));
    }

    private interface Binary {
        Geometry apply(Geometry a, Geometry b);
    }

    private static void two(String name, Binary function) {
        put(GEOF + name, iri -> new FunctionBase2() {
            @Override
            public NodeValue exec(NodeValue a, NodeValue b) {
                return literal(function.apply(
                        GeoLiteral.of(a).geometry(), GeoLiteral.of(b).geometry()));
            }
        });
    }

    private static void one(String name, Function<GeoLiteral, NodeValue> function) {
        put(GEOF + name, iri -> new FunctionBase1() {
            @Override
            public NodeValue exec(NodeValue value) {
                return function.apply(GeoLiteral.of(value));
            }
        });
    }

    private static void put(String iri, FunctionFactory factory) {
        FunctionRegistry.get().put(iri, factory);
    }
}
