package io.gewu.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a value as it is walked; see {@link Json}. */
final class JsonWriter {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private JsonWriter() {}

    static void write(Object value, OutputStream out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            value(value, json);
        }
    }

    private static void value(Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Optional<?> perhaps) {
            value(perhaps.orElse(null), json);
        } else if (value instanceof Map<?, ?> members) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                json.writeFieldName(String.valueOf(member.getKey()));
                value(member.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof Stream<?> stream) {
            try (stream) {
                array(stream.iterator(), json);
            }
        } else if (value instanceof Iterable<?> many) {
            array(many.iterator(), json);
        } else if (value instanceof byte[] ready) {
            json.writeRawValue(new String(ready, java.nio.charset.StandardCharsets.UTF_8));
        } else {
            scalar(value, json);
        }
    }

    /** Closes the streams in a value that is not going to be written. */
    static void close(Object value) {
        if (value instanceof Stream<?> stream) {
            stream.close();
        } else if (value instanceof Map<?, ?> members) {
            members.values().forEach(JsonWriter::close);
        } else if (value instanceof Iterable<?> many) {
            many.forEach(JsonWriter::close);
        } else if (value instanceof Optional<?> perhaps) {
            perhaps.ifPresent(JsonWriter::close);
        }
    }

    private static void array(Iterator<?> items, JsonGenerator json) throws IOException {
        json.writeStartArray();
        while (items.hasNext()) {
            value(items.next(), json);
        }
        json.writeEndArray();
    }

    private static void scalar(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal.toPlainString());
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            json.writeNull();
        } else if (value instanceof Number number) {
            json.writeNumber(number.toString());
        } else {
            json.writeString(value.toString());
        }
    }
}
