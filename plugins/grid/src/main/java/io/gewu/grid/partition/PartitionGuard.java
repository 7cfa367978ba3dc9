package io.gewu.grid.partition;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.change.CommitValidator;
import io.gewu.api.change.PendingCommit;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.Change.Kind;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.WriteSession;
import io.gewu.grid.check.Fault;
import io.gewu.grid.check.GridOfPlan;
import io.gewu.grid.check.VillageCoverage;
import io.gewu.grid.plan.Metres;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.locationtech.jts.geom.Geometry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Refuses a commit that leaves gaps or overlaps among the grids of a village that were not there before, and says which
 * piece would mend it. A plan that is a draft may be anything; a whole layer that is loaded is not looked at.
 */
@Component(service = CommitValidator.class)
public final class PartitionGuard implements CommitValidator {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    private static final Set<String> SHAPING = Set.of("geom", "village", "plan");

    /** The grids of one village in one plan. */
    private record Place(String plan, String village) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return (plan + village).compareTo(other.plan + other.village);
        }
    }

    private final LayerCatalog layers;

    @Activate
    public PartitionGuard(@Reference LayerCatalog layers) {
        this.layers = layers;
    }

    @Override
    public void before(PendingCommit commit) {
        Map<Place, List<FeatureChange>> touched = new TreeMap<>();
        for (FeatureChange change : commit.changes()) {
            if (change.layer().name().equals("eco_grid") && change.kind() != Kind.LOAD && shapes(change)) {
                Stream.concat(change.before().stream(), change.after().stream())
                        .map(PartitionGuard::place)
                        .distinct()
                        .forEach(place -> touched.computeIfAbsent(place, p -> new ArrayList<>())
                                .add(change));
            }
        }
        touched.forEach((place, changes) -> check(commit.session(), place, changes));
    }

    private static boolean shapes(FeatureChange change) {
        return change.kind() != Kind.UPDATE
                || SHAPING.stream()
                        .anyMatch(name -> !Objects.equals(
                                change.before().orElseThrow().get(name),
                                change.after().orElseThrow().get(name)));
    }

    private static Place place(Map<String, Object> row) {
        return new Place((String) row.getOrDefault("plan", ""), (String) row.getOrDefault("village", ""));
    }

    private void check(WriteSession session, Place place, List<FeatureChange> changes) {
        Optional<Geometry> area = read(session, "village", place.village()).map(row -> (Geometry) row.get("geom"));
        boolean draft = read(session, "grid_plan", place.plan())
                .map(row -> "draft".equals(row.get("status")))
                .orElse(false);
        if (area.isEmpty() || draft) {
            return;
        }
        Map<String, Map<String, Object>> now = rows(session, place);
        Map<String, Map<String, Object>> then = before(place, now, changes);
        VillageCoverage coverage = new VillageCoverage(Metres.around(area.get().getEnvelopeInternal()));
        List<Fault> faults = coverage.faults(place.village(), area.get(), grids(now));
        List<Fault> known = coverage.faults(place.village(), area.get(), grids(then));
        if (size(faults) > size(known) + VillageCoverage.TOLERANCE_SQUARE_METRES) {
            throw refused(changes.get(0), faults);
        }
    }

    private static double size(List<Fault> faults) {
        return faults.stream().mapToDouble(Fault::squareMetres).sum();
    }

    private static List<GridOfPlan> grids(Map<String, Map<String, Object>> rows) {
        return rows.values().stream()
                .filter(row -> row.get("geom") != null)
                .map(GridOfPlan::of)
                .toList();
    }

    private Map<String, Map<String, Object>> rows(WriteSession session, Place place) {
        Layer layer = layers.layer("eco_grid").orElseThrow();
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        for (String key : session.keys(
                layer,
                FILTERS.and(
                        FILTERS.equals(FILTERS.property("plan"), FILTERS.literal(place.plan())),
                        FILTERS.equals(FILTERS.property("village"), FILTERS.literal(place.village()))))) {
            session.read(layer, key).ifPresent(row -> rows.put(key, row));
        }
        return rows;
    }

    /** As it was: what the commit changed is put back, the first change of a grid last. */
    private static Map<String, Map<String, Object>> before(
            Place place, Map<String, Map<String, Object>> now, List<FeatureChange> changes) {
        Map<String, Map<String, Object>> then = new LinkedHashMap<>(now);
        for (int i = changes.size() - 1; i >= 0; i--) {
            FeatureChange change = changes.get(i);
            then.remove(change.key());
            change.before().filter(row -> place(row).equals(place)).ifPresent(row -> then.put(change.key(), row));
        }
        return then;
    }

    private static GewuException refused(FeatureChange change, List<Fault> faults) {
        Fault worst = faults.stream()
                .max(java.util.Comparator.comparingDouble(Fault::squareMetres))
                .orElseThrow();
        Set<String> kinds = new TreeSet<>();
        faults.forEach(fault -> kinds.add(fault.kind().word()));
        String key = worst.grids().contains(change.key())
                ? change.key()
                : worst.grids().get(0);
        return new GewuException(
                ErrorCode.REFUSED,
                change.layer().featureId(key),
                "geom: the grids of village " + worst.village() + " would no longer cover it once " + kinds + ". "
                        + worst.message().en() + " (" + worst.message().zh() + "). Fix: "
                        + worst.place().map(Geometry::toText).orElse("none"));
    }

    private Optional<Map<String, Object>> read(WriteSession session, String layer, String key) {
        return layers.layer(layer).flatMap(known -> session.read(known, key));
    }
}
