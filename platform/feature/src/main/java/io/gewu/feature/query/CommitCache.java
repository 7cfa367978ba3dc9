package io.gewu.feature.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.Change;
import io.gewu.api.store.FeatureStore;
import java.util.function.Function;
import java.util.stream.Stream;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.filter.Filter;

/**
 * Something that follows from the features a caller may know of, remembered until a commit, on whichever server,
 * touches their layer. Safe for many threads.
 *
 * @param <T> what follows
 */
final class CommitCache<T> {
    private static final int MAX_KNOWN = 2_000;

    private record Rows(String layer, Filter visible) {}

    private record Known<T>(long position, T result) {}

    private final FeatureStore store;
    private final Cache<Rows, Known<T>> known =
            Caffeine.newBuilder().maximumSize(MAX_KNOWN).build();

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
        Known<T> found = known.getIfPresent(rows);
        if (found == null || found.position() != position) {
            T result = found != null && isUntouched(layer, found.position())
                    ? found.result()
                    : work.apply(store.source(layer, visible, position));
            found = new Known<>(position, result);
            known.put(rows, found);
        }
        return found.result();
    }

    private boolean isUntouched(Layer layer, long since) {
        try (Stream<Change> changes = store.changes(layer.name(), since)) {
            return changes.findAny().isEmpty();
        }
    }
}
