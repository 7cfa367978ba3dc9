package io.gewu.grid.rest;

import io.gewu.api.layer.Layer;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.Origin;
import io.gewu.api.store.WriteSession;
import io.gewu.grid.plan.Metres;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.geotools.api.filter.Filter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Two divisions laid over each other: what changed between plans, and what became of the departments' grids. */
@Component(service = Overlays.class)
public final class Overlays {
    private static final double LEAST_SQUARE_METRES = 50;
    private static final double MERGED_SHARE = 0.01;

    /** A place that belongs to one area of each division. */
    private record Piece(String from, String to, Geometry place, double squareMetres) {}

    private final FeatureStore store;
    private final CityLayers city;
    private final PlanService plans;

    @Activate
    public Overlays(@Reference FeatureStore store, @Reference CityLayers city, @Reference PlanService plans) {
        this.store = store;
        this.city = city;
        this.plans = plans;
    }

    private static Metres metres(Map<String, Geometry> areas) {
        Envelope box = new Envelope();
        areas.values().forEach(area -> box.expandToInclude(area.getEnvelopeInternal()));
        return Metres.around(box);
    }

    private static List<Piece> pieces(Map<String, Geometry> from, Map<String, Geometry> to) {
        Metres metres = metres(from);
        STRtree tree = new STRtree();
        to.forEach((code, area) -> tree.insert(area.getEnvelopeInternal(), code));
        List<Piece> pieces = new ArrayList<>();
        from.forEach((code, area) -> {
            @SuppressWarnings("unchecked") // the tree holds nothing else
            List<String> near = tree.query(area.getEnvelopeInternal());
            near.stream().sorted().forEach(other -> {
                Geometry both = OverlayNGRobust.overlay(area, to.get(other), OverlayNG.INTERSECTION);
                double size = metres.area(both);
                if (size > LEAST_SQUARE_METRES) {
                    pieces.add(new Piece(code, other, both, size));
                }
            });
        });
        return pieces;
    }

    /** What moved from one plan to another: a grid goes on in the one that gets most of it. */
    Map<String, Object> diff(String from, String to, List<Map<String, Object>> rows) {
        List<Piece> pieces = pieces(plans.areas(from), plans.areas(to));
        Map<String, Piece> heirs = new TreeMap<>();
        pieces.forEach(
                piece -> heirs.merge(piece.from(), piece, (a, b) -> b.squareMetres() > a.squareMetres() ? b : a));
        double all = 0;
        double moved = 0;
        for (Piece piece : pieces) {
            all += piece.squareMetres();
            if (!heirs.get(piece.from()).to().equals(piece.to())) {
                moved += piece.squareMetres();
                rows.add(row(from, to, piece));
            }
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", from);
        json.put("to", to);
        json.put("places", rows.size());
        json.put("movedSquareMetres", Math.round(moved));
        json.put("movedShare", PlanService.rounded(all == 0 ? 0 : moved / all));
        return json;
    }

    private static Map<String, Object> row(String from, String to, Piece piece) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", piece.from() + "-" + piece.to());
        row.put("from_plan", from);
        row.put("to_plan", to);
        row.put("from_grid", piece.from());
        row.put("to_grid", piece.to());
        row.put("area_m2", BigDecimal.valueOf(piece.squareMetres()).setScale(1, RoundingMode.HALF_UP));
        row.put("geom", polygons(piece.place()));
        return row;
    }

    static Geometry polygons(Geometry place) {
        List<Polygon> parts = new ArrayList<>();
        for (int i = 0; i < place.getNumGeometries(); i++) {
            if (place.getGeometryN(i) instanceof Polygon polygon) {
                parts.add(polygon);
            }
        }
        MultiPolygon all = place.getFactory().createMultiPolygon(parts.toArray(new Polygon[0]));
        return all;
    }

    /** The layer of changes shows the last two plans that were compared. */
    long keep(List<Map<String, Object>> rows, Origin origin) {
        try (WriteSession session = store.write(origin)) {
            Layer layer = city.layer("plan_change");
            for (String key : session.keys(layer, Filter.INCLUDE)) {
                session.delete(layer, key);
            }
            rows.forEach(row -> session.insert(layer, row));
            return session.commit();
        }
    }

    /**
     * Lays the departments' grids over a plan: which become part of which grid, what they overlap, what they leave out.
     */
    Map<String, Object> merge(String plan, Map<String, String> mergedInto) {
        Map<String, Geometry> grids = plans.areas(plan);
        Metres metres = metres(grids);
        Map<String, Map<String, Geometry>> lines = new TreeMap<>();
        city.each(
                "professional_grid",
                Filter.INCLUDE,
                row -> lines.computeIfAbsent((String) row.get("line"), line -> new TreeMap<>())
                        .put((String) row.get("code"), (Geometry) row.get("geom")));
        Geometry all = OverlayNGRobust.union(grids.values());
        List<Map<String, Object>> report = new ArrayList<>();
        lines.forEach((line, areas) -> {
            Map<String, List<String>> into = new TreeMap<>();
            for (Piece piece : pieces(areas, grids)) {
                if (piece.squareMetres() > MERGED_SHARE * metres.area(grids.get(piece.to()))) {
                    into.computeIfAbsent(piece.from(), code -> new ArrayList<>())
                            .add(piece.to());
                }
            }
            into.forEach((code, codes) -> mergedInto.put(code, String.join(",", codes)));
            Geometry union = OverlayNGRobust.union(areas.values());
            double sum = areas.values().stream().mapToDouble(metres::area).sum();
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("line", line);
            one.put("grids", areas.size());
            one.put("merged", into.size());
            one.put("overlapSquareMetres", Math.max(0, Math.round(sum - metres.area(union))));
            one.put("leftOutSquareMetres", difference(metres, all, union));
            one.put("beyondSquareMetres", difference(metres, union, all));
            report.add(one);
        });
        return Map.of("plan", plan, "lines", report);
    }

    private static long difference(Metres metres, Geometry one, Geometry other) {
        return Math.round(metres.area(OverlayNGRobust.overlay(one, other, OverlayNG.DIFFERENCE)));
    }

    long keepMerged(Map<String, String> mergedInto, Origin origin) {
        try (WriteSession session = store.write(origin)) {
            Layer layer = city.layer("professional_grid");
            mergedInto.forEach((code, grids) -> session.update(layer, code, Map.of("merged_into", grids)));
            return session.commit();
        }
    }
}
