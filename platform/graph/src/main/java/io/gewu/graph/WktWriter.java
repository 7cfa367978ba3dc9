package io.gewu.graph;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import java.util.Optional;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes geometries as {@code geo:wktLiteral} in CRS84, longitude first, with seven decimals. For one thread. */
final class WktWriter {
    static final String CRS84 = "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> ";
    static final RDFDatatype TYPE = TypeMapper.getInstance().getSafeTypeByName(FeatureTriples.GEO + "wktLiteral");

    private final MathTransform toDegrees;

    WktWriter(Layer layer) {
        try {
            int epsg = layer.geometry().map(g -> g.epsg()).orElse(4490);
            String source = GeoLiteral.isWgs84(epsg) ? "EPSG:4326" : "EPSG:" + epsg;
            toDegrees = CRS.findMathTransform(CRS.decode(source, true), CRS.decode("EPSG:4326", true), true);
        } catch (FactoryException unknown) {
            throw new GewuException(
                    ErrorCode.UNKNOWN_CRS,
                    layer.name(),
                    "Layer " + layer.name() + " has a CRS without a way to CRS84",
                    unknown);
        }
    }

    /** Empty if the geometry lies outside what its CRS can tell. */
    Optional<Node> literal(Geometry geometry) {
        try {
            Geometry degrees = toDegrees.isIdentity() ? geometry : JTS.transform(geometry, toDegrees);
            StringBuilder text = new StringBuilder(CRS84);
            text(degrees, text);
            return Optional.of(NodeFactory.createLiteralDT(text.toString(), TYPE));
        } catch (TransformException outside) {
            return Optional.empty();
        }
    }

    static void text(Geometry geometry, StringBuilder out) {
        out.append(geometry.getGeometryType().toUpperCase(java.util.Locale.ROOT));
        if (geometry.isEmpty()) {
            out.append(" EMPTY");
        } else {
            body(geometry, out);
        }
    }

    private static void body(Geometry geometry, StringBuilder out) {
        if (geometry instanceof Point point) {
            positions(point.getCoordinateSequence(), out);
        } else if (geometry instanceof LineString line) {
            positions(line.getCoordinateSequence(), out);
        } else if (geometry instanceof Polygon polygon) {
            out.append('(');
            positions(polygon.getExteriorRing().getCoordinateSequence(), out);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                out.append(", ");
                positions(polygon.getInteriorRingN(i).getCoordinateSequence(), out);
            }
            out.append(')');
        } else {
            boolean mixed = geometry.getGeometryType().equals("GeometryCollection");
            out.append('(');
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                out.append(i == 0 ? "" : ", ");
                if (mixed) {
                    text(geometry.getGeometryN(i), out);
                } else {
                    body(geometry.getGeometryN(i), out);
                }
            }
            out.append(')');
        }
    }

    private static void positions(CoordinateSequence points, StringBuilder out) {
        out.append('(');
        for (int i = 0; i < points.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            number(points.getX(i), out);
            out.append(' ');
            number(points.getY(i), out);
        }
        out.append(')');
    }

    private static void number(double value, StringBuilder out) {
        long scaled = Math.round(Math.abs(value) * 1e7);
        if (value < 0 && scaled > 0) {
            out.append('-');
        }
        out.append(scaled / 10_000_000L);
        long rest = scaled % 10_000_000L;
        if (rest != 0) {
            out.append('.');
            for (long place = 1_000_000L; rest != 0; place /= 10) {
                out.append((char) ('0' + rest / place));
                rest %= place;
            }
        }
    }
}
