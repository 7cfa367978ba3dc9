package io.gewu.feature.gml;

import io.gewu.api.crs.Crs;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes geometries as GML in the axis order of the spelling asked for. For one thread. */
final class GmlGeometryWriter {
    private final StringBuilder out;
    private final GmlVersion version;
    private final boolean flipped;
    private final int decimals;
    private final String srsName;
    private String id = "";
    private int part;

    GmlGeometryWriter(StringBuilder out, Crs crs, GmlVersion version) {
        this.out = out;
        this.version = version;
        this.flipped = crs.flipped();
        this.decimals = Numbers.decimals(crs.crs());
        this.srsName = XmlText.escape(crs.spelling());
    }

    /** Writes one geometry; only the outer element names the CRS. */
    void write(Geometry geometry, String geometryId) {
        id = geometryId;
        part = 0;
        element(geometry, " srsName=\"" + srsName + "\"");
    }

    private void element(Geometry geometry, String srs) {
        if (geometry instanceof Point point) {
            open("Point", srs);
            positions("pos", point.getCoordinateSequence());
            out.append("</gml:Point>");
        } else if (geometry instanceof LineString line) {
            open("LineString", srs);
            list(line);
            out.append("</gml:LineString>");
        } else if (geometry instanceof Polygon polygon) {
            polygon(polygon, srs);
        } else if (geometry instanceof MultiPoint) {
            collection(geometry, "MultiPoint", "pointMember", srs);
        } else if (geometry instanceof MultiLineString) {
            collection(
                    geometry,
                    old() ? "MultiLineString" : "MultiCurve",
                    old() ? "lineStringMember" : "curveMember",
                    srs);
        } else if (geometry instanceof MultiPolygon) {
            collection(
                    geometry, old() ? "MultiPolygon" : "MultiSurface", old() ? "polygonMember" : "surfaceMember", srs);
        } else {
            collection(geometry, "MultiGeometry", "geometryMember", srs);
        }
    }

    private void collection(Geometry geometry, String element, String member, String srs) {
        open(element, srs);
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            out.append("<gml:").append(member).append('>');
            element(geometry.getGeometryN(i), "");
            out.append("</gml:").append(member).append('>');
        }
        out.append("</gml:").append(element).append('>');
    }

    private void polygon(Polygon polygon, String srs) {
        open("Polygon", srs);
        if (!polygon.isEmpty()) {
            ring(old() ? "outerBoundaryIs" : "exterior", polygon.getExteriorRing());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                ring(old() ? "innerBoundaryIs" : "interior", polygon.getInteriorRingN(i));
            }
        }
        out.append("</gml:Polygon>");
    }

    private void ring(String boundary, LineString ring) {
        out.append("<gml:").append(boundary).append("><gml:LinearRing>");
        list(ring);
        out.append("</gml:LinearRing></gml:").append(boundary).append('>');
    }

    private void list(LineString line) {
        positions("posList", line.getCoordinateSequence());
    }

    private boolean old() {
        return version == GmlVersion.V2;
    }

    /** Only 3.2 demands ids of geometries. */
    private void open(String element, String srs) {
        out.append("<gml:").append(element);
        if (version == GmlVersion.V3_2) {
            out.append(" gml:id=\"").append(id);
            if (part > 0) {
                out.append('.').append(part);
            }
            part++;
            out.append('"');
        }
        out.append(srs).append('>');
    }

    private void positions(String element, CoordinateSequence points) {
        String name = old() ? "coordinates" : element;
        char between = old() ? ',' : ' ';
        int first = flipped ? 1 : 0;
        out.append("<gml:").append(name).append('>');
        for (int i = 0; i < points.size(); i++) {
            if (i > 0) {
                out.append(' ');
            }
            Numbers.append(out, points.getOrdinate(i, first), decimals);
            out.append(between);
            Numbers.append(out, points.getOrdinate(i, 1 - first), decimals);
        }
        out.append("</gml:").append(name).append('>');
    }
}
