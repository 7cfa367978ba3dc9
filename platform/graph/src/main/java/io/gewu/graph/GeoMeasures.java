package io.gewu.graph;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.NodeValue;
import org.locationtech.jts.geom.Geometry;

/** Functions that tell a number, a truth or a name about geometries. */
final class GeoMeasures {
    private static final String SF = "http://www.opengis.net/ont/sf#";

    private GeoMeasures() {}

    static void register(GeoFunctions functions) {
        for (String iri : new String[] {GeoFunctions.GEOF + "distance", GeoFunctions.SPATIALF + "distance"}) {
            functions.three(
                    iri,
                    (a, b, unit) -> GeoFunctions.number(
                            metres(GeoLiteral.of(a), GeoLiteral.of(b)) / GeoFunctions.metres(unit)));
        }
        functions.two("metricDistance", (a, b) -> GeoFunctions.number(metres(a, b)));
        functions.one("metricArea", g -> GeoFunctions.number(Geodesy.area(g.geometry())));
        functions.one("metricLength", g -> GeoFunctions.number(Geodesy.length(g.geometry())));
        functions.one("metricPerimeter", g -> GeoFunctions.number(Geodesy.length(g.geometry())));
        functions.oneAnd("area", (g, unit) -> {
            double metre = GeoFunctions.metres(unit);
            return GeoFunctions.number(Geodesy.area(g.geometry()) / (metre * metre));
        });
        functions.oneAnd(
                "length", (g, unit) -> GeoFunctions.number(Geodesy.length(g.geometry()) / GeoFunctions.metres(unit)));
        functions.oneAnd(
                "perimeter",
                (g, unit) -> GeoFunctions.number(Geodesy.length(g.geometry()) / GeoFunctions.metres(unit)));
        shape(functions);
        box(functions);
    }

    private static double metres(GeoLiteral a, GeoLiteral b) {
        return Geodesy.distance(a.geometry(), b.geometry());
    }

    private static void shape(GeoFunctions functions) {
        functions.one("isEmpty", g -> NodeValue.makeBoolean(g.geometry().isEmpty()));
        functions.one("isSimple", g -> NodeValue.makeBoolean(g.geometry().isSimple()));
        functions.one("is3D", g -> NodeValue.FALSE);
        functions.one("isMeasured", g -> NodeValue.FALSE);
        functions.one("dimension", g -> NodeValue.makeInteger(g.geometry().getDimension()));
        functions.one("coordinateDimension", g -> NodeValue.makeInteger(2));
        functions.one("spatialDimension", g -> NodeValue.makeInteger(2));
        functions.one("numGeometries", g -> NodeValue.makeInteger(g.geometry().getNumGeometries()));
        functions.one(
                "geometryType",
                g -> NodeValue.makeNode(NodeFactory.createURI(SF + g.geometry().getGeometryType())));
        functions.one("getSRID", g -> NodeValue.makeNode(NodeFactory.createLiteralDT(g.crs(), XSDDatatype.XSDanyURI)));
    }

    /** In the CRS of the literal, as the standard has it. */
    private static void box(GeoFunctions functions) {
        functions.one(
                "minX", g -> GeoFunctions.number(own(g).getEnvelopeInternal().getMinX()));
        functions.one(
                "maxX", g -> GeoFunctions.number(own(g).getEnvelopeInternal().getMaxX()));
        functions.one(
                "minY", g -> GeoFunctions.number(own(g).getEnvelopeInternal().getMinY()));
        functions.one(
                "maxY", g -> GeoFunctions.number(own(g).getEnvelopeInternal().getMaxY()));
    }

    private static Geometry own(GeoLiteral literal) {
        return literal.crs().equals(GeoLiteral.CRS84) ? literal.geometry() : literal.in(literal.crs());
    }
}
