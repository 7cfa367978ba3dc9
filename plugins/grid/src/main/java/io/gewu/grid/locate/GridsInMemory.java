package io.gewu.grid.locate;

import io.gewu.api.grid.GridResolver;
import io.gewu.api.store.LayerView;
import io.gewu.api.store.LayerViews;
import io.gewu.api.store.Row;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the grids in memory. Safe for many threads. */
@Component(service = GridResolver.class)
public final class GridsInMemory implements GridResolver {
    private static final String LAYER = "eco_grid";

    private final LayerView<GridIndex> index;

    @Activate
    public GridsInMemory(@Reference LayerViews views) {
        this.index = views.of(Set.of(LAYER), GridsInMemory::read);
    }

    @Override
    public Optional<Grid> at(double longitude, double latitude, LocalDate day) {
        return index.get().at(longitude, latitude, day);
    }

    @Override
    public Optional<Grid> byCode(String code) {
        return index.get().byCode(code);
    }

    private static GridIndex read(LayerViews.Rows rows) {
        GridIndex fresh = new GridIndex();
        try (Stream<Row> grids = rows.of(LAYER)) {
            grids.forEach(row -> fresh.add(row.values()));
        }
        return fresh.built();
    }
}
