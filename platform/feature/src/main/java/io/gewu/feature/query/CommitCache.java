package io.gewu.feature.query;

import io.gewu.api.layer.Layer;
import io.gewu.api.store.FeatureStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.filter.Filter;

/**
 * Something that follows from the features a caller may know of, remembered until the next commit. Safe for many
 * threads.
 *
 * @param <T> what follows
 */
final class CommitCache<T> {
    private static final int MAX_KNOWN = 2_000;

    private record Rows(String layer, Filter visible) {}

    private record Known<T>(long position, T result) {}

    private final FeatureStore store;
    private final Map<Rows, Known<T>> known = new ConcurrentHashMap<>();

    CommitCache(FeatureStore store) {
        this.store = store;
    }

    /**
     * What is known, or else found out now.
     *
     * @param visible the features that the caller may know of
     * @param work reads them as they are after the newest commit
     */
    T of(Layer layer, Filter visible, Function<SimpleFeatureSource, T> work) {
        long position = store.position();
        Rows rows = new Rows(layer.name(), visible);
        Known<T> found = known.get(rows);
        if (found == null || found.position() != position) {
            found = new Known<>(position, work.apply(store.source(layer, visible, position)));
            if (known.size() > MAX_KNOWN) {
                known.clear();
            }
            known.put(rows, found);
        }
        return found.result();
    }
}
