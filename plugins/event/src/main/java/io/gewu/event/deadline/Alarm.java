package io.gewu.event.deadline;

import io.gewu.event.clock.Limit;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Tier;
import java.time.Instant;
import java.util.Optional;

/**
 * The next thing that the clock does to an issue.
 *
 * @param at when
 * @param action what
 * @param share of the limit that is used up then, in percent; 0 where it is not about the limit
 */
record Alarm(Instant at, Action action, int share) {
    /** What the clock does. */
    enum Action {
        REMIND,
        /** Nobody signed, not even after a reminder: to whoever coordinates above. */
        REDISPATCH,
        /** The limit of the tier is used up. */
        ESCALATE,
        /** A suspension lasts no longer than the limit itself. */
        RESUME
    }

    private static final int[] SHARES = {50, 80, 100, 150};
    private static final int UNSIGNED = 1;

    /** The next alarm of an issue; empty if the clock does not concern it. */
    static Optional<Alarm> next(Issue issue, WorkingCalendar calendar) {
        Optional<Limit> limit = issue.limit();
        Optional<Instant> started = issue.time("started_at");
        if (limit.isEmpty() || started.isEmpty()) {
            return Optional.empty();
        }
        return switch (issue.status()) {
            case DISPATCHED ->
                Optional.ofNullable(earlier(unsigned(issue, calendar), running(issue, limit.get(), calendar)));
            case ACCEPTED, IN_HAND, CONSULTING -> Optional.ofNullable(running(issue, limit.get(), calendar));
            case SUSPENDED ->
                issue.time("suspended_at").map(since -> new Alarm(calendar.add(since, limit.get()), Action.RESUME, 0));
            default -> Optional.empty();
        };
    }

    private static Alarm unsigned(Issue issue, WorkingCalendar calendar) {
        Instant due = issue.time("sign_due_at").orElseThrow();
        boolean reminded = issue.number("reminded") >= UNSIGNED;
        boolean top = issue.tier().filter(tier -> tier == Tier.DISTRICT).isPresent();
        if (!reminded) {
            return new Alarm(due, Action.REMIND, UNSIGNED);
        }
        return top ? null : new Alarm(calendar.add(due, Limit.SIGN), Action.REDISPATCH, 0);
    }

    /** Time in which the clock stood still does not count. */
    private static Alarm running(Issue issue, Limit limit, WorkingCalendar calendar) {
        boolean clock = limit.unit() == Limit.Unit.URGENT_HOURS;
        for (int share : SHARES) {
            if (issue.number("reminded") < share) {
                long minutes = WorkingCalendar.minutes(limit) * share / 100 + issue.number("suspended_minutes");
                Instant at = calendar.add(issue.time("started_at").orElseThrow(), minutes, clock);
                boolean up = share == 100 && issue.tier().flatMap(Tier::above).isPresent();
                return new Alarm(at, up ? Action.ESCALATE : Action.REMIND, share);
            }
        }
        return null;
    }

    private static Alarm earlier(Alarm one, Alarm other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.at().isAfter(other.at()) ? other : one;
    }
}
