package io.gewu.event.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What happens when a share of a time limit is used up.
 *
 * @param share of the limit, in percent
 * @param notified who is told, in the words of {@link Recipient}
 * @param to exclusive; empty for ever
 */
public record SupervisionRule(
        String code,
        Clock clock,
        int share,
        Action action,
        List<String> notified,
        LocalDate from,
        Optional<LocalDate> to) {
    /** Time limits that run. */
    public enum Clock {
        /** From dispatch to signing. */
        SIGN,
        /** From intake to the first reply. */
        REPLY,
        /** From dispatch to handling, without the time in which it stood still. */
        LIMIT,
        /** From handling to verification. */
        VERIFY;

        /** As layers write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is done. */
    public enum Action {
        REMIND,
        /** To whoever coordinates above. */
        REDISPATCH,
        /** To the tier above, or into a consultation. */
        ESCALATE
    }

    /**
     * Of a row of layer {@code supervision_rule}.
     *
     * @throws IllegalArgumentException naming what was found
     */
    public static SupervisionRule of(Map<String, ?> row) {
        List<String> notified = Rule.words(row.get("notify"));
        notified.forEach(Recipient::check);
        return new SupervisionRule(
                (String) row.get("code"),
                Clock.valueOf(((String) row.get("clock")).toUpperCase(Locale.ROOT)),
                (Integer) row.get("share"),
                Action.valueOf(((String) row.get("action")).toUpperCase(Locale.ROOT)),
                notified,
                (LocalDate) row.get("valid_from"),
                Optional.ofNullable((LocalDate) row.get("valid_to")));
    }

    /** Whether it is in force on a day. */
    public boolean inForce(LocalDate day) {
        return !day.isBefore(from) && to.filter(end -> !day.isBefore(end)).isEmpty();
    }
}
