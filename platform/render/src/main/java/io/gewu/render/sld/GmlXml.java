package io.gewu.render.sld;

import java.util.ArrayList;
import java.util.List;
import org.geotools.api.referencing.FactoryException;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * The GML 2 and 3 geometries that filters in styles use, in the layer's CRS. With a {@code urn:} or {@code http:} CRS
 * name the authority's axis order applies; the result is always x, y.
 */
final class GmlXml {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final boolean flip;

    private GmlXml(boolean flip) {
        this.flip = flip;
    }

    static boolean isGeometry(Node node) {
        return switch (node.name()) {
            case "Envelope",
                    "Box",
                    "Point",
                    "LineString",
                    "Polygon",
                    "MultiPoint",
                    "MultiLineString",
                    "MultiCurve",
                    "MultiPolygon",
                    "MultiSurface" -> true;
            default -> false;
        };
    }

    static Geometry geometry(Node node) {
        return new GmlXml(isNorthFirst(node)).read(node);
    }

    static Envelope envelope(Node node) {
        return geometry(node).getEnvelopeInternal();
    }

    private static boolean isNorthFirst(Node node) {
        String name = node.attribute("srsName", "");
        if (!name.startsWith("urn:") && !name.startsWith("http://www.opengis.net/def/")) {
            return false;
        }
        try {
            return CRS.getAxisOrder(CRS.decode(name)) == CRS.AxisOrder.NORTH_EAST;
        } catch (FactoryException unknown) {
            throw node.failure("CRS \"" + name + "\" is unknown");
        }
    }

    private Geometry read(Node node) {
        return switch (node.name()) {
            case "Envelope" ->
                FACTORY.toGeometry(new Envelope(corner(node, "lowerCorner"), corner(node, "upperCorner")));
            case "Box" -> box(node);
            case "Point" -> FACTORY.createPoint(coordinates(node, 1).get(0));
            case "LineString" -> FACTORY.createLineString(coordinates(node, 2).toArray(Coordinate[]::new));
            case "Polygon" -> polygon(node);
            case "MultiPoint" ->
                FACTORY.createMultiPoint(members(node, Point.class).toArray(Point[]::new));
            case "MultiLineString", "MultiCurve" ->
                FACTORY.createMultiLineString(members(node, LineString.class).toArray(LineString[]::new));
            case "MultiPolygon", "MultiSurface" ->
                FACTORY.createMultiPolygon(members(node, Polygon.class).toArray(Polygon[]::new));
            default ->
                throw node.failure(
                        "<" + node.name()
                                + ">; expected Envelope, Box, Point, LineString, Polygon, MultiPoint, MultiCurve or MultiSurface");
        };
    }

    private Coordinate corner(Node node, String name) {
        return numbers(node.required(name), 2).get(0);
    }

    private Geometry box(Node node) {
        List<Coordinate> corners = coordinates(node, 2);
        return FACTORY.toGeometry(new Envelope(corners.get(0), corners.get(1)));
    }

    private Geometry polygon(Node node) {
        Node shell = node.child("exterior").orElseGet(() -> node.required("outerBoundaryIs"));
        List<Node> holes = new ArrayList<>(node.children("interior"));
        holes.addAll(node.children("innerBoundaryIs"));
        return FACTORY.createPolygon(ring(shell), holes.stream().map(this::ring).toArray(LinearRing[]::new));
    }

    private LinearRing ring(Node boundary) {
        Node ring = boundary.required("LinearRing");
        List<Coordinate> points = coordinates(ring, 4);
        if (!points.get(0).equals2D(points.get(points.size() - 1))) {
            throw ring.failure("The ring does not end where it begins");
        }
        return FACTORY.createLinearRing(points.toArray(Coordinate[]::new));
    }

    private <G extends Geometry> List<G> members(Node node, Class<G> type) {
        List<G> members = new ArrayList<>();
        for (Node member : node.children()) {
            for (Node child : member.children()) {
                Geometry found = read(child);
                if (!type.isInstance(found)) {
                    throw child.failure("<" + child.name() + "> in <" + node.name() + ">");
                }
                members.add(type.cast(found));
            }
        }
        return members;
    }

    private List<Coordinate> coordinates(Node node, int least) {
        List<Coordinate> found = new ArrayList<>();
        for (Node child : node.children()) {
            switch (child.name()) {
                case "pos", "posList" -> found.addAll(numbers(child, 2));
                case "coordinates" -> found.addAll(tuples(child));
                case "coord" ->
                    found.add(place(
                            child.required("X").number(), child.required("Y").number()));
                default -> throw child.failure("<" + child.name() + ">; expected pos, posList, coordinates or coord");
            }
        }
        if (found.size() < least) {
            throw node.failure("<" + node.name() + "> has " + found.size() + " points; expected at least " + least);
        }
        return found;
    }

    private List<Coordinate> numbers(Node node, int dimension) {
        String[] words = node.text().split("\\s+", -1);
        if (words.length % dimension != 0) {
            throw node.failure("<" + node.name() + "> has " + words.length + " numbers; expected pairs");
        }
        List<Coordinate> points = new ArrayList<>();
        for (int i = 0; i < words.length; i += dimension) {
            points.add(place(number(node, words[i]), number(node, words[i + 1])));
        }
        return points;
    }

    private List<Coordinate> tuples(Node node) {
        List<Coordinate> points = new ArrayList<>();
        for (String tuple : node.text().split("\\s+", -1)) {
            String[] words = tuple.split(",", -1);
            if (words.length < 2) {
                throw node.failure("Coordinates \"" + tuple + "\"; expected x,y");
            }
            points.add(place(number(node, words[0]), number(node, words[1])));
        }
        return points;
    }

    private static double number(Node node, String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException notANumber) {
            throw node.failure("Coordinate \"" + word + "\"; expected a number");
        }
    }

    private Coordinate place(double first, double second) {
        return flip ? new Coordinate(second, first) : new Coordinate(first, second);
    }
}
