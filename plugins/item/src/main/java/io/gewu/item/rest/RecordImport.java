package io.gewu.item.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.load.TableReader;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.rest.TableReply;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.WriteSession;
import io.gewu.item.form.Field;
import io.gewu.item.form.LegacyForm;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.filter.Filter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes exports of the forms of old over as records: {@code ?form=legacy-04&layer=enterprise&object=<column>}. Columns
 * are called as the questions unless {@code map.<field>=<column>} says otherwise; {@code at}, {@code worker} and
 * {@code id} name columns too. The same row sent twice is one record.
 */
@Component(service = RecordImport.class)
public final class RecordImport {
    private static final long FILE_BYTES = 64L << 20;
    private static final Field TIME = Field.of(Map.of("code", "at", "name", "时间", "datatype", "dateTime"));

    private final FeatureStore store;
    private final ItemLayers layers;
    private final Records records;
    private final TableReader tables;

    @Activate
    public RecordImport(
            @Reference FeatureStore store,
            @Reference ItemLayers layers,
            @Reference Records records,
            @Reference TableReader tables) {
        this.store = store;
        this.layers = layers;
        this.records = records;
        this.tables = tables;
    }

    /** Which column says what. */
    private record Mapping(
            LegacyForm form,
            String layer,
            String object,
            Optional<String> at,
            Optional<String> worker,
            Optional<String> id,
            Map<String, String> columns,
            Map<String, Field> fields) {
        Map<String, Object> answers(TableReader.Row row) {
            Map<String, Object> answers = new LinkedHashMap<>();
            columns.forEach((field, column) -> row.cell(column)
                    .ifPresent(text -> answers.put(field, fields.get(field).parse(text))));
            if (answers.isEmpty()) {
                throw new IllegalArgumentException("no answer: expected columns as " + columns.values());
            }
            return answers;
        }

        Instant time(TableReader.Row row) {
            return at.flatMap(row::cell)
                    .map(text -> OffsetDateTime.parse((String) TIME.parse(text)).toInstant())
                    .orElseGet(Instant::now);
        }

        /** The number of the export, else thing and time, tell one record from another. */
        String code(TableReader.Row row, String key) {
            String number = id.flatMap(row::cell)
                    .orElseGet(() -> key + "-" + at.flatMap(row::cell).orElse(""));
            return form.code() + "-" + number.replaceAll("[^0-9A-Za-z]+", "-");
        }
    }

    RestReply take(RestRequest request) throws IOException {
        request.require("item-editor");
        Mapping mapping = mapping(request);
        return TableReply.of(request, tables.read(request.body(FILE_BYTES)), row -> one(row, mapping, request));
    }

    private Mapping mapping(RestRequest request) {
        LegacyForm form = records.legacy(needed(request, "form", "a legacy form as legacy-04"));
        String layer = needed(request, "layer", "the layer of the things, as enterprise");
        layers.layer(layer);
        Map<String, Field> fields = new HashMap<>();
        layers.list("form_field", Filter.INCLUDE, Field::of).forEach(field -> fields.put(field.code(), field));
        Map<String, String> columns = new LinkedHashMap<>();
        form.questions()
                .forEach(question -> columns.put(
                        question.field(),
                        request.query("map." + question.field()).orElse(question.label())));
        return new Mapping(
                form,
                layer,
                needed(request, "object", "the column with the keys of the things"),
                request.query("at"),
                request.query("worker"),
                request.query("id"),
                columns,
                fields);
    }

    private static String needed(RestRequest request, String name, String expected) {
        return request.query(name)
                .orElseThrow(() -> new GewuException(
                        ErrorCode.MISSING_PARAMETER, name, name + " is missing: expected " + expected));
    }

    private boolean one(TableReader.Row row, Mapping mapping, RestRequest request) {
        String column = mapping.object();
        String expected = ", expected a key of layer " + mapping.layer();
        String key =
                row.cell(column).orElseThrow(() -> new IllegalArgumentException(column + ": is missing" + expected));
        if (layers.one(mapping.layer(), key).isEmpty()) {
            throw new IllegalArgumentException(column + ": found \"" + key + "\"" + expected);
        }
        Map<String, Object> record = records.row(
                mapping.code(row, key),
                new ObjectId(mapping.layer(), key),
                mapping.form().code(),
                mapping.time(row),
                mapping.worker().flatMap(row::cell).orElse(request.caller().name()),
                mapping.answers(row));
        try (WriteSession session = store.write(request.origin())) {
            if (session.read(layers.layer("patrol_record"), (String) record.get("code"))
                    .isPresent()) {
                return false;
            }
            session.insert(layers.layer("patrol_record"), record);
            session.commit();
            return true;
        }
    }
}
