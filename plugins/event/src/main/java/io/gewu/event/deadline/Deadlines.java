package io.gewu.event.deadline;

import io.gewu.api.change.ChangeListener;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.Commit;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.Origin;
import io.gewu.event.directory.DirectoryOfLayers;
import io.gewu.event.handling.Desk;
import io.gewu.event.handling.Handling;
import io.gewu.event.handling.IssueMoves;
import io.gewu.event.handling.Move;
import io.gewu.event.issue.Issue;
import io.gewu.event.state.Change;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the clocks of open issues. What is due is kept in memory and found again from the issues at a start, so that
 * nothing is lost while the server is down: what fell due meanwhile is done at once.
 */
@Component(
        service = {Deadlines.class, ChangeListener.class},
        immediate = true)
public final class Deadlines implements ChangeListener {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    private static final Origin CLOCK = new Origin("event-clock", "deadlines");
    private static final int AT_ONCE = 200;

    private record Due(Instant at, String code) {}

    private final FeatureStore store;
    private final LayerCatalog layers;
    private final DirectoryOfLayers directory;
    private final IssueMoves moves;
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::code));
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "gewu-deadlines"));
    private final ScheduledFuture<?> ticking;
    private boolean found;

    @Activate
    public Deadlines(
            @Reference FeatureStore store,
            @Reference LayerCatalog layers,
            @Reference DirectoryOfLayers directory,
            @Reference IssueMoves moves) {
        this.store = store;
        this.layers = layers;
        this.directory = directory;
        this.moves = moves;
        this.ticking = clock.scheduleWithFixedDelay(this::tick, 5, 5, TimeUnit.SECONDS);
    }

    @Deactivate
    void close() {
        ticking.cancel(false);
        clock.shutdown();
    }

    @Override
    public void after(Commit commit, List<FeatureChange> changes) {
        for (FeatureChange change : changes) {
            if (change.layer().name().equals("issue")) {
                change.after().ifPresent(row -> plan(new Issue(row)));
                if (change.kind() == io.gewu.api.store.Change.Kind.LOAD) {
                    lookAgain();
                }
            }
        }
    }

    private synchronized void lookAgain() {
        found = false;
    }

    private void plan(Issue issue) {
        Alarm.next(issue, directory.now().calendar()).ifPresent(alarm -> add(new Due(alarm.at(), issue.code())));
    }

    private synchronized void add(Due due) {
        queue.add(due);
    }

    private void tick() {
        try {
            find();
            Instant now = Instant.now();
            for (int i = 0; i < AT_ONCE; i++) {
                Optional<Due> due = take(now);
                if (due.isEmpty()) {
                    return;
                }
                ring(due.get().code(), now);
            }
        } catch (RuntimeException failure) {
            // the queue is as it was; the next tick tries again
            LOG.error("Deadlines could not be followed", failure);
        }
    }

    /** What is open and due, from the store: at the start, and after issues were loaded. */
    private void find() {
        Optional<Layer> layer = layers.layer("issue");
        synchronized (this) {
            if (found || layer.isEmpty()) {
                return;
            }
            found = true;
        }
        List<Filter> ended = Stream.of("closed", "rejected", "merged")
                .map(status -> (Filter) FILTERS.equals(FILTERS.property("status"), FILTERS.literal(status)))
                .toList();
        try (Stream<Map<String, Object>> rows = store.rows(layer.get(), FILTERS.not(FILTERS.or(ended)))) {
            rows.forEach(row -> plan(new Issue(row)));
        }
    }

    private synchronized Optional<Due> take(Instant now) {
        return queue.isEmpty() || queue.peek().at().isAfter(now) ? Optional.empty() : Optional.of(queue.remove());
    }

    private void ring(String code, Instant now) {
        try {
            moves.on(code, CLOCK, now, issue -> {}, (desk, handling, issue) -> {
                // an older entry of the queue: what is due now is told by the issue itself
                Alarm.next(issue, desk.directory().calendar())
                        .filter(alarm -> !alarm.at().isAfter(now))
                        .ifPresent(alarm -> act(desk, handling, issue, alarm));
            });
        } catch (io.gewu.api.GewuException refused) {
            LOG.warn("The clock cannot move issue {}: {}", code, refused.getMessage());
        }
    }

    /** One alarm on one issue; also for those who drive the clock faster. */
    static void act(Desk desk, Handling handling, Issue issue, Alarm alarm) {
        switch (alarm.action()) {
            case REMIND -> {
                remind(desk, issue, alarm.share());
                desk.save(issue);
            }
            case ESCALATE -> {
                remind(desk, issue, alarm.share());
                if (Change.ESCALATE.leads(issue.status())) {
                    handling.make(issue, Move.of(Change.ESCALATE, "overdue"));
                } else {
                    desk.save(issue);
                }
            }
            case REDISPATCH -> handling.make(issue, Move.of(Change.REDISPATCH, "not signed"));
            case RESUME -> handling.make(issue, Move.of(Change.RESUME, "suspended for as long as the limit"));
        }
    }

    private static void remind(Desk desk, Issue issue, int share) {
        issue.set("reminded", share);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", issue.code() + "-" + issue.number("steps") + "-" + share);
        row.put("issue", issue.code());
        row.put("share", share);
        row.put("at", desk.now());
        issue.text("post").ifPresent(post -> row.put("post", post));
        issue.text("lead_org").ifPresent(org -> row.put("org", org));
        desk.add("reminder", row);
    }
}
