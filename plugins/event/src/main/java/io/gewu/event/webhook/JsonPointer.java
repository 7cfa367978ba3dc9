package io.gewu.event.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A place in a JSON document (RFC 6901): {@code /alarm/position/0}. */
record JsonPointer(List<String> steps) {
    /**
     * Reads one.
     *
     * @throws IllegalArgumentException naming what was found
     */
    static JsonPointer parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("found \"" + text + "\", expected a JSON pointer as /alarm/id");
        }
        List<String> steps = new ArrayList<>();
        for (String step : text.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return new JsonPointer(steps);
    }

    /** What stands there. */
    Optional<Object> find(Map<String, Object> document) {
        Object at = document;
        for (String step : steps) {
            if (at instanceof Map<?, ?> object) {
                at = object.get(step);
            } else if (at instanceof List<?> array && step.matches("\\d{1,6}")) {
                int index = Integer.parseInt(step);
                at = index < array.size() ? array.get(index) : null;
            } else {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(at);
    }
}
