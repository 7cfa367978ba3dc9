package io.gewu.item.form;

import java.util.List;
import java.util.Map;

/**
 * An item of the catalog as far as a patrol is concerned.
 *
 * @param targets layers of the things it applies to
 * @param triggers what sets it off
 * @param components classes of components it is about; empty for all things of its targets
 * @param fields codes of the fields that a patrol fills in for it
 */
public record PatrolItem(
        String code, List<String> targets, List<String> triggers, List<String> components, List<String> fields) {
    /** Of a row of layer {@code item}. */
    public static PatrolItem of(Map<String, Object> row) {
        return new PatrolItem(
                (String) row.get("code"),
                Field.list(row.get("target_classes")),
                Field.list(row.get("triggers")),
                Field.list(row.get("component_codes")),
                Field.list(row.get("fields")));
    }

    /**
     * Whether somebody who stands before a thing looks for it.
     *
     * @param thing its row
     */
    public boolean appliesTo(String layer, Map<String, Object> thing) {
        Object component = thing.get("component_class");
        return targets.contains(layer)
                && triggers.contains("patrol")
                && (components.isEmpty() || component == null || components.contains(component.toString()));
    }
}
