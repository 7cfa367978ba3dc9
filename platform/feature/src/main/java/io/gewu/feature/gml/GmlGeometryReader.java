package io.gewu.feature.gml;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.crs.CrsTransform;
import io.gewu.feature.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** Reads one GML geometry of version 3.2, 3.1 or 2. For one geometry and one thread. */
public final class GmlGeometryReader {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Set<String> NAMES = Set.of(
            "Point",
            "LineString",
            "LinearRing",
            "Ring",
            "Envelope",
            "Box",
            "Polygon",
            "Curve",
            "CompositeCurve",
            "Surface",
            "CompositeSurface",
            "MultiPoint",
            "MultiLineString",
            "MultiCurve",
            "MultiPolygon",
            "MultiSurface",
            "MultiGeometry");

    private final DocumentCrs document;
    private final Optional<Crs> crs;
    private final GmlPositions positions;

    private GmlGeometryReader(DocumentCrs document, Optional<Crs> crs) {
        this.document = document;
        this.crs = crs;
        this.positions = new GmlPositions(
                crs.map(Crs::flipped).orElse(false), crs.map(Crs::dimension).orElse(2));
    }

    /**
     * A geometry, easting first whatever order it was written in.
     *
     * @param geometry the coordinates
     * @param crs what they mean; empty if neither the geometry nor the document says so
     */
    public record Read(Geometry geometry, Optional<Crs> crs) {
        /**
         * The geometry in a CRS; one that says nothing of its own CRS is in it already.
         *
         * @throws GewuException {@code UNKNOWN_CRS} or {@code INVALID_PARAMETER} if there is no way there
         */
        public Geometry in(Crs target) {
            return crs.map(own -> CrsTransform.between(own, target).apply(geometry))
                    .orElse(geometry);
        }
    }

    /** Whether an element is called as a geometry. */
    public static boolean isGeometry(XmlElement element) {
        return NAMES.contains(element.name());
    }

    /**
     * Reads a geometry; an Envelope becomes a rectangle.
     *
     * @throws GewuException {@code INVALID_PARAMETER} or {@code UNKNOWN_CRS} at the place of what is wrong
     */
    public static Read read(XmlElement element, DocumentCrs document) {
        Optional<Crs> crs = document.of(element);
        GmlGeometryReader reader = new GmlGeometryReader(document, crs);
        reader.positions.dimension(element);
        return new Read(reader.geometry(element), crs);
    }

    private Geometry geometry(XmlElement element) {
        if (!element.attribute("srsName").isEmpty() && !document.of(element).equals(crs)) {
            throw wrong(element, "CRS \"" + element.attribute("srsName") + "\" is not that of the whole geometry");
        }
        try {
            return made(element);
        } catch (IllegalArgumentException broken) {
            throw wrong(element, "Not a geometry: " + broken.getMessage());
        }
    }

    private Geometry made(XmlElement e) {
        return switch (e.name()) {
            case "Point" -> FACTORY.createPoint(one(e, positions.of(e)));
            case "LineString", "LineStringSegment" -> FACTORY.createLineString(positions.of(e));
            case "LinearRing" -> FACTORY.createLinearRing(positions.of(e));
            case "Ring" -> FACTORY.createLinearRing(joined(e));
            case "Envelope", "Box" -> envelope(e, positions.of(e));
            case "Polygon", "PolygonPatch", "Rectangle", "Triangle" -> polygon(e);
            case "Curve", "CompositeCurve" -> FACTORY.createLineString(joined(e));
            case "Surface", "CompositeSurface" -> surface(e);
            case "MultiPoint" ->
                FACTORY.createMultiPoint(members(e, Point.class).toArray(new Point[0]));
            case "MultiLineString", "MultiCurve" ->
                FACTORY.createMultiLineString(members(e, LineString.class).toArray(new LineString[0]));
            case "MultiPolygon", "MultiSurface" ->
                FACTORY.createMultiPolygon(members(e, Polygon.class).toArray(new Polygon[0]));
            case "MultiGeometry" ->
                FACTORY.createGeometryCollection(members(e, Geometry.class).toArray(new Geometry[0]));
            default ->
                throw wrong(
                        e,
                        "Geometry <" + e.name() + "> is not supported; expected Point, LineString, Polygon, Curve,"
                                + " Surface, Envelope or a multiple of them");
        };
    }

    /**
     * Geometries two levels down, as in {@code surfaceMember/Polygon}, {@code pointMembers/Point}, {@code segments/…}.
     */
    private <T extends Geometry> List<T> members(XmlElement collection, Class<T> type) {
        List<T> members = new ArrayList<>();
        for (XmlElement property : collection.children()) {
            for (XmlElement child : property.children()) {
                Geometry member = geometry(child);
                if (!type.isInstance(member)) {
                    throw wrong(child, "A " + collection.name() + " takes no " + member.getGeometryType());
                }
                members.add(type.cast(member));
            }
        }
        return members;
    }

    /** The segments of a curve as one line: each begins where the one before it ends. */
    private Coordinate[] joined(XmlElement curve) {
        CoordinateList line = new CoordinateList();
        for (LineString segment : members(curve, LineString.class)) {
            Coordinate[] points = segment.getCoordinates();
            if (!line.isEmpty()
                    && points.length > 0
                    && !line.get(line.size() - 1).equals2D(points[0])) {
                throw wrong(curve, "A segment of a " + curve.name() + " does not begin where the one before it ends");
            }
            boolean first = line.isEmpty();
            for (int i = first ? 0 : 1; i < points.length; i++) {
                line.add(points[i], true);
            }
        }
        if (line.isEmpty()) {
            throw wrong(curve, "A " + curve.name() + " has at least one segment, found none");
        }
        return line.toCoordinateArray();
    }

    /** The patches of a surface as one polygon: they share edges. */
    private Polygon surface(XmlElement surface) {
        List<Polygon> patches = members(surface, Polygon.class);
        if (patches.isEmpty()) {
            throw wrong(surface, "A " + surface.name() + " has at least one patch, found none");
        }
        if (patches.size() == 1) {
            return patches.get(0);
        }
        if (UnaryUnionOp.union(patches) instanceof Polygon polygon) {
            return polygon;
        }
        throw wrong(surface, "The patches of a " + surface.name() + " do not lie side by side");
    }

    private Polygon polygon(XmlElement polygon) {
        LinearRing shell = FACTORY.createLinearRing();
        List<LinearRing> holes = new ArrayList<>();
        for (XmlElement boundary : polygon.children()) {
            boolean outer =
                    boundary.name().equals("exterior") || boundary.name().equals("outerBoundaryIs");
            for (XmlElement child : boundary.children()) {
                if (!(geometry(child) instanceof LinearRing ring)) {
                    throw wrong(child, "A boundary takes a LinearRing");
                }
                if (outer) {
                    shell = ring;
                } else {
                    holes.add(ring);
                }
            }
        }
        return FACTORY.createPolygon(shell, holes.toArray(new LinearRing[0]));
    }

    private static Coordinate one(XmlElement element, Coordinate[] positions) {
        if (positions.length != 1) {
            throw wrong(element, "A point has one position, found " + positions.length);
        }
        return positions[0];
    }

    private static Geometry envelope(XmlElement element, Coordinate[] corners) {
        if (corners.length != 2) {
            throw wrong(element, "An envelope has two corners, found " + corners.length);
        }
        return FACTORY.toGeometry(new Envelope(corners[0], corners[1]));
    }

    private static GewuException wrong(XmlElement element, String message) {
        return element.failure(ErrorCode.INVALID_PARAMETER, "", message);
    }
}
