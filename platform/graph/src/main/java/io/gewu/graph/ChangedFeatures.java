package io.gewu.graph;

import io.gewu.api.layer.Layer;
import io.gewu.api.store.Change;
import io.gewu.api.store.FeatureStore;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the log says that commits did to one layer: which features they touched, or simply all of them. */
final class ChangedFeatures {
    /** Beyond so many changed features, projecting the whole layer is the shorter way. */
    private static final int MAX_KEYS = 50_000;

    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<Long> commits = new LinkedHashSet<>();
    private boolean whole;

    private ChangedFeatures() {}

    /** Of every layer that commits after one and up to another touched, by name, in one reading of the log. */
    static Map<String, ChangedFeatures> byLayer(FeatureStore store, long after, long upTo) {
        Map<String, ChangedFeatures> byLayer = new HashMap<>();
        try (Stream<Change> changes = store.changes(after)) {
            changes.takeWhile(change -> change.commit() <= upTo)
                    .forEach(change -> byLayer.computeIfAbsent(change.layer(), name -> new ChangedFeatures())
                            .add(change));
        }
        return byLayer;
    }

    /** Of one layer. */
    static ChangedFeatures of(FeatureStore store, Layer layer, long after, long upTo) {
        ChangedFeatures changed = new ChangedFeatures();
        try (Stream<Change> changes = store.changes(layer.name(), after)) {
            changes.takeWhile(change -> change.commit() <= upTo && !changed.whole)
                    .forEach(changed::add);
        }
        return changed;
    }

    /** All of a layer, whatever the log says. */
    static ChangedFeatures all() {
        ChangedFeatures changed = new ChangedFeatures();
        changed.whole = true;
        return changed;
    }

    private void add(Change change) {
        commits.add(change.commit());
        keys.add(change.key());
        whole |= change.kind() == Change.Kind.LOAD || keys.size() > MAX_KEYS;
        if (whole) {
            // nobody asks for them any more
            keys.clear();
        }
    }

    /** Whether the layer as a whole counts as changed; {@link #keys} then says nothing. */
    boolean isWhole() {
        return whole;
    }

    boolean isNothing() {
        return !whole && keys.isEmpty();
    }

    /** Keys in the order in which they were first touched. */
    Set<String> keys() {
        return keys;
    }

    /** Numbers of the commits, ascending. */
    Set<Long> commits() {
        return commits;
    }
}
