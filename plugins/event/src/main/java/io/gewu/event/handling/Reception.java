package io.gewu.event.handling;

import io.gewu.api.grid.GridResolver;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.directory.Item;
import io.gewu.event.issue.Issue;
import io.gewu.event.state.Change;
import io.gewu.event.state.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Point;

/** The first minute of an issue: located to one grid, merged if it is known already, filed and sent out. */
public final class Reception {
    /** Kinds that are answered or thanked for, not handled. */
    private static final Set<String> WORDS_ONLY = Set.of("consult", "praise");

    private final Desk desk;
    private final String city;
    private final GridResolver grids;

    /** On a desk. */
    public Reception(Desk desk, String city, GridResolver grids) {
        this.desk = desk;
        this.city = city;
        this.grids = grids;
    }

    /**
     * Takes an issue in; the caller writes it.
     *
     * @param issue with what was reported: place, item, kind, channel, all but the place optional
     */
    public void take(Issue issue) {
        Instant received = issue.time("received_at").orElse(desk.now());
        issue.set("received_at", received);
        fill(issue, "kind", "report");
        fill(issue, "channel", "wfs");
        locate(issue, received);
        Optional<Item> item = issue.text("item").flatMap(desk.directory()::item);
        if (issue.number("urgency") == 0) {
            issue.set("urgency", item.map(Item::urgency).orElse(3));
        }
        if (issue.text("title").isEmpty()) {
            item.ifPresent(known -> issue.set("title", known.name()));
        }
        item.filter(known -> !known.inKpi()).ifPresent(known -> issue.set("in_kpi", false));
        item.flatMap(Item::reply)
                .ifPresent(limit ->
                        issue.set("reply_due_at", desk.directory().calendar().add(received, limit)));
        issue.status(Status.RECEIVED);
        desk.step(issue, Change.INTAKE, "", "", "");
        if (item.isPresent() && !WORDS_ONLY.contains(issue.text("kind").orElseThrow())) {
            mergeOrDispatch(issue);
        }
    }

    private void mergeOrDispatch(Issue issue) {
        Surroundings surroundings = Surroundings.of(desk, issue);
        Optional<Issue> original = surroundings.original();
        if (original.isPresent()) {
            issue.set("merged_into", original.get().code()).status(Status.MERGED);
            desk.step(
                    issue,
                    Change.MERGE,
                    Status.RECEIVED.word(),
                    "",
                    "same matter as " + original.get().code());
        } else {
            new Handling(desk, city).dispatchNew(issue, surroundings);
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
