package io.gewu.store;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import io.gewu.api.load.RowSource;
import io.gewu.api.plugin.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A CSV file of a plugin (RFC 4180, UTF-8, names of attributes in the first line, empty for none) as rows of a layer
 * without geometry.
 */
final class CsvRows implements RowSource {
    private final Layer layer;
    private final Document document;

    CsvRows(Layer layer, Document document) {
        this.layer = layer;
        this.document = document;
    }

    @Override
    public void forEach(Consumer<Map<String, ?>> sink) {
        String text = new String(document.content(), StandardCharsets.UTF_8);
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(text)) {
            records.forEach(row -> sink.accept(row(row)));
        } catch (IOException unreadable) {
            throw broken(0, unreadable.getMessage());
        }
    }

    private Map<String, Object> row(NamedCsvRecord record) {
        Map<String, Object> row = new HashMap<>();
        record.getFieldsAsMap().forEach((name, text) -> {
            Attribute attribute = layer.attribute(name)
                    .orElseThrow(() -> broken(
                            record.getStartingLineNumber(),
                            "\"" + name + "\" is no attribute of layer " + layer.name()));
            if (!text.isEmpty()) {
                row.put(name, value(attribute, text, record.getStartingLineNumber()));
            }
        });
        return row;
    }

    private Object value(Attribute attribute, String text, long line) {
        try {
            return attribute.many() ? text : attribute.type().parse(text);
        } catch (IllegalArgumentException unfit) {
            throw broken(line, "\"" + attribute.name() + "\": " + unfit.getMessage());
        }
    }

    private GewuException broken(long line, String message) {
        return new GewuException(
                ErrorCode.INVALID_DECLARATION, document.path(), document.path() + ":" + line + ": " + message);
    }
}
