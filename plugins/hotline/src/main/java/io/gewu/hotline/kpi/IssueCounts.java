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
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Counts issues once, as they stood after one commit, and from then on follows each change by what it takes away and
 * what it adds. Changes may come in any order, as sums do not mind.
 */
@Component(service = {IssueCounts.class, ChangeListener.class, HealthProbe.class})
public final class IssueCounts implements ChangeListener, HealthProbe {
    /** θ of the instant reply rate: eight hours of working time, an assumption, as the source names none. */
    static final long INSTANT_MINUTES = 8 * 60;

    /** Changes of a commit, kept while the first count runs. */
    private record Late(long commit, List<FeatureChange> changes) {}

    private final FeatureStore store;
    private final LayerCatalog layers;
    private final WorkingTime time;
    private final Counts counts = new Counts();
    private final List<Late> late = new ArrayList<>();
    private boolean counted;
    private long start;
    private volatile long position;

    @Activate
    public IssueCounts(@Reference FeatureStore store, @Reference LayerCatalog layers, @Reference WorkingTime time) {
        this.store = store;
        this.layers = layers;
        this.time = time;
    }

    /** The counts, as of {@link #position}. */
    public Counts now() {
        count();
        return counts;
    }

    /** The newest commit that is counted. */
    public long position() {
        return position;
    }

    @Override
    public void after(Commit commit, List<FeatureChange> changes) {
        List<FeatureChange> ours = changes.stream()
                .filter(change -> change.layer().name().equals("issue"))
                .toList();
        if (ours.stream().anyMatch(change -> change.kind() == Kind.LOAD)) {
            forget();
        } else {
            follow(commit.number(), ours);
        }
        position = Math.max(position, commit.number());
    }

    private synchronized void forget() {
        counted = false;
        late.clear();
        counts.clear();
    }

    private synchronized void follow(long commit, List<FeatureChange> changes) {
        if (!counted) {
            late.add(new Late(commit, changes));
            return;
        }
        if (commit > start) {
            changes.forEach(this::apply);
        }
    }

    private void apply(FeatureChange change) {
        change.before().flatMap(this::contribution).ifPresent(c -> counts.take(change.key(), c));
        change.after().flatMap(this::contribution).ifPresent(c -> counts.add(change.key(), c));
    }

    private Optional<Contribution> contribution(Map<String, Object> row) {
        return Contribution.of(row, time, INSTANT_MINUTES);
    }

    private synchronized void count() {
        Optional<Layer> layer = layers.layer("issue");
        if (counted || layer.isEmpty()) {
            return;
        }
        start = store.position();
        try (Stream<Map<String, Object>> rows = store.rows(layer.get(), Filter.INCLUDE, start)) {
            rows.forEach(row -> contribution(row).ifPresent(c -> counts.add((String) row.get("code"), c)));
        }
        counted = true;
        late.stream().filter(l -> l.commit() > start).forEach(l -> l.changes().forEach(this::apply));
        late.clear();
        position = Math.max(position, start);
    }

    @Override
    public String name() {
        return "key-figures";
    }

    @Override
    public Health check() {
        return layers.layer("issue").isPresent()
                ? Health.UP
                : new Health(State.DEGRADED, "Layer issue is not there: nothing to count");
    }
}
