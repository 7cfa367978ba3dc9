package io.gewu.item.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.json.JsonObject;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.WriteSession;
import io.gewu.item.form.LegacyForm;
import io.gewu.item.form.OneForm;
import io.gewu.item.form.RecordCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.geotools.api.filter.Filter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records of patrols, filled in by the one form and given out as any form of old. */
@Component(service = Records.class)
public final class Records {
    private static final String[] RECORDERS = {"item-recorder", "grid-worker"};

    private final FeatureStore store;
    private final ItemLayers layers;
    private final Forms forms;

    @Activate
    public Records(@Reference FeatureStore store, @Reference ItemLayers layers, @Reference Forms forms) {
        this.store = store;
        this.layers = layers;
        this.forms = forms;
    }

    /**
     * {@code {"object": "enterprise.92…", "answers": {…}, "form": "legacy-04"}}; the last names whose app it goes on
     * to.
     */
    RestReply keep(RestRequest request) throws IOException {
        request.require(RECORDERS);
        JsonObject json = request.json();
        ObjectId object = ObjectId.parse("/object", json.requiredText("object"));
        Map<String, Object> answers = json.object("answers")
                .orElseThrow(() -> json.missing("answers", "an object"))
                .members();
        OneForm form = forms.form(object, request.caller(), Instant.now());
        List<String> faults = RecordCheck.of(form, answers);
        if (!faults.isEmpty()) {
            throw new GewuException(ErrorCode.INVALID_PARAMETER, "/answers", String.join("; ", faults));
        }
        Map<String, Object> all = new LinkedHashMap<>(form.known());
        all.putAll(answers);
        String code = UUID.randomUUID().toString();
        Map<String, Object> row =
                row(code, object, "one", Instant.now(), request.caller().name(), all);
        json.text("form")
                .ifPresent(legacy -> row.put(
                        "system",
                        system(legacy)
                                .orElseThrow(() -> json.wrong(
                                        "form", "\"" + legacy + "\"", "a legacy form of one of the seven systems"))));
        try (WriteSession session = store.write(request.origin())) {
            session.insert(layers.layer("patrol_record"), row);
            return RestReply.created(
                            request.address() + "/id/record/" + code,
                            Map.of("record", code, "system", String.valueOf(row.getOrDefault("system", ""))))
                    .shows(session.commit());
        }
    }

    Map<String, Object> row(
            String code, ObjectId object, String form, Instant at, String worker, Map<String, Object> answers) {
        Map<String, Object> row = new HashMap<>();
        row.put("code", code);
        row.put("subject", layers.subject(object));
        row.put("form", form);
        row.put("at", at);
        row.put("worker", worker);
        row.put("answers", Answers.write(answers));
        return row;
    }

    /** The one of the seven apps that a legacy form belongs to. */
    private Optional<String> system(String legacy) {
        return layers.list("legacy_system", Filter.INCLUDE, row -> row).stream()
                .filter(row -> ItemLayers.members(row.get("forms")).contains(legacy))
                .map(row -> (String) row.get("code"))
                .findFirst();
    }

    LegacyForm legacy(String code) {
        List<Map<String, Object>> rows = layers.list("legacy_question", ItemLayers.equal("form", code), row -> row);
        if (rows.isEmpty()) {
            throw new GewuException(ErrorCode.NOT_FOUND, "form", "There is no legacy form " + code);
        }
        return new LegacyForm(
                code,
                rows.stream()
                        .sorted(Comparator.comparingInt(row -> (Integer) row.get("position")))
                        .map(row -> new LegacyForm.Question(
                                (String) row.get("label"), (String) row.getOrDefault("field", "")))
                        .toList());
    }

    RestReply export(RestRequest request) {
        request.require("item-recorder", "item-editor", "grid-worker");
        Map<String, Object> record = layers.one("patrol_record", request.path("code"))
                .orElseThrow(() -> new GewuException(ErrorCode.NOT_FOUND, "code", "There is no such record"));
        byte[] csv = legacy(request.path("form"))
                .csv(Answers.read((String) record.get("answers")))
                .getBytes(StandardCharsets.UTF_8);
        return new RestReply.Content(200, "text/csv;charset=UTF-8", Map.of(), out -> out.write(csv));
    }
}
