package io.gewu.hotline.kpi;

import io.gewu.api.change.ChangeListener;
import io.gewu.api.health.HealthProbe;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.Change.Kind;
import io.gewu.api.store.Commit;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.time.WorkingTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Counts issues once, as they stood after one commit, and from then on follows each change by what it takes away and
 * what it adds. Changes may come in any order, as sums do not mind. Commits do not wait for the first count.
 */
@Component(service = {IssueCounts.class, ChangeListener.class, HealthProbe.class})
public final class IssueCounts implements ChangeListener, HealthProbe {
    /** Changes of a commit, kept while the first count runs. */
    private record Late(long commit, List<FeatureChange> changes) {}

    /** Nothing counted, a count under way, or followed. */
    private enum State {
        UNKNOWN,
        COUNTING,
        FOLLOWED
    }

    private final FeatureStore store;
    private final LayerCatalog layers;
    private final WorkingTime time;
    private final List<Late> late = new ArrayList<>();
    private Counts counts = new Counts();
    private State state = State.UNKNOWN;
    private long countedTo;
    private volatile long position;

    @Activate
    public IssueCounts(@Reference FeatureStore store, @Reference LayerCatalog layers, @Reference WorkingTime time) {
        this.store = store;
        this.layers = layers;
        this.time = time;
    }

    /** The counts, as of {@link #position}; waits for the first count. */
    public Counts now() {
        for (OptionalLong start = begin(); start.isPresent(); start = begin()) {
            count(start.getAsLong());
        }
        synchronized (this) {
            return counts;
        }
    }

    /** Whoever comes first counts; others wait. Empty if everything is counted, or there is nothing to count. */
    private synchronized OptionalLong begin() {
        try {
            while (state == State.COUNTING) {
                wait(1000);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while the first count runs", stopping);
        }
        if (state == State.FOLLOWED || layers.layer("issue").isEmpty()) {
            return OptionalLong.empty();
        }
        state = State.COUNTING;
        return OptionalLong.of(store.position());
    }

    private void count(long start) {
        Counts fresh = new Counts();
        try {
            Layer whole = layers.layer("issue").orElseThrow();
            Layer narrow = whole.withAttributes(whole.attributes().stream()
                    .filter(attribute -> Contribution.LOOKED_AT.contains(attribute.name()))
                    .toList());
            try (Stream<Map<String, Object>> rows = store.rows(narrow, Filter.INCLUDE, start)) {
                rows.forEach(row -> contribution(row).ifPresent(c -> fresh.add((String) row.get("code"), c)));
            }
        } catch (RuntimeException unreadable) {
            forget();
            throw unreadable;
        }
        counted(fresh, start);
    }

    /** Unless issues were loaded anew meanwhile. */
    private synchronized void counted(Counts fresh, long start) {
        if (state == State.COUNTING) {
            counts = fresh;
            state = State.FOLLOWED;
            countedTo = start;
            late.forEach(this::apply);
            position = Math.max(position, start);
        }
        late.clear();
        notifyAll();
    }

    private synchronized void forget() {
        state = State.UNKNOWN;
        counts = new Counts();
        late.clear();
        notifyAll();
    }

    /** The newest commit that is counted. */
    public long position() {
        return position;
    }

    @Override
    public void after(Commit commit, List<FeatureChange> changes) {
        List<FeatureChange> ours = new ArrayList<>();
        boolean anew = false;
        for (FeatureChange change : changes) {
            String layer = change.layer().name();
            if (layer.equals("issue")) {
                ours.add(change);
                anew |= change.kind() == Kind.LOAD;
            }
            // working time is another: what was counted by the old calendar cannot be taken off by the new one
            anew |= layer.equals("calendar_day");
        }
        if (anew) {
            forget();
        } else if (!ours.isEmpty()) {
            follow(commit.number(), ours);
        }
        position = Math.max(position, commit.number());
    }

    private synchronized void follow(long commit, List<FeatureChange> changes) {
        switch (state) {
            case UNKNOWN -> {
                // the first count will see it
            }
            case COUNTING -> late.add(new Late(commit, changes));
            case FOLLOWED -> apply(new Late(commit, changes));
        }
    }

    /** What the first count saw already is told of all the same. */
    private void apply(Late one) {
        if (one.commit() > countedTo) {
            one.changes()
                    .forEach(change -> counts.follow(
                            change.key(),
                            change.before().flatMap(this::contribution),
                            change.after().flatMap(this::contribution),
                            one.commit()));
        }
    }

    private Optional<Contribution> contribution(Map<String, Object> row) {
        return Contribution.of(row, time);
    }

    @Override
    public String name() {
        return "key-figures";
    }

    @Override
    public Health check() {
        return layers.layer("issue").isPresent()
                ? Health.UP
                : new Health(HealthProbe.State.DEGRADED, "Layer issue is not there: nothing to count");
    }
}
