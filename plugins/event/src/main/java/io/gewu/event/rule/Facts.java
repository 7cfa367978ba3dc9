package io.gewu.event.rule;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the rules look at: {@code level}, {@code domain}, {@code kind}, {@code urgency}, {@code hours},
 * {@code enforcement}, {@code in_grid}, {@code villages}, {@code towns}, {@code returns}, {@code repeats},
 * {@code lead}, {@code component}, {@code owner}, {@code maintainer}, {@code component_class}.
 *
 * @param values texts, numbers and booleans by name
 */
public record Facts(Map<String, Object> values) {
    /** Sorted, so that the same facts are always the same text. */
    public Facts {
        values = new TreeMap<>(values);
    }

    /** As a JSON object, for the step that keeps why it was decided so. */
    public String json() {
        return values.entrySet().stream()
                .map(fact -> "\"" + fact.getKey() + "\":" + json(fact.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String json(Object value) {
        return value instanceof String text
                ? "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                : String.valueOf(value);
    }
}
