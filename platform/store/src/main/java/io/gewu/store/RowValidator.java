package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Holds values against the declaration before they are written, and brings them into the form the store keeps. */
final class RowValidator {
    private final Layer layer;
    private final Map<String, Pattern> patterns = new HashMap<>();
    private Optional<Boolean> geographic = Optional.empty();

    RowValidator(Layer layer) {
        this.layer = layer;
        for (Attribute attribute : layer.attributes()) {
            if (!attribute.pattern().isEmpty()) {
                patterns.put(attribute.name(), Pattern.compile(attribute.pattern()));
            }
        }
    }

    /**
     * Values in the declared order and form, without nulls.
     *
     * @param whole whether what is not among the values is null
     */
    Map<String, Object> row(Map<String, ?> values, boolean whole) {
        names(values, whole);
        Map<String, Object> row = new LinkedHashMap<>();
        for (Attribute attribute : layer.attributes()) {
            put(row, attribute.name(), checked(attribute, values.get(attribute.name())));
        }
        layer.geometry().ifPresent(column -> {
            Object value = values.get(column.name());
            put(row, column.name(), value == null ? null : geometry(column, value));
        });
        return row;
    }

    private static void put(Map<String, Object> row, String name, Object value) {
        if (value != null) {
            row.put(name, value);
        }
    }

    /** Every name must be an attribute or the geometry; with {@code whole}, required ones must be there. */
    void names(Map<String, ?> values, boolean whole) {
        for (String name : values.keySet()) {
            boolean isGeometry = layer.geometry()
                    .map(GeometryColumn::name)
                    .filter(name::equals)
                    .isPresent();
            if (!isGeometry && layer.attribute(name).isEmpty()) {
                throw broken(
                        name,
                        "there is no such attribute; expected one of "
                                + layer.attributes().stream()
                                        .map(Attribute::name)
                                        .collect(Collectors.joining(", ")));
            }
        }
        for (Attribute attribute : layer.attributes()) {
            boolean given = values.containsKey(attribute.name());
            if (attribute.required() && (given || whole) && values.get(attribute.name()) == null) {
                throw broken(attribute.name(), "it is required and has no value");
            }
        }
    }

    /** One value in the form that is kept, or null. */
    Object checked(Attribute attribute, Object value) {
        if (value == null) {
            return null;
        }
        if (attribute.many()) {
            List<?> items = value instanceof List<?> list
                    ? list
                    : List.of(value.toString().split(",", -1));
            return items.stream().map(item -> one(attribute, item).toString()).collect(Collectors.joining(","));
        }
        return one(attribute, value);
    }

    private Object one(Attribute attribute, Object value) {
        if (!attribute.type().valueClass().isInstance(value)) {
            throw broken(
                    attribute.name(),
                    "expected " + attribute.type().keyword() + ", found "
                            + value.getClass().getSimpleName() + " " + value);
        }
        if (value instanceof Number number) {
            if (attribute.min().isPresent()
                    && number.doubleValue() < attribute.min().getAsDouble()) {
                throw broken(
                        attribute.name(),
                        number + " is less than " + attribute.min().getAsDouble());
            }
            if (attribute.max().isPresent()
                    && number.doubleValue() > attribute.max().getAsDouble()) {
                throw broken(
                        attribute.name(),
                        number + " is more than " + attribute.max().getAsDouble());
            }
        } else if (value instanceof String text) {
            text(attribute, text);
        }
        return value;
    }

    private void text(Attribute attribute, String text) {
        Pattern pattern = patterns.get(attribute.name());
        if (pattern != null && !pattern.matcher(text).matches()) {
            throw broken(attribute.name(), "\"" + text + "\" does not match " + pattern);
        }
        if (!attribute.values().isEmpty() && !attribute.values().containsKey(text)) {
            throw broken(
                    attribute.name(),
                    "\"" + text + "\" is not one of "
                            + String.join(", ", attribute.values().keySet()));
        }
        if (attribute.length().isPresent()
                && text.codePointCount(0, text.length()) > attribute.length().getAsInt()) {
            throw broken(attribute.name(), "longer than " + attribute.length().getAsInt() + " characters");
        }
    }

    /** The geometry in the layer's type: a single part becomes a collection of one where the layer has collections. */
    Geometry geometry(GeometryColumn column, Object value) {
        if (!(value instanceof Geometry geometry)) {
            throw broken(
                    column.name(),
                    "expected a geometry, found " + value.getClass().getSimpleName());
        }
        Geometry promoted = promoted(column.type(), geometry);
        if (!column.type().binding().isInstance(promoted)) {
            throw broken(
                    column.name(), "expected " + column.type().keyword() + ", found " + geometry.getGeometryType());
        }
        for (Coordinate c : promoted.getCoordinates()) {
            if (!Double.isFinite(c.x) || !Double.isFinite(c.y)) {
                throw broken(column.name(), "a coordinate is not a number");
            }
            if (isGeographic(column) && (Math.abs(c.y) > 90 || Math.abs(c.x) > 180)) {
                throw broken(
                        column.name(),
                        "longitude " + c.x + ", latitude " + c.y
                                + " is nowhere on Earth; the coordinates may stand in the other order");
            }
        }
        return promoted;
    }

    private boolean isGeographic(GeometryColumn column) {
        if (geographic.isEmpty()) {
            geographic = Optional.of(Crs.epsg(column.epsg()).isGeographic());
        }
        return geographic.get();
    }

    private static Geometry promoted(GeometryColumn.Type type, Geometry geometry) {
        GeometryFactory factory = geometry.getFactory();
        return switch (type) {
            case MULTI_POINT ->
                geometry instanceof Point point ? factory.createMultiPoint(new Point[] {point}) : geometry;
            case MULTI_LINE_STRING ->
                geometry instanceof LineString line ? factory.createMultiLineString(new LineString[] {line}) : geometry;
            case MULTI_POLYGON ->
                geometry instanceof Polygon polygon ? factory.createMultiPolygon(new Polygon[] {polygon}) : geometry;
            case POINT, LINE_STRING, POLYGON -> geometry;
        };
    }

    private GewuException broken(String attribute, String message) {
        return new GewuException(
                ErrorCode.INVALID_PARAMETER, attribute, layer.name() + "." + attribute + ": " + message);
    }
}
