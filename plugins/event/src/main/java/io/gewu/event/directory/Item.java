package io.gewu.event.directory;

import io.gewu.event.clock.Limit;
import io.gewu.event.issue.Tier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of the catalog as far as routing needs it.
 *
 * @param limit for handling
 * @param enforcement whether it takes the power to enforce
 * @param hours estimated for handling; 1 where the catalog says nothing
 * @param skills that a worker must have
 */
public record Item(
        String code,
        String name,
        String itemClass,
        Tier level,
        Optional<String> lead,
        List<String> collaborators,
        int urgency,
        Limit limit,
        boolean enforcement,
        double hours,
        List<String> skills) {
    /** Of a row of layer {@code item}; attributes that a catalog does not have stay at their defaults. */
    static Item of(Map<String, Object> row) {
        int urgency = row.get("urgency") instanceof Integer given ? given : 3;
        return new Item(
                (String) row.get("code"),
                (String) row.get("name"),
                (String) row.getOrDefault("item_class", ""),
                Tier.of((String) row.get("level")),
                Optional.ofNullable((String) row.get("lead_org")),
                list(row.get("co_orgs")),
                urgency,
                limit(row, urgency),
                Boolean.TRUE.equals(row.get("enforcement")),
                row.get("estimate_hours") instanceof Number given ? given.doubleValue() : 1,
                list(row.get("skills")));
    }

    private static Limit limit(Map<String, Object> row, int urgency) {
        boolean urgent = urgency <= 1 || "urgent-hours".equals(row.get("limit_unit"));
        return Limit.ofDuration((String) row.getOrDefault("time_limit", "P5D"), urgent);
    }

    static List<String> list(Object value) {
        return value instanceof String text && !text.isEmpty() ? List.of(text.split(",", -1)) : List.of();
    }
}
