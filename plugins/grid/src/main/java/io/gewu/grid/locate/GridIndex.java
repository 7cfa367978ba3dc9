package io.gewu.grid.locate;

import io.gewu.api.grid.GridResolver;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/** One state of all grids of all plans, for looking up places. Immutable once built; safe for many threads. */
final class GridIndex {
    private record Entry(
            GridResolver.Grid grid, LocalDate from, Optional<LocalDate> to, IndexedPointInAreaLocator area) {
        boolean valid(LocalDate day) {
            return !day.isBefore(from) && to.filter(end -> !day.isBefore(end)).isEmpty();
        }
    }

    private final STRtree tree = new STRtree();
    private final Map<String, GridResolver.Grid> byCode = new HashMap<>();

    /** Adds a row of layer {@code eco_grid}; not after the first question. */
    void add(Map<String, Object> row) {
        GridResolver.Grid grid = new GridResolver.Grid(
                (String) row.get("code"),
                (String) row.get("village"),
                (String) row.getOrDefault("station", ""),
                (String) row.get("plan"));
        byCode.put(grid.code(), grid);
        if (row.get("geom") instanceof Geometry area && !area.isEmpty()) {
            tree.insert(
                    area.getEnvelopeInternal(),
                    new Entry(
                            grid,
                            (LocalDate) row.get("valid_from"),
                            Optional.ofNullable((LocalDate) row.get("valid_to")),
                            new IndexedPointInAreaLocator(area)));
        }
    }

    /** Builds the tree, which is not safe for many threads before. */
    GridIndex built() {
        tree.build();
        return this;
    }

    /** On a boundary, or where grids overlap by fault, the lowest code. */
    Optional<GridResolver.Grid> at(double longitude, double latitude, LocalDate day) {
        Coordinate place = new Coordinate(longitude, latitude);
        @SuppressWarnings("unchecked") // the tree holds nothing else
        List<Entry> near = tree.query(new Envelope(place));
        return near.stream()
                .filter(entry -> entry.valid(day) && entry.area().locate(place) != Location.EXTERIOR)
                .map(Entry::grid)
                .min(Comparator.comparing(GridResolver.Grid::code));
    }

    Optional<GridResolver.Grid> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
