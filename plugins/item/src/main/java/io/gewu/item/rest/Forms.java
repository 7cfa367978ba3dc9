package io.gewu.item.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.Caller;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.site.Site;
import io.gewu.item.form.Field;
import io.gewu.item.form.OneForm;
import io.gewu.item.form.PatrolItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.geotools.api.filter.Filter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes the one form for a scanned thing: the fields that every patrol fills in, and those of the items of the
 * published catalog that apply to the thing; what is known and fresh is filled in already.
 */
@Component(service = Forms.class)
public final class Forms {
    private final ItemLayers layers;
    private final Site site;

    @Activate
    public Forms(@Reference ItemLayers layers, @Reference Site site) {
        this.layers = layers;
        this.site = site;
    }

    /** The form as a caller may see it: answers of earlier patrols are for those who record. */
    OneForm form(ObjectId object, Caller caller, Instant now) {
        Map<String, Object> thing = layers.seen(caller, object.layer(), object.key())
                .orElseThrow(() -> new GewuException(ErrorCode.NOT_FOUND, "object", "There is no " + object));
        Set<String> published = layers.list("item_catalog", Filter.INCLUDE, row -> row).stream()
                .filter(row -> "published".equals(row.getOrDefault("status", "published")))
                .map(row -> (String) row.get("code"))
                .collect(Collectors.toSet());
        List<PatrolItem> all = layers.list("item", Filter.INCLUDE, row -> row).stream()
                .filter(row -> published.contains(row.get("catalog")))
                .map(PatrolItem::of)
                .toList();
        List<PatrolItem> items = all.stream()
                .filter(item -> item.appliesTo(object.layer(), thing))
                .toList();
        Set<String> special =
                all.stream().flatMap(item -> item.fields().stream()).collect(Collectors.toSet());
        Set<String> asked =
                items.stream().flatMap(item -> item.fields().stream()).collect(Collectors.toSet());
        List<Field> fields = layers.list("form_field", Filter.INCLUDE, row -> row).stream()
                .filter(row -> ItemLayers.members(row.get("forms")).contains("one"))
                .map(Field::of)
                .filter(field ->
                        special.contains(field.code()) ? asked.contains(field.code()) : field.isAskedOf(object.layer()))
                .sorted(Comparator.comparingInt(Field::position))
                .toList();
        boolean records = caller.has("item-recorder") || caller.has("grid-worker");
        return new OneForm(
                object.toString(),
                items.stream().map(PatrolItem::code).toList(),
                fields,
                known(thing, fields, records ? last(object) : Optional.empty(), now));
    }

    private Optional<Map<String, Object>> last(ObjectId object) {
        return layers.list("patrol_record", ItemLayers.equal("subject", layers.subject(object)), row -> row).stream()
                .max(Comparator.comparing(record -> (Instant) record.get("at")));
    }

    private static Map<String, Object> known(
            Map<String, Object> thing, List<Field> fields, Optional<Map<String, Object>> last, Instant now) {
        Map<String, Object> known = new HashMap<>();
        for (Field field : fields) {
            field.property().map(thing::get).ifPresent(value -> known.put(field.code(), field.answer(value)));
            last.filter(one -> Duration.between((Instant) one.get("at"), now).toDays() < field.fresh())
                    .map(one -> Answers.read((String) one.get("answers")).get(field.code()))
                    .ifPresent(answer -> known.putIfAbsent(field.code(), answer));
        }
        return known;
    }

    RestReply show(RestRequest request) {
        String object = request.query("object")
                .orElseThrow(() -> new GewuException(
                        ErrorCode.MISSING_PARAMETER, "object", "object is missing: a feature id as enterprise.92…"));
        OneForm form = form(ObjectId.parse("object", object), request.caller(), Instant.now());
        String wanted = request.query("f").orElse("schema");
        return switch (wanted) {
            case "schema" ->
                RestReply.json(form.schema(request.language())).with("Content-Type", "application/schema+json");
            case "ui" -> RestReply.json(form.ui());
            case "shacl" -> turtle(form.shacl(site.identifiers()));
            default ->
                throw new GewuException(
                        ErrorCode.UNKNOWN_FORMAT, "f", "f: found \"" + wanted + "\", expected schema, ui or shacl");
        };
    }

    private static RestReply turtle(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new RestReply.Content(200, "text/turtle;charset=UTF-8", Map.of(), out -> out.write(bytes));
    }

    /** Legacy questions that no field of the one form answers. */
    RestReply gaps(RestRequest request) {
        Set<String> fields = layers.list("form_field", Filter.INCLUDE, row -> row).stream()
                .filter(row -> ItemLayers.members(row.get("forms")).contains("one"))
                .map(row -> (String) row.get("code"))
                .collect(Collectors.toSet());
        List<Object> gaps = layers.list("legacy_question", Filter.INCLUDE, row -> row).stream()
                .filter(row -> !fields.contains(String.valueOf(row.get("field"))))
                .map(row -> row.get("code"))
                .toList();
        return RestReply.json(Map.of("gaps", gaps, "fields", fields.size()));
    }

    /** Fields that several legacy forms asked, and how much of the asking that was. */
    RestReply duplicates(RestRequest request) {
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
}
