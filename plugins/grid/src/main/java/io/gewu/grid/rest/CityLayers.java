package io.gewu.grid.rest;

import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.FeatureStore;
import io.gewu.grid.check.CodeScheme;
import io.gewu.grid.check.GridOfPlan;
import io.gewu.grid.check.PlanCheck;
import io.gewu.grid.plan.CityMap;
import io.gewu.grid.plan.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What planning and validation read from the layers of the city. */
@Component(service = CityLayers.class)
public final class CityLayers {
    static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private final FeatureStore store;
    private final LayerCatalog layers;

    @Activate
    public CityLayers(@Reference FeatureStore store, @Reference LayerCatalog layers) {
        this.store = store;
        this.layers = layers;
    }

    Layer layer(String name) {
        return layers.required(name);
    }

    void each(String name, Filter filter, Consumer<Map<String, Object>> sink) {
        try (Stream<Map<String, Object>> rows = store.rows(layer(name), filter)) {
            rows.forEach(sink);
        }
    }

    static Filter equal(String attribute, String value) {
        return FILTERS.equals(FILTERS.property(attribute), FILTERS.literal(value));
    }

    List<Map<String, Object>> gridsOf(String plan) {
        List<Map<String, Object>> rows = new ArrayList<>();
        each("eco_grid", equal("plan", plan), rows::add);
        return rows;
    }

    /** The city as the planner sees it, with the plan before. */
    CityMap map(String formerPlan) {
        Map<String, Geometry> villages = new TreeMap<>();
        Map<String, Integer> population = new HashMap<>();
        each("village", Filter.INCLUDE, row -> {
            villages.put((String) row.get("code"), (Geometry) row.get("geom"));
            population.put((String) row.get("code"), row.get("population") instanceof Integer n ? n : 0);
        });
        Lines lines = lines();
        List<CityMap.Building> buildings = new ArrayList<>();
        each("building", Filter.INCLUDE, row -> buildings.add(building(row)));
        Map<String, Geometry> former = new TreeMap<>();
        if (!formerPlan.isEmpty()) {
            gridsOf(formerPlan).forEach(row -> former.put((String) row.get("code"), (Geometry) row.get("geom")));
        }
        return new CityMap(
                villages,
                population,
                lines.all(),
                lines.expressways(),
                lines.water(),
                buildings,
                points("enterprise"),
                points("component"),
                former);
    }

    /** What grids may be divided by, and what of it nobody walks over. */
    private record Lines(List<Geometry> all, List<Geometry> expressways, List<Geometry> water) {}

    private Lines lines() {
        List<Geometry> lines = new ArrayList<>();
        List<Geometry> expressways = new ArrayList<>();
        List<Geometry> water = new ArrayList<>();
        each("road", Filter.INCLUDE, row -> {
            Geometry road = (Geometry) row.get("geom");
            lines.add(road);
            if ("expressway".equals(row.get("level"))) {
                expressways.add(road);
            }
        });
        each("water", Filter.INCLUDE, row -> {
            Geometry surface = (Geometry) row.get("geom");
            water.add(surface);
            lines.add(surface.getBoundary());
        });
        return new Lines(lines, expressways, water);
    }

    private static CityMap.Building building(Map<String, Object> row) {
        Geometry footprint = (Geometry) row.get("geom");
        boolean dwelling = "residential".equals(row.get("usage"));
        int storeys = row.get("storeys") instanceof Integer n ? n : 1;
        // an area in square degrees will do: only shares within a village count
        return new CityMap.Building(footprint, dwelling ? footprint.getArea() * 1e10 * storeys : 0);
    }

    /** What the items in force ask of patrols: visits a year times minutes, by the class of things they look at. */
    Workload workload() {
        Workload usual = Workload.USUAL;
        if (layers.layer("item").isEmpty()) {
            return usual;
        }
        Map<String, Double> hours = new HashMap<>();
        each("item", Filter.INCLUDE, row -> {
            boolean isPatrolled = row.get("valid_to") == null
                    && List.of(String.valueOf(row.get("triggers")).split(",", -1))
                            .contains("patrol");
            if (isPatrolled
                    && row.get("visits_per_year") instanceof Number visits
                    && row.get("visit_minutes") instanceof Number minutes) {
                for (String target : String.valueOf(row.get("target_classes")).split(",", -1)) {
                    hours.merge(target, visits.doubleValue() * minutes.doubleValue() / 60, Double::sum);
                }
            }
        });
        return new Workload(
                usual.perHousehold(),
                usual.perPerson(),
                hours.getOrDefault("building", usual.perBuilding()),
                hours.getOrDefault("enterprise", usual.perEnterprise()),
                hours.getOrDefault("component", usual.perComponent()),
                usual.perKilometre());
    }

    private List<Point> points(String name) {
        List<Point> points = new ArrayList<>();
        each(name, Filter.INCLUDE, row -> {
            if (row.get("geom") instanceof Point point) {
                points.add(point);
            }
        });
        return points;
    }

    /** Station by village, as the grids of all plans have them. */
    Map<String, String> stations() {
        Map<String, String> stations = new HashMap<>();
        each(
                "grid_station",
                Filter.INCLUDE,
                row -> stations.put((String) row.get("village"), (String) row.get("code")));
        each("eco_grid", Filter.INCLUDE, row -> {
            if (row.get("station") instanceof String station) {
                stations.putIfAbsent((String) row.get("village"), station);
            }
        });
        return stations;
    }

    /** The highest serial that any plan has given in each village: numbers are never given twice. */
    Map<String, Integer> serials() {
        Map<String, Integer> serials = new HashMap<>();
        CodeScheme scheme = scheme();
        each(
                "eco_grid",
                Filter.INCLUDE,
                row -> scheme.part((String) row.get("code"), "serial")
                        .ifPresent(serial ->
                                serials.merge((String) row.get("village"), Integer.valueOf(serial), Math::max)));
        return serials;
    }

    /** The scheme of grid codes that is in use. */
    CodeScheme scheme() {
        List<CodeScheme> found = new ArrayList<>();
        each("code_scheme", equal("layer", "eco_grid"), row -> {
            if (Boolean.TRUE.equals(row.get("active"))) {
                found.add(CodeScheme.parse((String) row.get("code"), (String) row.get("parts")));
            }
        });
        return found.isEmpty() ? CodeScheme.GRID_15 : found.get(0);
    }

    PlanCheck.Ground ground() {
        Map<String, Geometry> villages = new TreeMap<>();
        each("village", Filter.INCLUDE, row -> villages.put((String) row.get("code"), (Geometry) row.get("geom")));
        Map<String, Geometry> buildings = new TreeMap<>();
        each("building", Filter.INCLUDE, row -> buildings.put((String) row.get("code"), (Geometry) row.get("geom")));
        Map<String, Double> hours = new HashMap<>();
        each("workload_profile", Filter.INCLUDE, row -> {
            if (row.get("workload") instanceof Number number) {
                hours.put((String) row.get("grid"), number.doubleValue());
            }
        });
        Lines lines = lines();
        return new PlanCheck.Ground(
                villages, buildings, lines.all(), lines.expressways(), lines.water(), hours, scheme());
    }

    List<GridOfPlan> checked(String plan) {
        return gridsOf(plan).stream().map(GridOfPlan::of).toList();
    }
}
