package io.gewu.item.form;

import io.gewu.api.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field of the one form.
 *
 * @param type {@code string}, {@code boolean}, {@code integer}, {@code decimal}, {@code date}, {@code dateTime},
 *     {@code uri} or {@code code}
 * @param subjects layers of objects that it is asked of; empty for all
 * @param property attribute of the object that answers it
 * @param fresh days for which an earlier answer is good
 * @param dependsOn field and value on which it is asked
 */
public record Field(
        String code,
        LocalizedText question,
        String section,
        int position,
        String type,
        List<String> subjects,
        Optional<String> property,
        boolean required,
        List<String> options,
        int fresh,
        Optional<Condition> dependsOn) {
    /** Another field and its answer. */
    public record Condition(String field, String value) {}

    /** Of a row of layer {@code form_field}. */
    public static Field of(Map<String, Object> row) {
        String depends = (String) row.get("depends_on");
        return new Field(
                (String) row.get("code"),
                new LocalizedText((String) row.get("name"), (String) row.getOrDefault("question_en", "")),
                (String) row.getOrDefault("section", ""),
                row.get("position") instanceof Integer n ? n : 0,
                (String) row.get("datatype"),
                list(row.get("subject")),
                Optional.ofNullable((String) row.get("property")),
                Boolean.TRUE.equals(row.get("required")),
                list(row.get("options")),
                row.get("max_age_days") instanceof Integer n ? n : 0,
                Optional.ofNullable(depends)
                        .map(field -> new Condition(field, (String) row.getOrDefault("depends_value", "true"))));
    }

    private static List<String> list(Object text) {
        return text instanceof String some && !some.isEmpty() ? List.of(some.split(",", -1)) : List.of();
    }

    /** Whether it is asked of objects of a layer. */
    public boolean isAskedOf(String layer) {
        return subjects.isEmpty() || subjects.contains(layer);
    }
}
