package io.gewu.event.handling;

import io.gewu.api.grid.GridResolver;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.directory.Item;
import io.gewu.event.issue.Issue;
import io.gewu.event.state.Status;
import io.gewu.event.state.Transition;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Point;

/** The first minute of an issue: located to one grid, merged if it is known already, filed and sent out. */
public final class IntakeProcessing {
    /** Kinds that are answered or thanked for, not handled. */
    private static final Set<String> WORDS_ONLY = Set.of("consult", "praise");

    private final IssueTransaction transaction;
    private final String city;
    private final GridResolver grids;

    /** On a desk. */
    public IntakeProcessing(IssueTransaction transaction, String city, GridResolver grids) {
        this.transaction = transaction;
        this.city = city;
        this.grids = grids;
    }

    /**
     * Takes an issue in; the caller writes it.
     *
     * @param issue with what was reported: place, item, kind, channel, all but the place optional
     */
    public void take(Issue issue) {
        Instant received = issue.time("received_at").orElse(transaction.now());
        issue.set("received_at", received);
        fill(issue, "kind", "report");
        fill(issue, "channel", "wfs");
        locate(issue, received);
        Optional<Item> item = issue.text("item").flatMap(transaction.directory()::item);
        if (issue.number("urgency") == 0) {
            issue.set("urgency", item.map(Item::urgency).orElse(3));
        }
        if (issue.text("title").isEmpty()) {
            item.ifPresent(known -> issue.set("title", known.name()));
        }
        item.filter(known -> !known.inKpi()).ifPresent(known -> issue.set("in_kpi", false));
        item.flatMap(Item::reply)
                .ifPresent(limit -> issue.set(
                        "reply_due_at", transaction.directory().calendar().add(received, limit)));
        issue.status(Status.RECEIVED);
        transaction.step(issue, Transition.INTAKE, "", "", "");
        if (item.isPresent() && !WORDS_ONLY.contains(issue.text("kind").orElseThrow())) {
            mergeOrDispatch(issue);
        }
    }

    private void mergeOrDispatch(Issue issue) {
        DuplicateFinder surroundings = DuplicateFinder.of(transaction, issue);
        Optional<Issue> original = surroundings.original();
        if (original.isPresent()) {
            issue.set("merged_into", original.get().code()).status(Status.MERGED);
            transaction.step(
                    issue,
                    Transition.MERGE,
                    Status.RECEIVED.word(),
                    "",
                    "same matter as " + original.get().code());
        } else {
            new Handling(transaction, city).dispatchNew(issue, surroundings);
        }
    }

    private void locate(Issue issue, Instant received) {
        Point place = issue.place();
        if (place != null) {
            grids.at(
                            place.getX(),
                            place.getY(),
                            received.atZone(WorkingCalendar.ZONE).toLocalDate())
                    .ifPresent(grid -> issue.set("grid", grid.code()).set("village", grid.village()));
        }
    }

    private static void fill(Issue issue, String name, String otherwise) {
        if (issue.text(name).isEmpty()) {
            issue.set(name, otherwise);
        }
    }
}
