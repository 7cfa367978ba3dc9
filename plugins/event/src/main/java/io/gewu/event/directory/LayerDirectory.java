package io.gewu.event.directory;

import io.gewu.api.change.ChangeListener;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.Commit;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.FeatureStore;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.rule.Rule;
import io.gewu.event.rule.SupervisionRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the directory from its layers, again after each commit that touched one of them. Safe for many threads. */
@Component(service = {LayerDirectory.class, ChangeListener.class})
public final class LayerDirectory implements ChangeListener {
    private static final Set<String> LAYERS = Set.of(
            "item",
            "item_catalog",
            "item_class",
            "post",
            "office_post",
            "command_centre",
            "channel",
            "organisation",
            "routing_rule",
            "supervision_rule",
            "calendar_day");

    private final FeatureStore store;
    private final LayerCatalog layers;
    private Directory current;
    private long revision;

    @Activate
    public LayerDirectory(@Reference FeatureStore store, @Reference LayerCatalog layers) {
        this.store = store;
        this.layers = layers;
    }

    /** What is on file now. */
    public synchronized Directory now() {
        if (current == null || revision != layers.revision()) {
            revision = layers.revision();
            current = read();
        }
        return current;
    }

    @Override
    public void after(Commit commit, List<FeatureChange> changes) {
        if (changes.stream().anyMatch(change -> LAYERS.contains(change.layer().name()))) {
            forget();
        }
    }

    private synchronized void forget() {
        current = null;
    }

    private Directory read() {
        return new Directory(new Directory.Contents(
                all("item", Item::of),
                codes("item_catalog", row -> "published".equals(row.getOrDefault("status", "published"))),
                codes("item_class", row -> Boolean.TRUE.equals(row.get("mediated"))),
                all("post", Post::of),
                all("office_post", OfficePost::of),
                all("command_centre", Centre::of),
                all("channel", Channel::of),
                all("organisation", Organisation::of),
                all("routing_rule", Rule::of),
                all("supervision_rule", SupervisionRule::of),
                calendar()));
    }

    private WorkingCalendar calendar() {
        return new WorkingCalendar(days("holiday"), days("working"));
    }

    private Set<LocalDate> days(String kind) {
        return codes("calendar_day", row -> kind.equals(row.get("kind"))).stream()
                .map(LocalDate::parse)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> codes(String layer, Predicate<Map<String, Object>> wanted) {
        return all(layer, row -> row).stream()
                .filter(wanted)
                .map(row -> (String) row.get("code"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** None while the layer's plugin is away. */
    private <T> List<T> all(String name, Function<Map<String, Object>, T> make) {
        Optional<Layer> layer = layers.layer(name);
        if (layer.isEmpty()) {
            return List.of();
        }
        try (Stream<Map<String, Object>> rows = store.rows(layer.get(), Filter.INCLUDE)) {
            return rows.map(make).toList();
        }
    }
}
