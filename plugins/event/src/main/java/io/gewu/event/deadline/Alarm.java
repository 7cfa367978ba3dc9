package io.gewu.event.deadline;

import io.gewu.event.clock.Limit;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.Item;
import io.gewu.event.issue.Issue;
import io.gewu.event.rule.SupervisionRule;
import io.gewu.event.state.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The next thing that the clock does to an issue.
 *
 * @param at when
 * @param rule that calls for it; empty for the end of a suspension, which lasts no longer than the limit itself
 */
public record Alarm(Instant at, Optional<SupervisionRule> rule) {
    private static final Set<Status> WITH_SOMEBODY =
            Set.of(Status.DISPATCHED, Status.ACCEPTED, Status.IN_HAND, Status.CONSULTING);

    /** A limit that runs. */
    private record Running(Instant start, Limit limit, long stoodStillMinutes) {
        Instant at(int share, WorkingCalendar calendar) {
            long minutes = WorkingCalendar.minutes(limit) * share / 100 + stoodStillMinutes;
            return calendar.add(start, minutes, limit.unit() == Limit.Unit.URGENT_HOURS);
        }
    }

    /** The next alarm of an issue; empty if the clock does not concern it. */
    public static Optional<Alarm> next(Issue issue, Directory directory) {
        if (issue.status() == Status.SUSPENDED) {
            return issue.time("suspended_at")
                    .flatMap(since ->
                            issue.limit().map(limit -> directory.calendar().add(since, limit)))
                    .map(end -> new Alarm(end, Optional.empty()));
        }
        List<String> rung = issue.list("reminded");
        return directory.supervision().stream()
                .filter(rule -> !rung.contains(rule.code()))
                .flatMap(rule -> alarm(rule, issue, directory).stream())
                .min(Comparator.comparing(Alarm::at)
                        .thenComparing(alarm -> alarm.rule().orElseThrow().share())
                        .thenComparing(alarm -> alarm.rule().orElseThrow().code()));
    }

    private static Optional<Alarm> alarm(SupervisionRule rule, Issue issue, Directory directory) {
        return running(rule.clock(), issue, directory)
                .map(running -> running.at(rule.share(), directory.calendar()))
                .filter(at -> rule.inForce(at.atZone(WorkingCalendar.ZONE).toLocalDate()))
                .map(at -> new Alarm(at, Optional.of(rule)));
    }

    private static Optional<Running> running(SupervisionRule.Clock clock, Issue issue, Directory directory) {
        Optional<Item> item = issue.text("item").flatMap(directory::item);
        Status status = issue.status();
        return switch (clock) {
            case SIGN ->
                issue.time("started_at")
                        .filter(start -> status == Status.DISPATCHED)
                        .map(start -> new Running(start, item.map(Item::sign).orElse(Limit.SIGN), 0));
            case REPLY ->
                item.flatMap(Item::reply)
                        .filter(limit -> WITH_SOMEBODY.contains(status)
                                && issue.time("first_reply_at").isEmpty())
                        .flatMap(limit -> issue.time("received_at").map(received -> new Running(received, limit, 0)));
            case LIMIT ->
                issue.limit()
                        .filter(limit -> WITH_SOMEBODY.contains(status))
                        .flatMap(limit -> issue.time("started_at")
                                .map(start -> new Running(start, limit, issue.number("suspended_minutes"))));
            case VERIFY ->
                item.flatMap(Item::verify)
                        .filter(limit -> status == Status.HANDLED)
                        .flatMap(limit -> issue.time("handled_at").map(handled -> new Running(handled, limit, 0)));
        };
    }
}
