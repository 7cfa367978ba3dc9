package io.gewu.event.directory;

import io.gewu.event.clock.Limit;
import io.gewu.event.issue.Tier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of the catalog as far as routing needs it.
 *
 * @param catalog code of the version it belongs to
 * @param limit for handling
 * @param sign for signing
 * @param reply for the first reply; empty where the catalog sets none
 * @param verify for verification; empty where the catalog sets none
 * @param enforcement whether it takes the power to enforce
 * @param villageList whether a village may be asked to handle it
 * @param hours estimated for handling; 1 where the catalog says nothing
 * @param skills that a worker must have
 * @param inKpi whether its issues count for key figures
 */
public record Item(
        String code,
        String catalog,
        String name,
        String itemClass,
        Tier level,
        Optional<String> lead,
        List<String> collaborators,
        int urgency,
        Limit limit,
        Limit sign,
        Optional<Limit> reply,
        Optional<Limit> verify,
        boolean enforcement,
        boolean villageList,
        double hours,
        List<String> skills,
        boolean inKpi) {
    /** Of a row of layer {@code item}; attributes that a catalog does not have stay at their defaults. */
    static Item of(Map<String, Object> row) {
        int urgency = row.get("urgency") instanceof Integer given ? given : 3;
        boolean urgent = urgency <= 1 || "urgent".equals(row.get("limit_unit"));
        return new Item(
                (String) row.get("code"),
                (String) row.getOrDefault("catalog", ""),
                (String) row.get("name"),
                (String) row.getOrDefault("item_class", ""),
                Tier.of((String) row.get("level")),
                Optional.ofNullable((String) row.get("lead_org")),
                list(row.get("co_orgs")),
                urgency,
                Limit.ofDuration((String) row.getOrDefault("time_limit", "P5D"), urgent),
                limit(row, "sign_limit", urgent).orElse(Limit.SIGN),
                limit(row, "reply_limit", urgent),
                limit(row, "verify_limit", urgent),
                Boolean.TRUE.equals(row.get("enforcement")),
                Boolean.TRUE.equals(row.get("village_list")),
                row.get("estimate_hours") instanceof Number given ? given.doubleValue() : 1,
                list(row.get("skills")),
                !Boolean.FALSE.equals(row.get("in_kpi")));
    }

    private static Optional<Limit> limit(Map<String, Object> row, String name, boolean urgent) {
        return Optional.ofNullable((String) row.get(name)).map(duration -> Limit.ofDuration(duration, urgent));
    }

    /** The code without the version of the catalog. */
    String plainCode() {
        return code.replaceFirst("@.*", "");
    }

    static List<String> list(Object value) {
        return value instanceof String text && !text.isEmpty() ? List.of(text.split(",", -1)) : List.of();
    }
}
