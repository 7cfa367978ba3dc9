package io.gewu.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import io.gewu.api.load.RowSource;
import io.gewu.api.plugin.Document;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A GeoJSON feature collection (RFC 7946, longitude first) of a plugin as rows of its layer. */
final class GeoJsonRows implements RowSource {
    private static final JsonFactory JSON = new JsonFactory();

    private final Layer layer;
    private final Document document;

    GeoJsonRows(Layer layer, Document document) {
        this.layer = layer;
        this.document = document;
    }

    @Override
    public void forEach(Consumer<Map<String, ?>> sink) {
        try (JsonParser parser = JSON.createParser(document.content())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("features")) {
                    parser.nextToken();
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        sink.accept(feature(parser));
                    }
                }
            }
        } catch (IOException broken) {
            throw new GewuException(
                    ErrorCode.INVALID_DECLARATION,
                    document.path(),
                    document.path() + ": " + broken.getMessage(),
                    broken);
        }
    }

    private Map<String, Object> feature(JsonParser parser) throws IOException {
        Map<String, Object> row = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals("properties") && parser.currentToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    property(parser, name, row);
                }
            } else if (field.equals("geometry") && layer.geometry().isPresent()) {
                row.put(layer.geometry().get().name(), GeoJsonGeometry.read(parser));
            } else {
                parser.skipChildren();
            }
        }
        return row;
    }

    private void property(JsonParser parser, String name, Map<String, Object> row) throws IOException {
        Optional<Attribute> attribute = layer.attribute(name);
        if (attribute.isEmpty()) {
            throw broken(parser, "\"" + name + "\" is no attribute of layer " + layer.name());
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Object> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(value(parser, attribute.get()));
            }
            row.put(name, values);
        } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
            row.put(name, value(parser, attribute.get()));
        }
    }

    private Object value(JsonParser parser, Attribute attribute) throws IOException {
        if (!parser.currentToken().isScalarValue()) {
            throw broken(parser, "\"" + attribute.name() + "\" takes a plain value");
        }
        String text = parser.getText();
        try {
            return attribute.type().parse(text);
        } catch (IllegalArgumentException unfit) {
            throw broken(parser, "\"" + attribute.name() + "\": " + unfit.getMessage());
        }
    }

    private GewuException broken(JsonParser parser, String message) {
        var at = parser.currentTokenLocation();
        return new GewuException(
                ErrorCode.INVALID_DECLARATION,
                document.path(),
                document.path() + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": " + message);
    }
}
