package io.gewu.graph;

import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.crs.CrsTransform;
import io.gewu.api.layer.Layer;
import java.util.Optional;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes geometries as {@code geo:wktLiteral} in CRS84, longitude first, with seven decimals. For one thread. */
final class WktWriter {
    static final String CRS84 = "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> ";
    static final RDFDatatype TYPE = TypeMapper.getInstance().getSafeTypeByName(FeatureTriples.GEO + "wktLiteral");

    private final CrsTransform toDegrees;

    /** @throws GewuException {@code UNKNOWN_CRS} if there is no way from the layer's CRS */
    WktWriter(Layer layer) {
        toDegrees = layer.geometry()
                .map(column -> CrsTransform.between(Crs.epsg(column.epsg()), Crs.crs84()))
                .orElseGet(() -> CrsTransform.between(Crs.crs84(), Crs.crs84()));
    }

    /** Empty if the geometry lies outside what its CRS can tell. */
    Optional<Node> literal(Geometry geometry) {
        try {
            StringBuilder text = new StringBuilder(CRS84);
            text(toDegrees.apply(geometry), text);
            return Optional.of(NodeFactory.createLiteralDT(text.toString(), TYPE));
        } catch (GewuException outside) {
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
