package io.gewu.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;

/** Plans, grids, stations, the departments' former grids, workload. */
final class GridRows {
    static final LocalDate FORMER_START = LocalDate.of(2021, 12, 1);
    static final LocalDate START = LocalDate.of(2022, 4, 12);

    /** Grids with two workers; the other 254 have one: 648 workers in all. */
    private static final int WITH_TWO_WORKERS = 197;

    private final City city;
    private final Set<String> twoWorkers;

    GridRows(City city) {
        this.city = city;
        this.twoWorkers = city.grids().stream()
                .sorted(Comparator.comparingInt(City.Grid::persons).reversed().thenComparing(City.Grid::code))
                .limit(WITH_TWO_WORKERS)
                .map(City.Grid::code)
                .collect(Collectors.toSet());
    }

    int workers(City.Grid grid) {
        return twoWorkers.contains(grid.code()) ? 2 : 1;
    }

    void plans(Consumer<Map<String, ?>> sink) {
        sink.accept(Row.of(
                "code",
                City.FORMER_PLAN,
                "name",
                "禅城区网格划分方案（462格）",
                "grids",
                462,
                "valid_from",
                FORMER_START,
                "valid_to",
                START));
        sink.accept(Row.of("code", City.PLAN, "name", "禅城区生态网格划分方案（451格）", "grids", 451, "valid_from", START));
    }

    void stations(Consumer<Map<String, ?>> sink) {
        Set<String> seen = new HashSet<>();
        for (City.Village village : city.villages()) {
            if (seen.add(village.station())) {
                sink.accept(Row.of(
                        "code", village.station(),
                        "name", village.unit().name() + "网格站",
                        "village", village.unit().code(),
                        "geom", village.area().getInteriorPoint()));
            }
        }
    }

    void grids(Consumer<Map<String, ?>> sink) {
        city.grids().forEach(grid -> sink.accept(grid(grid, START, null, workers(grid))));
        city.formerGrids().forEach(grid -> sink.accept(grid(grid, FORMER_START, START, null)));
    }

    private static Map<String, Object> grid(City.Grid grid, LocalDate from, LocalDate to, Integer workers) {
        return Row.of(
                "code", grid.code(),
                "name", grid.name(),
                "plan", grid.plan(),
                "village", grid.village().unit().code(),
                "station", grid.village().station(),
                "households", grid.households(),
                "persons", grid.persons(),
                "workers", workers,
                "area_m2", Math.round(Ground.squareMetres(grid.area())),
                "valid_from", from,
                "valid_to", to,
                "geom", grid.area());
    }

    /** Five lines of departments had grids of their own; each grid in force replaces one of each line. */
    void professionalGrids(Consumer<Map<String, ?>> sink) {
        Map<String, List<City.Grid>> byVillage = new LinkedHashMap<>();
        Map<String, List<City.Grid>> byTown = new LinkedHashMap<>();
        for (City.Grid grid : city.grids()) {
            byVillage
                    .computeIfAbsent(grid.village().unit().code(), c -> new ArrayList<>())
                    .add(grid);
            byTown.computeIfAbsent(grid.village().town().code(), c -> new ArrayList<>())
                    .add(grid);
        }
        for (City.Village village : city.villages()) {
            List<City.Grid> into = byVillage.get(village.unit().code());
            professional(
                    sink, "party", "党建", village.unit().code(), village.unit().name(), village.area(), into);
            professional(
                    sink,
                    "security",
                    "综治",
                    village.unit().code(),
                    village.unit().name(),
                    village.area(),
                    into);
            professional(
                    sink, "urban", "城综", village.unit().code(), village.unit().name(), village.area(), into);
        }
        for (City.TownArea town : city.towns()) {
            List<City.Grid> into = byTown.get(town.town().code());
            professional(sink, "fire", "消防", town.town().code(), town.town().name(), town.area(), into);
            professional(
                    sink, "emergency", "应急", town.town().code(), town.town().name(), town.area(), into);
        }
    }

    private static void professional(
            Consumer<Map<String, ?>> sink,
            String line,
            String word,
            String code,
            String place,
            Geometry area,
            List<City.Grid> into) {
        sink.accept(Row.of(
                "code",
                line + "-" + code,
                "name",
                place + word + "网格",
                "line",
                line,
                "merged_into",
                into.stream().map(City.Grid::code).toList(),
                "geom",
                area));
    }

    void workloads(Consumer<Map<String, ?>> sink) {
        for (City.Grid grid : city.grids()) {
            double perimeter = Ground.perimeterMetres(grid.area());
            double area = Ground.squareMetres(grid.area());
            double hours = 380 + grid.persons() * 0.34 + grid.households() * 0.42 + perimeter / 9.5;
            sink.accept(Row.of(
                    "code", grid.code(),
                    "grid", grid.code(),
                    "workload", BigDecimal.valueOf(hours).setScale(1, RoundingMode.HALF_UP),
                    "compactness",
                            BigDecimal.valueOf(4 * Math.PI * area / (perimeter * perimeter))
                                    .setScale(4, RoundingMode.HALF_UP)));
        }
    }

    void counts(Consumer<Map<String, ?>> sink) {
        for (City.Grid grid : city.grids()) {
            int old = (int) Math.round(grid.persons() * 0.022);
            sink.accept(Row.of(
                    "code", grid.code(),
                    "grid", grid.code(),
                    "persons", grid.persons(),
                    "households", grid.households(),
                    "floating", (int) Math.round(grid.persons() * 0.45),
                    // counts below ten are not published
                    "aged_80", old >= 10 ? old : null));
        }
    }
}
