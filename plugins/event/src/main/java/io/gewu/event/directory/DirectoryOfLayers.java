package io.gewu.event.directory;

import io.gewu.api.change.ChangeListener;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.Commit;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.FeatureStore;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.rule.Rule;
import io.gewu.event.rule.RuleTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the directory from its layers, again after each commit that touched one of them. Safe for many threads. */
@Component(service = {DirectoryOfLayers.class, ChangeListener.class})
public final class DirectoryOfLayers implements ChangeListener {
    private static final Set<String> LAYERS =
            Set.of("item", "post", "command_centre", "channel", "organisation", "routing_rule", "calendar_day");

    private final FeatureStore store;
    private final LayerCatalog layers;
    private Directory current;
    private long revision;

    @Activate
    public DirectoryOfLayers(@Reference FeatureStore store, @Reference LayerCatalog layers) {
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
        Map<String, Item> items = new HashMap<>();
        each("item", row -> items.put((String) row.get("code"), Item.of(row)));
        Map<String, Post> posts = new HashMap<>();
        each("post", row -> posts.put((String) row.get("code"), Post.of(row)));
        Map<String, Centre> centres = new HashMap<>();
        each("command_centre", row -> centres.put((String) row.get("code"), Centre.of(row)));
        Map<String, Channel> channels = new HashMap<>();
        each("channel", row -> channels.put((String) row.get("code"), Channel.of(row)));
        Map<String, String> organisations = new HashMap<>();
        each("organisation", row -> organisations.put((String) row.get("code"), (String) row.get("name")));
        return new Directory(items, posts, centres, channels, organisations, rules(), calendar());
    }

    private RuleTable rules() {
        List<Rule> rules = new ArrayList<>();
        each("routing_rule", row -> rules.add(Rule.of(row)));
        return new RuleTable(rules);
    }

    private WorkingCalendar calendar() {
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> shifted = new HashSet<>();
        each("calendar_day", row -> {
            LocalDate day = LocalDate.parse((String) row.get("code"));
            ("working".equals(row.get("kind")) ? shifted : holidays).add(day);
        });
        return new WorkingCalendar(Set.copyOf(holidays), Set.copyOf(shifted));
    }

    private void each(String name, Consumer<Map<String, Object>> sink) {
        Optional<Layer> layer = layers.layer(name);
        if (layer.isPresent()) {
            try (Stream<Map<String, Object>> rows = store.rows(layer.get(), Filter.INCLUDE)) {
                rows.forEach(sink);
            }
        }
    }
}
