package io.gewu.item.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.LocalizedText;
import io.gewu.api.rest.JsonObject;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.rest.RestService;
import io.gewu.api.rest.Route;
import io.gewu.api.site.Site;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.WriteSession;
import io.gewu.item.form.OneForm;
import io.gewu.item.form.RecordCheck;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.geotools.api.filter.Filter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /item}: the one form, records, legacy exports, catalogs. */
@Component(service = RestService.class)
public final class ItemRest implements RestService {
    private final ItemLayers layers;
    private final Catalogs catalogs;
    private final FeatureStore store;
    private final Site site;

    @Activate
    public ItemRest(
            @Reference ItemLayers layers,
            @Reference Catalogs catalogs,
            @Reference FeatureStore store,
            @Reference Site site) {
        this.layers = layers;
        this.catalogs = catalogs;
        this.store = store;
        this.site = site;
    }

    @Override
    public String root() {
        return "item";
    }

    @Override
    public LocalizedText title() {
        return new LocalizedText("入格事项与一表巡", "Items and the one form");
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "form",
                        "为对象生成一表：object，f=schema|ui|shacl",
                        "The form for an object: object, f=schema, ui or shacl",
                        this::form),
                Route.post("records", "提交巡查记录", "Send a record", this::record),
                Route.get("records/{code}/legacy/{form}", "按旧表导出 CSV", "A record as a legacy form's CSV", this::legacy),
                Route.get("forms/gaps", "旧表缺口（应为空）", "Legacy questions that no field answers (none)", this::gaps),
                Route.get("forms/duplicates", "重复问题", "Fields that several legacy forms asked", this::duplicates),
                Route.post("catalogs/{code}/draft", "由已发布版本起草", "Draft a version from this one: code", this::draft),
                Route.post("catalogs/{code}/publish", "发布（清单管理员）", "Publish (role catalog-owner)", this::publish),
                Route.get("catalogs/{code}/diff/{other}", "版本差异", "What changed between versions", this::diff));
    }

    private RestReply form(RestRequest request) {
        String object = request.query("object")
                .orElseThrow(() -> new GewuException(
                        ErrorCode.MISSING_PARAMETER, "object", "object is missing: a feature id as enterprise.92…"));
        OneForm form = layers.form(object, Instant.now());
        String wanted = request.query("f").orElse("schema");
        return switch (wanted) {
            case "schema" ->
                RestReply.json(form.schema(request.language())).with("Content-Type", "application/schema+json");
            case "ui" -> RestReply.json(form.ui());
            case "shacl" -> text("text/turtle;charset=UTF-8", form.shacl(site.identifiers()));
            default ->
                throw new GewuException(
                        ErrorCode.UNKNOWN_FORMAT, "f", "f: found \"" + wanted + "\", expected schema, ui or shacl");
        };
    }

    private static RestReply text(String type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new RestReply.Content(200, type, Map.of(), out -> out.write(bytes));
    }

    private RestReply record(RestRequest request) throws IOException {
        request.require("item-recorder", "grid-worker");
        JsonObject json = request.json();
        String object = json.requiredText("object");
        Map<String, Object> answers = json.object("answers")
                .orElseThrow(() -> json.missing("answers", "an object"))
                .members();
        OneForm form = layers.form(object, Instant.now());
        List<String> faults = RecordCheck.of(form, answers);
        if (!faults.isEmpty()) {
            throw new GewuException(ErrorCode.INVALID_PARAMETER, "/answers", String.join("; ", faults));
        }
        Map<String, Object> all = new LinkedHashMap<>(form.known());
        all.putAll(answers);
        String code = UUID.randomUUID().toString();
        Map<String, Object> row = new HashMap<>();
        row.put("code", code);
        row.put("subject", layers.subject(object));
        row.put("form", "one");
        row.put("at", Instant.now());
        row.put("worker", request.caller().name());
        row.put("answers", Answers.write(all));
        json.text("form").ifPresent(legacy -> row.put("system", system(json, legacy)));
        try (WriteSession session = store.write(request.origin())) {
            session.insert(layers.layer("patrol_record"), row);
            return RestReply.created(
                            request.address() + "/id/record/" + code,
                            Map.of("record", code, "system", String.valueOf(row.getOrDefault("system", ""))))
                    .shows(session.commit());
        }
    }

    /** The one of the seven apps that a legacy form belongs to. */
    private String system(JsonObject json, String legacy) {
        return layers.list("legacy_system", Filter.INCLUDE, row -> row).stream()
                .filter(row ->
                        List.of(String.valueOf(row.get("forms")).split(",", -1)).contains(legacy))
                .map(row -> (String) row.get("code"))
                .findFirst()
                .orElseThrow(
                        () -> json.wrong("form", "\"" + legacy + "\"", "a legacy form of one of the seven systems"));
    }

    private RestReply legacy(RestRequest request) {
        request.require("item-recorder", "item-editor", "grid-worker");
        Map<String, Object> record = layers.one("patrol_record", request.path("code"))
                .orElseThrow(() -> new GewuException(ErrorCode.NOT_FOUND, "code", "There is no such record"));
        return text(
                "text/csv;charset=UTF-8",
                layers.legacy(request.path("form")).csv(Answers.read((String) record.get("answers"))));
    }

    private RestReply gaps(RestRequest request) {
        List<String> fields = layers.list("form_field", Filter.INCLUDE, row -> row).stream()
                .filter(row ->
                        List.of(String.valueOf(row.get("forms")).split(",", -1)).contains("one"))
                .map(row -> (String) row.get("code"))
                .toList();
        List<Object> gaps = layers.list("legacy_question", Filter.INCLUDE, row -> row).stream()
                .filter(row -> !fields.contains(String.valueOf(row.get("field"))))
                .map(row -> row.get("code"))
                .toList();
        return RestReply.json(Map.of("gaps", gaps, "fields", fields.size()));
    }

    private RestReply duplicates(RestRequest request) {
        Map<String, Integer> asked = new TreeMap<>();
        layers.list("legacy_question", Filter.INCLUDE, row -> String.valueOf(row.get("field")))
                .forEach(field -> asked.merge(field, 1, Integer::sum));
        int questions = asked.values().stream().mapToInt(Integer::intValue).sum();
        Map<String, Integer> repeated = new TreeMap<>(asked);
        repeated.values().removeIf(count -> count < 2);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("questions", questions);
        json.put("fields", asked.size());
        json.put("repeats", questions - asked.size());
        json.put("repeatedShare", share(questions - asked.size(), questions));
        json.put("sharedFields", repeated);
        json.put("sharedFieldShare", share(repeated.size(), asked.size()));
        return RestReply.json(json);
    }

    private static BigDecimal share(int part, int whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }

    private RestReply draft(RestRequest request) throws IOException {
        request.require("item-editor");
        JsonObject json = request.json();
        String code = json.requiredText("code");
        if (!code.matches("\\d{4}-\\d{1,3}")) {
            throw json.wrong("code", "\"" + code + "\"", "a year and a number, as 2026-1");
        }
        long commit = catalogs.draft(request.path("code"), code, request.origin());
        return RestReply.created(request.address() + "/id/catalog/" + code, Map.of("catalog", code, "status", "draft"))
                .shows(commit);
    }

    private RestReply publish(RestRequest request) throws IOException {
        request.require("catalog-owner");
        var from = request.json().day("validFrom").orElse(Catalogs.today());
        long commit = catalogs.publish(request.path("code"), from, request.origin());
        return RestReply.json(Map.of("catalog", request.path("code"), "status", "published", "validFrom", from))
                .shows(commit);
    }

    private RestReply diff(RestRequest request) {
        return RestReply.json(catalogs.diff(request.path("code"), request.path("other")));
    }
}
