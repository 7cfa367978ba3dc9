package io.gewu.feature.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gewu.api.crs.Crs;
import io.gewu.api.crs.CrsTransform;
import io.gewu.feature.gml.Numbers;
import java.io.IOException;
import java.math.BigDecimal;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes features as GeoJSON objects. For one thread. */
final class GeoJsonFeatureWriter {
    private final JsonGenerator json;
    private final CrsTransform reprojection;
    private final int decimals;
    private final String[] names;
    private final int geometry;
    private final StringBuilder number = new StringBuilder(24);

    GeoJsonFeatureWriter(JsonGenerator json, SimpleFeatureType type, Crs crs) {
        this.json = json;
        this.decimals = Numbers.decimals(crs.crs());
        this.names = new String[type.getAttributeCount()];
        int found = -1;
        for (int i = 0; i < names.length; i++) {
            names[i] = type.getDescriptor(i).getLocalName();
            if (Geometry.class.isAssignableFrom(type.getDescriptor(i).getType().getBinding())) {
                found = i;
            }
        }
        this.geometry = found;
        this.reprojection = CrsTransform.of(type, crs);
    }

    void write(SimpleFeature feature) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeStringField("id", feature.getID());
        json.writeFieldName("geometry");
        if (geometry >= 0 && feature.getAttribute(geometry) instanceof Geometry shape) {
            shape(reprojection.apply(shape));
        } else {
            json.writeNull();
        }
        json.writeObjectFieldStart("properties");
        for (int i = 0; i < names.length; i++) {
            if (i != geometry) {
                json.writeFieldName(names[i]);
                value(feature.getAttribute(i));
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void value(Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Integer whole) {
            json.writeNumber(whole);
        } else if (value instanceof Long whole) {
            json.writeNumber(whole);
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal.toPlainString());
        } else if (value instanceof Double real && Double.isFinite(real)) {
            json.writeNumber(real);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(value.toString());
        }
    }

    private void shape(Geometry shape) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", shape.getGeometryType());
        if (shape.getGeometryType().equals("GeometryCollection")) {
            json.writeArrayFieldStart("geometries");
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                shape(shape.getGeometryN(i));
            }
            json.writeEndArray();
        } else {
            json.writeFieldName("coordinates");
            coordinates(shape);
        }
        json.writeEndObject();
    }

    private void coordinates(Geometry shape) throws IOException {
        if (shape instanceof Point point) {
            if (point.isEmpty()) {
                json.writeStartArray();
                json.writeEndArray();
            } else {
                position(point.getCoordinateSequence(), 0);
            }
        } else if (shape instanceof LineString line) {
            line(line.getCoordinateSequence());
        } else if (shape instanceof Polygon polygon) {
            json.writeStartArray();
            if (!polygon.isEmpty()) {
                line(polygon.getExteriorRing().getCoordinateSequence());
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    line(polygon.getInteriorRingN(i).getCoordinateSequence());
                }
            }
            json.writeEndArray();
        } else if (shape instanceof GeometryCollection parts) {
            json.writeStartArray();
            for (int i = 0; i < parts.getNumGeometries(); i++) {
                coordinates(parts.getGeometryN(i));
            }
            json.writeEndArray();
        }
    }

    private void line(CoordinateSequence points) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < points.size(); i++) {
            position(points, i);
        }
        json.writeEndArray();
    }

    private void position(CoordinateSequence points, int i) throws IOException {
        json.writeStartArray();
        number(points.getX(i));
        number(points.getY(i));
        json.writeEndArray();
    }

    private void number(double value) throws IOException {
        number.setLength(0);
        Numbers.append(number, value, decimals);
        json.writeNumber(number.toString());
    }
}
