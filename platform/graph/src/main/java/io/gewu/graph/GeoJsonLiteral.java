package io.gewu.graph;

import java.util.Locale;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonException;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Geometry objects of GeoJSON (RFC 7946), as {@code geo:geoJSONLiteral} holds them: CRS84, longitude first. */
final class GeoJsonLiteral {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int MAX_TEXT = 2_000_000;

    private GeoJsonLiteral() {}

    static Geometry read(String text) {
        if (text.length() > MAX_TEXT) {
            throw new ExprEvalException("A geo:geoJSONLiteral of " + text.length() + " characters is too long");
        }
        try {
            return geometry(JSON.parse(text));
        } catch (JsonException | ClassCastException | IllegalArgumentException | NullPointerException broken) {
            throw new ExprEvalException("Not a geo:geoJSONLiteral: " + broken.getMessage());
        }
    }

    private static Geometry geometry(JsonObject object) {
        String type = object.get("type").getAsString().value();
        JsonArray array = object.get("coordinates").getAsArray();
        return switch (type) {
            case "Point" -> FACTORY.createPoint(position(array));
            case "LineString" -> FACTORY.createLineString(positions(array));
            case "Polygon" -> polygon(array);
            case "MultiPoint" -> FACTORY.createMultiPointFromCoords(positions(array));
            case "MultiLineString" ->
                FACTORY.createMultiLineString(array.stream()
                        .map(line -> FACTORY.createLineString(positions(line)))
                        .toArray(LineString[]::new));
            case "MultiPolygon" ->
                FACTORY.createMultiPolygon(
                        array.stream().map(GeoJsonLiteral::polygon).toArray(Polygon[]::new));
            default -> throw new IllegalArgumentException("type " + type);
        };
    }

    private static Polygon polygon(JsonValue rings) {
        LinearRing[] all = rings.getAsArray().stream()
                .map(ring -> FACTORY.createLinearRing(positions(ring)))
                .toArray(LinearRing[]::new);
        LinearRing[] holes = new LinearRing[all.length - 1];
        System.arraycopy(all, 1, holes, 0, holes.length);
        return FACTORY.createPolygon(all[0], holes);
    }

    private static Coordinate[] positions(JsonValue array) {
        return array.getAsArray().stream().map(GeoJsonLiteral::position).toArray(Coordinate[]::new);
    }

    private static Coordinate position(JsonValue numbers) {
        JsonArray array = numbers.getAsArray();
        return new Coordinate(
                array.get(0).getAsNumber().value().doubleValue(),
                array.get(1).getAsNumber().value().doubleValue());
    }

    static String write(Geometry geometry) {
        StringBuilder out = new StringBuilder();
        write(geometry, out);
        return out.toString();
    }

    private static void write(Geometry geometry, StringBuilder out) {
        String type = geometry instanceof LinearRing ? "LineString" : geometry.getGeometryType();
        out.append("{\"type\":\"").append(type).append('"');
        if (type.equals("GeometryCollection")) {
            out.append(",\"geometries\":[");
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                out.append(i == 0 ? "" : ",");
                write(geometry.getGeometryN(i), out);
            }
            out.append("]}");
        } else {
            out.append(",\"coordinates\":");
            coordinates(geometry, out);
            out.append('}');
        }
    }

    private static void coordinates(Geometry geometry, StringBuilder out) {
        if (geometry.isEmpty() && geometry.getNumGeometries() < 2) {
            out.append("[]");
        } else if (geometry instanceof Point point) {
            position(point.getCoordinateSequence(), 0, out);
        } else if (geometry instanceof LineString line) {
            positions(line.getCoordinateSequence(), out);
        } else if (geometry instanceof Polygon polygon) {
            out.append('[');
            positions(polygon.getExteriorRing().getCoordinateSequence(), out);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                out.append(',');
                positions(polygon.getInteriorRingN(i).getCoordinateSequence(), out);
            }
            out.append(']');
        } else {
            out.append('[');
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                out.append(i == 0 ? "" : ",");
                coordinates(geometry.getGeometryN(i), out);
            }
            out.append(']');
        }
    }

    private static void positions(CoordinateSequence points, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < points.size(); i++) {
            out.append(i == 0 ? "" : ",");
            position(points, i, out);
        }
        out.append(']');
    }

    private static void position(CoordinateSequence points, int i, StringBuilder out) {
        out.append(String.format(Locale.ROOT, "[%.7f,%.7f]", points.getX(i), points.getY(i)));
    }
}
