package io.gewu.event.rule;

import io.gewu.api.json.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the rules look at.
 *
 * @param values texts, numbers and booleans by one of the {@link #NAMES}
 */
public record Facts(Map<String, Object> values) {
    /** What conditions may ask for. */
    public static final Set<String> NAMES = Set.of(
            "level",
            "domain",
            "kind",
            "urgency",
            "hours",
            "enforcement",
            "village_list",
            "in_grid",
            "villages",
            "towns",
            "returns",
            "repeats",
            "lead",
            "component",
            "owner",
            "maintainer",
            "component_class");

    /** Sorted, so that the same facts are always the same text. */
    public Facts {
        values = new TreeMap<>(values);
    }

    /** As a JSON object, for the step that keeps why it was decided so. */
    public String json() {
        return Json.text(values);
    }
}
