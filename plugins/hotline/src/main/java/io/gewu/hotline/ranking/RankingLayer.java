package io.gewu.hotline.ranking;

import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.SharedRecords;
import io.gewu.api.store.WriteSession;
import io.gewu.hotline.kpi.Counts;
import io.gewu.hotline.kpi.IssueCounts;
import io.gewu.hotline.kpi.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.locationtech.jts.geom.Geometry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what changed in the ranking into its layer, in one commit, some seconds after issues changed: maps, features
 * and graph show the rank that an issue has just moved.
 */
@Component(service = RankingLayer.class, immediate = true)
public final class RankingLayer {
    private static final Logger LOG = LoggerFactory.getLogger(RankingLayer.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String AUTHOR = "hotline-ranking";
    private static final int SECONDS = 15;

    private final FeatureStore store;
    private final LayerCatalog layers;
    private final IssueCounts counts;
    private final SharedRecords records;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "gewu-ranking"));
    private final ScheduledFuture<?> ticking;

    /** What was shown last: these counts in this state, of this month. */
    private Shown shown = new Shown(null, -1, null);

    private record Shown(Counts counts, long revision, YearMonth month) {}

    @Activate
    public RankingLayer(
            @Reference FeatureStore store,
            @Reference LayerCatalog layers,
            @Reference IssueCounts counts,
            @Reference SharedRecords records) {
        this.store = store;
        this.layers = layers;
        this.counts = counts;
        this.records = records;
        this.ticking = thread.scheduleWithFixedDelay(this::tick, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    void close() {
        ticking.cancel(true);
        thread.shutdownNow();
    }

    private void tick() {
        try {
            Optional<Layer> layer = layers.layer("ranking");
            boolean present = Stream.of("issue", "town", "organisation", "eco_grid", "channel")
                    .allMatch(name -> layers.layer(name).isPresent());
            if (layer.isEmpty() || !present) {
                return;
            }
            Counts counted = counts.now();
            Shown now = new Shown(counted, counted.revision(), YearMonth.now(ZONE));
            if (!now.equals(shown) && isMyTurn()) {
                write(layer.get(), RankingRows.of(counted, now.month(), known()));
                shown = now;
            }
        } catch (RuntimeException failure) {
            // nothing is half written; the next tick tries again
            LOG.error("The ranking could not be written", failure);
        }
    }

    /** Of several servers on one store one writes at a time; the others find nothing left to write. */
    private boolean isMyTurn() {
        Instant end = Instant.now().plusSeconds(SECONDS - 1L);
        return records.putIfAbsent("hotline.ranking", "turn", new byte[0], end);
    }

    private Map<Unit, RankingRows.Known> known() {
        Map<Unit, RankingRows.Known> known = new HashMap<>();
        read(known, Unit.Scope.TOWN, "town");
        read(known, Unit.Scope.DEPARTMENT, "organisation");
        read(known, Unit.Scope.GRID, "eco_grid");
        read(known, Unit.Scope.CHANNEL, "channel");
        return known;
    }

    private void read(Map<Unit, RankingRows.Known> known, Unit.Scope scope, String layer) {
        try (Stream<Map<String, Object>> rows = store.rows(layers.layer(layer).orElseThrow(), Filter.INCLUDE)) {
            rows.forEach(row -> known.put(
                    new Unit(scope, (String) row.get("code")),
                    new RankingRows.Known((String) row.get("name"), (Geometry) row.get("geom"))));
        }
    }

    private void write(Layer layer, Map<String, Map<String, Object>> rows) {
        Map<String, Map<String, Object>> before = new LinkedHashMap<>();
        try (Stream<Map<String, Object>> stored = store.rows(layer, Filter.INCLUDE)) {
            stored.forEach(row -> before.put((String) row.get("code"), row));
        }
        Instant now = Instant.now();
        try (WriteSession session = store.write(AUTHOR)) {
            Set<String> gone = new LinkedHashSet<>(before.keySet());
            gone.removeAll(rows.keySet());
            gone.forEach(code -> session.delete(layer, code));
            rows.forEach((code, row) -> put(session, layer, before.get(code), row, now));
            session.commit();
        }
    }

    private static void put(
            WriteSession session, Layer layer, Map<String, Object> before, Map<String, Object> row, Instant now) {
        Map<String, Object> changed = new HashMap<>(row);
        if (before == null) {
            changed.values().removeIf(Objects::isNull);
            changed.put("as_of", now);
            session.insert(layer, changed);
            return;
        }
        changed.entrySet().removeIf(entry -> same(entry.getValue(), before.get(entry.getKey())));
        if (!changed.isEmpty()) {
            changed.put("as_of", now);
            session.update(layer, (String) row.get("code"), changed);
        }
    }

    private static boolean same(Object one, Object other) {
        if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (one instanceof Geometry a && other instanceof Geometry b) {
            return a.equalsExact(b);
        }
        return Objects.equals(one, other);
    }
}
