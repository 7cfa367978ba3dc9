package io.gewu.store;

import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.CommitEvent;
import io.gewu.api.store.CommitListener;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.LayerView;
import io.gewu.api.store.LayerViews;
import io.gewu.api.store.Row;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** All views, told of commits before any other listener. */
@Component
public final class StoreLayerViews implements LayerViews {
    private final CityStore store;
    private final LayerCatalog catalog;
    private final CommitListener listener = this::committed;
    /** Who holds a view keeps it alive, and nobody else. */
    private final List<WeakReference<HeldView<?>>> views = new CopyOnWriteArrayList<>();

    @Activate
    public StoreLayerViews(@Reference CityStore store, @Reference LayerCatalog catalog) {
        this.store = store;
        this.catalog = catalog;
        store.addFirst(listener);
    }

    @Deactivate
    void close() {
        store.removeListener(listener);
    }

    @Override
    public <T> LayerView<T> of(Collection<String> layers, Function<Rows, T> build) {
        return of(layers, build, (value, commit) -> Optional.empty());
    }

    @Override
    public <T> LayerView<T> of(
            Collection<String> layers, Function<Rows, T> build, BiFunction<T, CommitEvent, Optional<T>> advance) {
        HeldView<T> view = new HeldView<>(
                Set.copyOf(layers),
                build,
                advance,
                catalog,
                store::position,
                (present, commit) -> new RowsOfCommit(store, Set.copyOf(layers), present, commit));
        views.add(new WeakReference<>(view));
        return view;
    }

    private void committed(CommitEvent commit) {
        for (WeakReference<HeldView<?>> reference : views) {
            HeldView<?> view = reference.get();
            if (view != null) {
                view.committed(commit);
            }
        }
        views.removeIf(reference -> reference.get() == null);
    }

    private record RowsOfCommit(FeatureStore store, Set<String> names, Map<String, Layer> present, long commit)
            implements Rows {
        @Override
        public Stream<Row> of(String name) {
            return layer(name)
                    .map(layer -> store.rows(layer, Filter.INCLUDE, commit).map(values -> new Row(layer, values)))
                    .orElseGet(Stream::empty);
        }

        @Override
        public Stream<Row> of(String name, Collection<String> attributes) {
            return layer(name)
                    .map(layer -> layer.withAttributes(layer.attributes().stream()
                            .filter(attribute -> attribute.key() || attributes.contains(attribute.name()))
                            .toList()))
                    .map(layer -> store.rows(layer, Filter.INCLUDE, commit).map(values -> new Row(layer, values)))
                    .orElseGet(Stream::empty);
        }

        private Optional<Layer> layer(String name) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("The view was not declared with layer " + name);
            }
            return Optional.ofNullable(present.get(name));
        }
    }
}
