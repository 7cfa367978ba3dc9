package io.gewu.graph;

import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import io.gewu.api.store.Change;
import io.gewu.api.store.FeatureStore;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * What is committed and not yet in the graph, as the store has it: the next commit is checked against the city as it
 * is, not as the graph shows it. Asked by whoever holds the store's permit to write, so the newest commit stands still.
 */
final class PendingFeatures {
    private record Unshown(long commit, Node subject) {}

    private final DatasetGraph data;
    private final FeatureStore store;
    private final Function<String, Optional<Layer>> layers;
    private final Site site;
    private final OverlaidGraph newest;
    /** By id of the feature, in the order of their commits. */
    private final Map<String, Unshown> pending = new LinkedHashMap<>();
    /** The last commit that was looked at. */
    private long upTo;

    PendingFeatures(DatasetGraph data, FeatureStore store, Function<String, Optional<Layer>> layers, Site site) {
        this.data = data;
        this.store = store;
        this.layers = layers;
        this.site = site;
        this.newest = new OverlaidGraph(data::getUnionGraph);
    }

    /**
     * The union of all graphs as of the newest commit; to be read within the transaction.
     *
     * @throws LayerLoaded if a whole layer is not in the graph yet
     */
    Graph newest() {
        long shown = GraphProjector.shown(data);
        pending.values().removeIf(feature -> {
            boolean isShown = feature.commit() <= shown;
            if (isShown) {
                newest.remove(feature.subject());
            }
            return isShown;
        });
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        long last = Math.max(upTo, shown);
        try (Stream<Change> changes = store.changes(last)) {
            for (Change change : (Iterable<Change>) changes::iterator) {
                if (change.kind() == Change.Kind.LOAD) {
                    throw new LayerLoaded(change.commit());
                }
                keys.computeIfAbsent(change.layer(), name -> new HashSet<>()).add(change.key());
                last = change.commit();
            }
        }
        for (Map.Entry<String, Set<String>> some : keys.entrySet()) {
            Optional<Layer> layer = layers.apply(some.getKey());
            if (layer.isPresent()) {
                read(layer.get(), some.getValue(), last);
            }
        }
        upTo = last;
        return newest;
    }

    private void read(Layer layer, Set<String> keys, long commit) {
        FeatureTriples triples = new FeatureTriples(layer, layers, site);
        Map<String, FeatureVersion> versions = new LinkedHashMap<>();
        keys.forEach(key -> versions.put(key, triples.gone(key)));
        LayerRows.of(layer, store.source(layer), keys, row -> {
            String key = String.valueOf(row.getAttribute(layer.key().name()));
            versions.put(key, triples.version(key, row::getAttribute, Optional.ofNullable(row.getDefaultGeometry())));
        });
        versions.forEach((key, version) -> {
            newest.put(version);
            String id = layer.featureId(key);
            pending.remove(id);
            pending.put(id, new Unshown(commit, version.subject()));
        });
    }

    /** The check has to wait for the graph. */
    static final class LayerLoaded extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long commit;

        LayerLoaded(long commit) {
            super("A layer was loaded by commit " + commit, null, false, false);
            this.commit = commit;
        }

        long commit() {
            return commit;
        }
    }
}
