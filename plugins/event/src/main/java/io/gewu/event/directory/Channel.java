package io.gewu.event.directory;

import java.util.Map;
import java.util.Optional;

/** A way in. */
public record Channel(String code, String name, String kind, Optional<String> replacedBy) {
    static Channel of(Map<String, Object> row) {
        return new Channel(
                (String) row.get("code"),
                (String) row.getOrDefault("name", ""),
                (String) row.getOrDefault("kind", ""),
                Optional.ofNullable((String) row.get("replaced_by")));
    }
}
