package io.gewu.grid.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.Origin;
import io.gewu.api.store.WriteSession;
import io.gewu.grid.check.CodeScheme;
import io.gewu.grid.check.Fault;
import io.gewu.grid.check.PlanCheck;
import io.gewu.grid.check.PlanReport;
import io.gewu.grid.check.Principles;
import io.gewu.grid.plan.CityMap;
import io.gewu.grid.plan.PlannedGrid;
import io.gewu.grid.plan.Planner;
import io.gewu.grid.plan.Workload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.filter.Filter;
import org.locationtech.jts.geom.Geometry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Plans in the store: drafts made, validated, submitted, approved, each step one commit. */
@Component(service = PlanService.class)
public final class PlanService {
    /** Drafts are valid from a day that never comes, so that no map of today shows them. */
    static final LocalDate NEVER = LocalDate.of(9999, 1, 1);

    private final FeatureStore store;
    private final CityLayers city;

    @Activate
    public PlanService(@Reference FeatureStore store, @Reference CityLayers city) {
        this.store = store;
        this.city = city;
    }

    /** A plan as it was made, and the commit that holds it. */
    record Drafted(Planner.Plan plan, long commit) {}

    /** Hours of things as the catalogue of items has them now. */
    Workload workload() {
        return city.workload();
    }

    Map<String, Object> plan(String code) {
        List<Map<String, Object>> found = new ArrayList<>();
        city.each("grid_plan", CityLayers.equal("code", code), found::add);
        if (found.isEmpty()) {
            throw new GewuException(ErrorCode.NOT_FOUND, "code", "There is no plan " + code);
        }
        return found.get(0);
    }

    Drafted draft(String code, String name, String former, Planner.Wish wish, Origin origin) {
        CityMap map = city.map(former);
        Planner.Plan plan = made(map, wish);
        Map<String, String> stations = city.stations();
        Map<String, Integer> serials = city.serials();
        CodeScheme scheme = city.scheme();
        try (WriteSession session = store.write(origin)) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("code", code);
            row.put("name", name);
            row.put("grids", plan.grids().size());
            row.put("valid_from", NEVER);
            row.put("status", "draft");
            row.put("seed", wish.seed());
            if (!former.isEmpty()) {
                row.put("former_plan", former);
            }
            session.insert(city.layer("grid_plan"), row);
            for (PlannedGrid grid : plan.grids()) {
                int serial = serials.getOrDefault(grid.village(), 0) + grid.serial();
                String gridCode = scheme.code(grid.village(), serial);
                session.insert(city.layer("eco_grid"), row(code, gridCode, grid, stations));
                session.insert(city.layer("workload_profile"), profile(gridCode, grid));
            }
            return new Drafted(plan, session.commit());
        }
    }

    private static Planner.Plan made(CityMap map, Planner.Wish wish) {
        try {
            return Planner.plan(map, wish);
        } catch (IllegalArgumentException | IllegalStateException unfit) {
            throw new GewuException(ErrorCode.INVALID_PARAMETER, "/grids", unfit.getMessage(), unfit);
        }
    }

    private static Map<String, Object> row(String plan, String code, PlannedGrid grid, Map<String, String> stations) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", code);
        row.put("name", grid.village() + "第" + grid.serial() + "网格");
        row.put("plan", plan);
        row.put("village", grid.village());
        row.put("station", stations.get(grid.village()));
        row.put("persons", (int) Math.round(grid.persons()));
        row.put("households", (int) Math.round(grid.persons() / 2.77));
        row.put("workers", grid.workers());
        row.put("area_m2", Math.round(grid.squareMetres()));
        row.put("valid_from", NEVER);
        row.put("geom", grid.area());
        return row;
    }

    private static Map<String, Object> profile(String code, PlannedGrid grid) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", code);
        row.put("grid", code);
        row.put("workload", BigDecimal.valueOf(grid.hours()).setScale(1, RoundingMode.HALF_UP));
        row.put(
                "compactness",
                BigDecimal.valueOf(Math.min(1, grid.compactness())).setScale(4, RoundingMode.HALF_UP));
        return row;
    }

    PlanReport report(String code) {
        Map<String, Object> plan = plan(code);
        PlanCheck.Ground ground = city.ground();
        List<io.gewu.grid.check.GridOfPlan> grids = city.checked(code);
        List<Fault> faults = PlanCheck.of(grids, ground);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("status", plan.getOrDefault("status", "approved"));
        figures.put("grids", grids.size());
        figures.put("villages", grids.stream().map(g -> g.village()).distinct().count());
        figures.put("workers", grids.stream().mapToInt(g -> g.workers()).sum());
        return new PlanReport(code, figures, Principles.of(grids, ground, faults), faults);
    }

    static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
    }

    /** The faulty places become the layer of faults of this plan. */
    long keep(PlanReport report, Origin origin) {
        try (WriteSession session = store.write(origin)) {
            Layer layer = city.layer("plan_fault");
            for (String key : session.keys(layer, CityLayers.equal("plan", report.plan()))) {
                session.delete(layer, key);
            }
            int serial = 0;
            for (Fault fault : report.faults()) {
                serial++;
                session.insert(layer, row(report.plan(), serial, fault));
            }
            return session.commit();
        }
    }

    private static Map<String, Object> row(String plan, int serial, Fault fault) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", plan + "-" + serial);
        row.put("plan", plan);
        row.put("kind", fault.kind().word());
        row.put("severity", fault.kind().isError() ? "error" : "warning");
        row.put("grids", String.join(" ", fault.grids()));
        if (!fault.village().isEmpty()) {
            row.put("village", fault.village());
        }
        row.put("area_m2", BigDecimal.valueOf(fault.squareMetres()).setScale(1, RoundingMode.HALF_UP));
        row.put("message", fault.message().both());
        fault.place().ifPresent(place -> row.put("geom", Overlays.polygons(place)));
        return row;
    }

    long submit(String code, Origin origin) {
        expect(code, "draft");
        try (WriteSession session = store.write(origin)) {
            session.update(city.layer("grid_plan"), code, Map.of("status", "submitted"));
            return session.commit();
        }
    }

    /** The plan in force ends the day on which this one starts. */
    long approve(String code, LocalDate from, Origin origin) {
        expect(code, "submitted");
        PlanReport report = report(code);
        if (!report.conforms()) {
            throw new GewuException(
                    ErrorCode.REFUSED, "grid_plan." + code, "Plan " + code + " has errors: " + report.counts());
        }
        List<String> ending = new ArrayList<>();
        city.each("grid_plan", Filter.INCLUDE, row -> {
            boolean open = row.get("valid_to") == null && !code.equals(row.get("code"));
            if (open && !NEVER.equals(row.get("valid_from"))) {
                ending.add((String) row.get("code"));
            }
        });
        try (WriteSession session = store.write(origin)) {
            for (String plan : ending) {
                Map<String, Object> end = new HashMap<>(Map.of("valid_to", from, "status", "retired"));
                session.update(city.layer("grid_plan"), plan, end);
                dates(session, plan, Map.of("valid_to", from));
            }
            session.update(
                    city.layer("grid_plan"),
                    code,
                    Map.of("status", "approved", "valid_from", from, "approved_by", origin.author()));
            dates(session, code, Map.of("valid_from", from));
            return session.commit();
        }
    }

    private void dates(WriteSession session, String plan, Map<String, Object> values) {
        Layer layer = city.layer("eco_grid");
        for (String key : session.keys(layer, CityLayers.equal("plan", plan))) {
            session.update(layer, key, values);
        }
    }

    private void expect(String code, String status) {
        Object found = plan(code).getOrDefault("status", "approved");
        if (!status.equals(found)) {
            throw new GewuException(
                    ErrorCode.CONFLICT, "grid_plan." + code, "Plan " + code + " is " + found + ", expected " + status);
        }
    }

    /** Grids by code. */
    Map<String, Geometry> areas(String plan) {
        Map<String, Geometry> areas = new java.util.TreeMap<>();
        city.gridsOf(plan)
                .forEach(row -> Optional.ofNullable((Geometry) row.get("geom"))
                        .ifPresent(area -> areas.put((String) row.get("code"), area)));
        if (areas.isEmpty()) {
            plan(plan);
        }
        return areas;
    }
}
