package io.gewu.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Reads one GeoJSON geometry (RFC 7946 section 3.1) from a parser that stands at its opening brace. */
final class GeoJsonGeometry {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int MAX_DEPTH = 4;

    private GeoJsonGeometry() {}

    static Geometry read(JsonParser parser) throws IOException {
        String type = "";
        Object coordinates = List.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals("type")) {
                type = parser.getText();
            } else if (field.equals("coordinates")) {
                coordinates = array(parser, 0);
            } else {
                parser.skipChildren();
            }
        }
        try {
            return geometry(type, coordinates);
        } catch (ClassCastException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new IOException("Not a GeoJSON geometry of type \"" + type + "\": " + broken.getMessage(), broken);
        }
    }

    private static Object array(JsonParser parser, int depth) throws IOException {
        if (depth > MAX_DEPTH || parser.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("Expected nested arrays of numbers");
        }
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(parser.currentToken().isNumeric() ? parser.getDoubleValue() : array(parser, depth + 1));
        }
        return items;
    }

    private static Geometry geometry(String type, Object c) {
        return switch (type) {
            case "Point" -> FACTORY.createPoint(coordinate(c));
            case "MultiPoint" -> FACTORY.createMultiPointFromCoords(coordinates(c));
            case "LineString" -> FACTORY.createLineString(coordinates(c));
            case "MultiLineString" ->
                FACTORY.createMultiLineString(((List<?>) c)
                        .stream()
                                .map(l -> FACTORY.createLineString(coordinates(l)))
                                .toArray(LineString[]::new));
            case "Polygon" -> polygon(c);
            case "MultiPolygon" ->
                FACTORY.createMultiPolygon(
                        ((List<?>) c).stream().map(GeoJsonGeometry::polygon).toArray(Polygon[]::new));
            default -> throw new IllegalArgumentException("unknown type");
        };
    }

    private static Polygon polygon(Object rings) {
        LinearRing[] all = ((List<?>) rings)
                .stream().map(r -> FACTORY.createLinearRing(coordinates(r))).toArray(LinearRing[]::new);
        return FACTORY.createPolygon(all[0], java.util.Arrays.copyOfRange(all, 1, all.length));
    }

    private static Coordinate[] coordinates(Object list) {
        return ((List<?>) list).stream().map(GeoJsonGeometry::coordinate).toArray(Coordinate[]::new);
    }

    private static Coordinate coordinate(Object pair) {
        List<?> numbers = (List<?>) pair;
        return new Coordinate((Double) numbers.get(0), (Double) numbers.get(1));
    }
}
