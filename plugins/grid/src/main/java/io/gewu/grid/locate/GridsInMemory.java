package io.gewu.grid.locate;

import io.gewu.api.change.ChangeListener;
import io.gewu.api.grid.GridResolver;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.Commit;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.FeatureStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the grids in memory, read again after a commit that touched one. Safe for many threads. */
@Component(service = {GridResolver.class, ChangeListener.class})
public final class GridsInMemory implements GridResolver, ChangeListener {
    private final FeatureStore store;
    private final LayerCatalog layers;
    private volatile GridIndex index;

    @Activate
    public GridsInMemory(@Reference FeatureStore store, @Reference LayerCatalog layers) {
        this.store = store;
        this.layers = layers;
    }

    @Override
    public Optional<Grid> at(double longitude, double latitude, LocalDate day) {
        return index().at(longitude, latitude, day);
    }

    @Override
    public Optional<Grid> byCode(String code) {
        return index().byCode(code);
    }

    @Override
    public void after(Commit commit, List<FeatureChange> changes) {
        if (changes.stream().anyMatch(change -> change.layer().name().equals("eco_grid"))) {
            index = null;
        }
    }

    private GridIndex index() {
        GridIndex known = index;
        return known != null ? known : read();
    }

    private synchronized GridIndex read() {
        if (index != null) {
            return index;
        }
        GridIndex fresh = new GridIndex();
        long before = store.position();
        layers.layer("eco_grid").ifPresent(layer -> {
            try (Stream<Map<String, Object>> rows = store.rows(layer, Filter.INCLUDE)) {
                rows.forEach(fresh::add);
            }
        });
        // not kept before the layer is there, or when a commit came in between
        if (layers.layer("eco_grid").isPresent() && store.position() == before) {
            index = fresh.built();
        }
        return fresh.built();
    }
}
