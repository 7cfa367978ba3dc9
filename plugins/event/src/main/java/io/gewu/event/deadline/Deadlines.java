package io.gewu.event.deadline;

import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.site.Site;
import io.gewu.api.store.Change;
import io.gewu.api.store.CommitEvent;
import io.gewu.api.store.CommitListener;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.Origin;
import io.gewu.event.directory.LayerDirectory;
import io.gewu.event.handling.IssueTransitions;
import io.gewu.event.issue.Issue;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
        service = {Deadlines.class, CommitListener.class},
        immediate = true)
public final class Deadlines implements CommitListener {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    private static final Origin CLOCK = new Origin("event-clock", "deadlines");
    private static final int AT_ONCE = 200;
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Set<String> BY_WHICH_THEY_RUN = Set.of("supervision_rule", "calendar_day", "item");
    private static final Set<String> FOLLOWED = Set.of("supervision_rule", "calendar_day", "item", "issue");

    private record Due(Instant at, String code) {}

    private final FeatureStore store;
    private final LayerCatalog layers;
    private final LayerDirectory directory;
    private final IssueTransitions moves;
    private final String city;
    /** Each open issue has one entry. */
    private final TreeSet<Due> queue =
            new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::code));

    private final Map<String, Due> byIssue = new HashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "gewu-deadlines"));
    private final ScheduledFuture<?> ticking;
    private boolean found;

    @Activate
    public Deadlines(
            @Reference FeatureStore store,
            @Reference LayerCatalog layers,
            @Reference LayerDirectory directory,
            @Reference IssueTransitions moves,
            @Reference Site site) {
        this.store = store;
        this.layers = layers;
        this.directory = directory;
        this.moves = moves;
        this.city = site.area();
        this.ticking = clock.scheduleWithFixedDelay(this::tick, 5, 5, TimeUnit.SECONDS);
    }

    @Deactivate
    void close() {
        ticking.cancel(false);
        clock.shutdown();
    }

    @Override
    public void committed(CommitEvent commit) {
        if (!commit.touches(FOLLOWED)) {
            return;
        }
        for (FeatureChange change : commit.changes()) {
            boolean load = change.kind() == Change.Kind.LOAD;
            if (BY_WHICH_THEY_RUN.contains(change.layer().name()) || (load && isIssue(change))) {
                lookAgain();
            } else if (isIssue(change)) {
                change.after().ifPresent(row -> plan(new Issue(row), true));
            }
        }
    }

    private static boolean isIssue(FeatureChange change) {
        return change.layer().name().equals("issue");
    }

    private synchronized void lookAgain() {
        found = false;
        queue.clear();
        byIssue.clear();
    }

    /** @param newest whether the issue is as the newest commit has it, so that what is planned already is older */
    private void plan(Issue issue, boolean newest) {
        Optional<Alarm> alarm = Alarm.next(issue, directory.now());
        synchronized (this) {
            if (newest || !byIssue.containsKey(issue.code())) {
                Optional.ofNullable(byIssue.remove(issue.code())).ifPresent(queue::remove);
                alarm.ifPresent(next -> put(new Due(next.at(), issue.code())));
            }
        }
    }

    private synchronized void put(Due due) {
        queue.add(due);
        byIssue.put(due.code(), due);
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

    /** What is open and due, from the store: at the start, after issues were loaded, after rules changed. */
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
            rows.forEach(row -> plan(new Issue(row), false));
        } catch (RuntimeException unreadable) {
            lookAgain();
            throw unreadable;
        }
    }

    private synchronized Optional<Due> take(Instant now) {
        if (queue.isEmpty() || queue.first().at().isAfter(now)) {
            return Optional.empty();
        }
        Due due = queue.pollFirst();
        byIssue.remove(due.code());
        return Optional.of(due);
    }

    private void ring(String code, Instant now) {
        try {
            moves.on(code, CLOCK, now, (transaction, issue) -> {}, (transaction, handling, issue) -> {
                Optional<Alarm> alarm = Alarm.next(issue, transaction.directory());
                if (alarm.filter(next -> !next.at().isAfter(now)).isPresent()) {
                    new Supervision(transaction, handling, city).ring(issue, alarm.get());
                } else {
                    // somebody was faster, perhaps through another server on the same database
                    plan(issue, true);
                }
            });
        } catch (GewuException refused) {
            LOG.warn("The clock cannot move issue {}, tries again: {}", code, refused.getMessage());
            put(new Due(now.plus(AGAIN), code));
        }
    }
}
