package io.gewu.hotline.kpi;

import io.gewu.api.health.HealthProbe;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.Change.Kind;
import io.gewu.api.store.CommitEvent;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.LayerView;
import io.gewu.api.store.LayerViews;
import io.gewu.api.store.Row;
import io.gewu.api.time.WorkingTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Counts issues once, as they stood after one commit, and from then on follows each change by what it takes away and
 * what it adds. Safe for many threads.
 */
@Component(service = {IssueCounts.class, HealthProbe.class})
public final class IssueCounts implements HealthProbe {
    private static final String ISSUES = "issue";
    /** By which working time is counted: what the old calendar added cannot be taken off by the new one. */
    private static final String CALENDAR = "calendar_day";

    private final LayerCatalog layers;
    private final WorkingTime time;
    private final LayerView<Counts> view;

    @Activate
    public IssueCounts(@Reference LayerViews views, @Reference LayerCatalog layers, @Reference WorkingTime time) {
        this.layers = layers;
        this.time = time;
        this.view = views.of(Set.of(ISSUES, CALENDAR), this::count, this::follow);
    }

    /** The counts, as of {@link #position} or later; waits for the first count. */
    public Counts now() {
        return view.get();
    }

    /** The newest commit that is counted. */
    public long position() {
        return view.commit();
    }

    private Counts count(LayerViews.Rows rows) {
        Counts fresh = new Counts();
        try (Stream<Row> issues = rows.of(ISSUES, Contribution.LOOKED_AT)) {
            issues.forEach(row -> contribution(row.values()).ifPresent(c -> fresh.add(row.key(), c)));
        }
        return fresh;
    }

    private Optional<Counts> follow(Counts counts, CommitEvent commit) {
        boolean isAnew = commit.changes().stream()
                .anyMatch(change -> change.layer().name().equals(CALENDAR)
                        || (change.layer().name().equals(ISSUES) && change.kind() == Kind.LOAD));
        if (isAnew) {
            return Optional.empty();
        }
        for (FeatureChange change : commit.changes()) {
            if (change.layer().name().equals(ISSUES)) {
                counts.follow(
                        change.key(),
                        change.before().flatMap(this::contribution),
                        change.after().flatMap(this::contribution));
            }
        }
        return Optional.of(counts);
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
        return layers.layer(ISSUES).isPresent()
                ? Health.UP
                : new Health(State.DEGRADED, "Layer issue is not there: nothing to count");
    }
}
