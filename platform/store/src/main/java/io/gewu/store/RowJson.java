package io.gewu.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.Layer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/**
 * Rows as the log keeps them: a JSON object of the attributes' values, geometry as base64 of WKB. Attributes that the
 * layer no longer has are passed over.
 */
final class RowJson {
    private static final JsonFactory JSON = new JsonFactory();

    private RowJson() {}

    static String write(Map<String, ?> row) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, ?> entry : row.entrySet()) {
                json.writeFieldName(entry.getKey());
                value(json, entry.getValue());
            }
            json.writeEndObject();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return text.toString();
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Geometry geometry) {
            byte[] wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry);
            json.writeString(Base64.getEncoder().encodeToString(wkb));
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Number number) {
            json.writeNumber(number.toString());
        } else {
            json.writeString(value.toString());
        }
    }

    static Map<String, Object> read(Layer layer, String text) {
        Map<String, Object> row = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                String value = json.getText();
                layer.attribute(name).ifPresent(attribute -> row.put(name, value(attribute, value)));
                layer.geometry()
                        .filter(column -> column.name().equals(name))
                        .ifPresent(column -> row.put(name, geometry(value)));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("The log of " + layer.name() + " is damaged", broken);
        }
        return row;
    }

    private static Geometry geometry(String base64) {
        return GeoPackageGeometry.wkb(Base64.getDecoder().decode(base64));
    }

    private static Object value(Attribute attribute, String text) {
        AttributeType type = attribute.many() ? AttributeType.STRING : attribute.type();
        return switch (type) {
            case STRING, URI, CODE, LINK -> text;
            case INTEGER -> Integer.valueOf(text);
            case LONG -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case DOUBLE -> Double.valueOf(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case DATE_TIME -> Instant.parse(text);
        };
    }
}
