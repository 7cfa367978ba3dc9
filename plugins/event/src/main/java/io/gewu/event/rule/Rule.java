package io.gewu.event.rule;

import io.gewu.event.clock.Limit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One row of the decision table.
 *
 * @param priority the lowest goes first
 * @param tier where to: a tier, or {@code consultation}
 * @param lead who takes it, the first of these that there is, in the words of {@link Recipient}
 * @param limit instead of the catalog's
 * @param notified who is told as well, in the same words
 * @param to exclusive; empty for ever
 */
public record Rule(
        String code,
        int priority,
        List<Condition> conditions,
        String tier,
        List<String> lead,
        Optional<Limit> limit,
        List<String> notified,
        LocalDate from,
        Optional<LocalDate> to) {
    /**
     * Of a row of layer {@code routing_rule}.
     *
     * @throws IllegalArgumentException naming the attribute and what was found
     */
    public static Rule of(Map<String, ?> row) {
        List<String> lead = words(row.get("lead"));
        List<String> notified = words(row.get("notify"));
        Stream.concat(lead.stream(), notified.stream()).forEach(Recipient::check);
        return new Rule(
                (String) row.get("code"),
                (Integer) row.get("priority"),
                Condition.parse(text(row, "conditions")),
                text(row, "tier"),
                lead,
                Optional.ofNullable((String) row.get("limit")).map(Limit::parse),
                notified,
                (LocalDate) row.get("valid_from"),
                Optional.ofNullable((LocalDate) row.get("valid_to")));
    }

    private static String text(Map<String, ?> row, String name) {
        return row.get(name) instanceof String text ? text : "";
    }

    static List<String> words(Object text) {
        return Arrays.stream(text instanceof String some ? some.split(";", -1) : new String[0])
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether it is in force on a day and all its conditions hold. */
    public boolean applies(Facts facts, LocalDate day) {
        boolean inForce =
                !day.isBefore(from) && to.filter(end -> !day.isBefore(end)).isEmpty();
        return inForce && conditions.stream().allMatch(condition -> condition.holds(facts));
    }
}
