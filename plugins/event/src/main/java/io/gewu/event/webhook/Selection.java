package io.gewu.event.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which features a receiver is told of: {@code system=app-4;tier=town|district}, all parts must hold, one of the values
 * of a part.
 */
record Selection(List<Part> parts) {
    /** One attribute and the values that will do. */
    record Part(String attribute, List<String> values) {}

    /**
     * Reads one; an empty text selects everything.
     *
     * @throws IllegalArgumentException naming what was found
     */
    static Selection parse(String text) {
        List<Part> parts = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (!part.isBlank()) {
                if (pair.length != 2 || !pair[0].matches("[a-z][a-z0-9_]*")) {
                    throw new IllegalArgumentException(
                            "where: found \"" + part.strip() + "\", expected attribute=value|value");
                }
                parts.add(new Part(pair[0], List.of(pair[1].split("\\|", -1))));
            }
        }
        return new Selection(parts);
    }

    /** Whether it holds for a row. */
    boolean holds(Map<String, Object> row) {
        return parts.stream()
                .allMatch(part -> row.get(part.attribute()) != null
                        && part.values().contains(row.get(part.attribute()).toString()));
    }
}
