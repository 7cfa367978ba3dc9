package io.gewu.feature.gml;

import io.gewu.api.ErrorCode;
import io.gewu.api.crs.Crs;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Reads one GML geometry of version 3.2, 3.1 or 2 from the element an {@link XmlInput} stands at. */
public final class GmlGeometryReader {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int MAX_POSITIONS = 1_000_000;

    private final XmlInput xml;
    private final Crs inherited;
    private Crs crs;
    private int outerDimension = 2;

    /**
     * @param xml stands at the geometry's start element; afterwards past its end
     * @param inherited the CRS of geometries that do not name one
     */
    public GmlGeometryReader(XmlInput xml, Crs inherited) {
        this.xml = xml;
        this.inherited = inherited;
    }

    /**
     * A geometry, easting first whatever order it was written in.
     *
     * @param geometry the coordinates
     * @param crs what they mean
     */
    public record Read(Geometry geometry, Crs crs) {}

    /** Reads the geometry; an Envelope becomes a rectangle. */
    public Read read() {
        crs = named(inherited);
        outerDimension = dimension(2);
        try {
            return new Read(geometry(), crs);
        } catch (IllegalArgumentException broken) {
            throw xml.fail(ErrorCode.INVALID_PARAMETER, "Not a geometry: " + broken.getMessage());
        }
    }

    private Crs named(Crs otherwise) {
        String name = xml.attribute("srsName");
        return name.isEmpty() ? otherwise : xml.crs(name);
    }

    private Geometry geometry() {
        return switch (xml.name()) {
            case "Point" -> FACTORY.createPoint(one(positions()));
            case "LineString", "LineStringSegment" -> FACTORY.createLineString(positions());
            case "LinearRing" -> FACTORY.createLinearRing(positions());
            case "Envelope", "Box" -> envelope(positions());
            case "Polygon", "PolygonPatch" -> polygon();
            case "Curve" -> only(members(LineString.class), "segment");
            case "Surface" -> only(members(Polygon.class), "patch");
            case "MultiPoint" -> FACTORY.createMultiPoint(members(Point.class).toArray(new Point[0]));
            case "MultiLineString", "MultiCurve" ->
                FACTORY.createMultiLineString(members(LineString.class).toArray(new LineString[0]));
            case "MultiPolygon", "MultiSurface" ->
                FACTORY.createMultiPolygon(members(Polygon.class).toArray(new Polygon[0]));
            case "MultiGeometry" ->
                FACTORY.createGeometryCollection(members(Geometry.class).toArray(new Geometry[0]));
            default ->
                throw xml.fail(
                        ErrorCode.INVALID_PARAMETER,
                        "Geometry <" + xml.name() + "> is not supported; expected Point, LineString, Polygon, Curve,"
                                + " Surface, Envelope or a multiple of them");
        };
    }

    private Geometry only(List<? extends Geometry> parts, String word) {
        if (parts.size() != 1) {
            throw xml.fail(ErrorCode.INVALID_PARAMETER, "Expected one " + word + ", found " + parts.size());
        }
        return parts.get(0);
    }

    /**
     * Geometries two levels down, as in {@code surfaceMember/Polygon}, {@code pointMembers/Point}, {@code segments/…}.
     */
    private <T extends Geometry> List<T> members(Class<T> type) {
        String collection = xml.name();
        List<T> members = new ArrayList<>();
        int here = xml.depth();
        while (xml.nextChild(here)) {
            int property = xml.depth();
            while (xml.nextChild(property)) {
                Geometry member = geometry();
                if (!type.isInstance(member)) {
                    throw xml.fail(
                            ErrorCode.INVALID_PARAMETER, "A " + collection + " takes no " + member.getGeometryType());
                }
                members.add(type.cast(member));
            }
        }
        return members;
    }

    private Polygon polygon() {
        LinearRing shell = FACTORY.createLinearRing();
        List<LinearRing> holes = new ArrayList<>();
        int here = xml.depth();
        while (xml.nextChild(here)) {
            boolean outer = xml.name().equals("exterior") || xml.name().equals("outerBoundaryIs");
            int boundary = xml.depth();
            while (xml.nextChild(boundary)) {
                if (!(geometry() instanceof LinearRing ring)) {
                    throw xml.fail(ErrorCode.INVALID_PARAMETER, "A boundary takes a LinearRing");
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

    private Coordinate[] positions() {
        List<Double> numbers = new ArrayList<>();
        int dimension = dimension(outerDimension);
        int here = xml.depth();
        while (xml.nextChild(here)) {
            switch (xml.name()) {
                case "pos", "posList", "lowerCorner", "upperCorner" -> {
                    dimension = dimension(dimension);
                    numbers(xml.text().split("\\s+"), numbers);
                }
                case "coordinates" -> {
                    for (String tuple : xml.text().split("\\s+", -1)) {
                        String[] parts = tuple.split(",", -1);
                        numbers(new String[] {parts[0], parts.length > 1 ? parts[1] : ""}, numbers);
                    }
                }
                case "pointMember", "pointProperty" -> {
                    int member = xml.depth();
                    while (xml.nextChild(member)) {
                        Coordinate c = one(positions());
                        numbers.add(crs.flipped() ? c.y : c.x);
                        numbers.add(crs.flipped() ? c.x : c.y);
                    }
                }
                default -> throw xml.fail(ErrorCode.INVALID_PARAMETER, "Unexpected <" + xml.name() + "> in a geometry");
            }
        }
        if (numbers.size() % dimension != 0) {
            throw xml.fail(
                    ErrorCode.INVALID_PARAMETER, numbers.size() + " numbers do not make positions of " + dimension);
        }
        Coordinate[] positions = new Coordinate[numbers.size() / dimension];
        for (int i = 0; i < positions.length; i++) {
            double first = numbers.get(i * dimension);
            double second = numbers.get(i * dimension + 1);
            positions[i] = crs.flipped() ? new Coordinate(second, first) : new Coordinate(first, second);
        }
        return positions;
    }

    private int dimension(int otherwise) {
        String text = xml.attribute("srsDimension");
        return text.equals("3") ? 3 : otherwise;
    }

    private void numbers(String[] texts, List<Double> into) {
        for (String text : texts) {
            try {
                double number = Double.parseDouble(text);
                if (!Double.isFinite(number)) {
                    throw new NumberFormatException(text);
                }
                into.add(number);
            } catch (NumberFormatException broken) {
                throw xml.fail(ErrorCode.INVALID_PARAMETER, "\"" + text + "\" is not a coordinate");
            }
        }
        if (into.size() > MAX_POSITIONS) {
            throw xml.fail(ErrorCode.INVALID_PARAMETER, "More than " + MAX_POSITIONS + " coordinates");
        }
    }

    private Coordinate one(Coordinate[] positions) {
        if (positions.length != 1) {
            throw xml.fail(ErrorCode.INVALID_PARAMETER, "A point has one position, found " + positions.length);
        }
        return positions[0];
    }

    private Geometry envelope(Coordinate[] corners) {
        if (corners.length != 2) {
            throw xml.fail(ErrorCode.INVALID_PARAMETER, "An envelope has two corners, found " + corners.length);
        }
        return FACTORY.toGeometry(new org.locationtech.jts.geom.Envelope(corners[0], corners[1]));
    }
}
