package io.gewu.event.directory;

import java.util.Map;
import java.util.Optional;

/**
 * A post of a department or a centre.
 *
 * @param kind {@code handler}, {@code dispatcher}, {@code seat} …
 * @param holder name of the account that holds it; empty for a vacancy
 */
public record OfficePost(
        String code, String kind, Optional<String> organisation, Optional<String> centre, Optional<String> holder) {
    static OfficePost of(Map<String, Object> row) {
        return new OfficePost(
                (String) row.get("code"),
                (String) row.getOrDefault("kind", ""),
                Optional.ofNullable((String) row.get("organisation")),
                Optional.ofNullable((String) row.get("centre")),
                Optional.ofNullable((String) row.get("held_by")));
    }
}
