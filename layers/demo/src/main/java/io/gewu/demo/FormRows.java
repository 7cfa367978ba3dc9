package io.gewu.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The one form and the ten it replaces: 113 fields ({@code form_fields.csv}) answer the 171 questions of old, of which
 * 58 (34 %) repeated another form's.
 */
final class FormRows {
    private static final String[] LEGACY = {
        "党建巡查表", "综治巡查表", "城管巡查表", "消防巡查表", "应急巡查表", "出租屋巡查表", "食品安全巡查表", "环保巡查表", "特种设备巡查表", "市场监管巡查表"
    };

    private static final List<Map<String, String>> FIELDS = Table.read("form_fields.csv");

    private static String legacy(int number) {
        return String.format("legacy-%02d", number);
    }

    void forms(Consumer<Map<String, ?>> sink) {
        List<String> legacy = new ArrayList<>();
        for (int i = 0; i < LEGACY.length; i++) {
            legacy.add(legacy(i + 1));
            sink.accept(Row.of("code", legacy.get(i), "name", LEGACY[i], "kind", "legacy"));
        }
        sink.accept(Row.of("code", "one", "name", "一表巡", "kind", "one", "replaces", legacy));
    }

    void fields(Consumer<Map<String, ?>> sink) {
        int position = 0;
        for (Map<String, String> field : FIELDS) {
            position++;
            List<String> forms = new ArrayList<>(List.of("one"));
            legacyForms(field).forEach(number -> forms.add(legacy(number)));
            String dependsOn = text(field, "depends_on");
            sink.accept(Row.of(
                    "code", field.get("code"),
                    "name", field.get("zh"),
                    "question_en", field.get("en"),
                    "datatype", field.get("type"),
                    "section", field.get("section"),
                    "position", position,
                    "subject", text(field, "subject"),
                    "property", text(field, "property"),
                    "max_age_days", Integer.valueOf(field.get("fresh")),
                    "depends_on", dependsOn,
                    "depends_value", dependsOn == null ? null : "false",
                    "required", field.get("required").equals("true"),
                    "options", field.get("type").equals("code") ? "一般,较重,严重" : null,
                    "forms", forms));
        }
    }

    void questions(Consumer<Map<String, ?>> sink) {
        int[] positions = new int[LEGACY.length + 1];
        for (Map<String, String> field : FIELDS) {
            for (int number : legacyForms(field)) {
                positions[number]++;
                sink.accept(Row.of(
                        "code", String.format("%s-%02d", legacy(number), positions[number]),
                        "form", legacy(number),
                        "position", positions[number],
                        "label", field.get("zh"),
                        "field", field.get("code")));
            }
        }
    }

    private static List<Integer> legacyForms(Map<String, String> field) {
        return Table.words(field.get("legacy")).stream().map(Integer::valueOf).toList();
    }

    private static String text(Map<String, String> field, String name) {
        return field.get(name).isEmpty() ? null : field.get(name);
    }
}
