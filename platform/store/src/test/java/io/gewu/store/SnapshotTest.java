package io.gewu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.store.WriteSession;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.junit.jupiter.api.Test;

/** What was there after a commit can be read as it was, however much is written afterwards. */
abstract class SnapshotTest extends StoreOfThings {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    @Test
    void everyEarlierCommitReadsAsItDidWhenItWasTheNewest() throws CQLException, IOException {
        Random random = new Random(7);
        List<List<String>> seen = new ArrayList<>();
        List<Query> queries = queries();
        for (int commit = 0; commit < 40; commit++) {
            change(random);
            seen.add(
                    queries.stream().map(query -> read(query, store.position())).toList());
        }
        assertThat(store.position()).isEqualTo(40);
        for (int commit = 1; commit <= 40; commit++) {
            for (int i = 0; i < queries.size(); i++) {
                assertThat(read(queries.get(i), commit))
                        .as("commit %d, %s", commit, queries.get(i))
                        .isEqualTo(seen.get(commit - 1).get(i));
            }
        }
    }

    private static List<Query> queries() throws CQLException {
        Query all = new Query("thing");
        Query box = new Query("thing", ECQL.toFilter("BBOX(geom, 113.0, 22.9, 113.1, 23.1)"));
        Query rich = new Query("thing", ECQL.toFilter("storeys > 4 AND name LIKE '佛%'"));
        Query folded = new Query("thing", ECQL.toFilter("name ILIKE 'FOPING'"));
        Query page = new Query("thing");
        page.setSortBy(FILTERS.sort("storeys", SortOrder.DESCENDING), FILTERS.sort("name", SortOrder.ASCENDING));
        page.setStartIndex(3);
        page.setMaxFeatures(5);
        page.setPropertyNames("name", "geom");
        Query last = new Query("thing");
        last.setSortBy(SortBy.REVERSE_ORDER);
        last.setMaxFeatures(4);
        return List.of(all, box, rich, folded, page, last);
    }

    /** The clock jumps forth and back between commits: their numbers are the order, not their times. */
    private void change(Random random) {
        ahead = Duration.ofHours(random.nextInt(201) - 100);
        try (WriteSession session = store.write("test")) {
            for (int i = 0; i < 6; i++) {
                String key = "T" + random.nextInt(30);
                if (session.read(Fixture.THINGS, key).isEmpty()) {
                    Map<String, Object> row = values(random);
                    row.put("code", key);
                    session.insert(Fixture.THINGS, row);
                } else if (random.nextInt(3) == 0) {
                    session.delete(Fixture.THINGS, key);
                } else {
                    session.update(Fixture.THINGS, key, values(random));
                }
            }
            session.commit();
        }
    }

    private static Map<String, Object> values(Random random) {
        Map<String, Object> row = new HashMap<>();
        row.put(
                "name",
                random.nextInt(4) == 0
                        ? null
                        : List.of("佛平", "Foping", "foping", "石湾").get(random.nextInt(4)));
        row.put("storeys", random.nextInt(4) == 0 ? null : random.nextInt(9));
        row.put("open", random.nextBoolean());
        row.put("geom", Fixture.square(113 + random.nextDouble() / 5, 22.9 + random.nextDouble() / 5, 0.01));
        return row;
    }

    /** Features in order (sorted where no order was asked for), count and extent. */
    private String read(Query query, long commit) {
        SimpleFeatureSource source = store.source(Fixture.THINGS, Filter.INCLUDE, commit);
        List<String> rows = new ArrayList<>();
        try (SimpleFeatureIterator features = source.getFeatures(query).features()) {
            while (features.hasNext()) {
                var feature = features.next();
                rows.add(feature.getID() + feature.getAttributes());
            }
            if (query.getSortBy() == null) {
                rows.sort(null);
            }
            ReferencedEnvelope box = source.getBounds(query);
            // the spatial index rounds to single floats
            return rows + " " + source.getCount(query)
                    + " %.3f %.3f %.3f %.3f".formatted(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    @Test
    void rowsThatMayNotBeSeenAreInNoCountAndNoExtent() throws CQLException, IOException {
        change(new Random(3));
        Filter some = ECQL.toFilter("open = true");
        SimpleFeatureSource source = store.source(Fixture.THINGS, some, store.position());
        SimpleFeatureSource all = store.source(Fixture.THINGS);
        assertThat(source.getCount(Query.ALL)).isEqualTo(all.getCount(new Query("thing", some)));
        assertThat((Object) source.getBounds()).isEqualTo(all.getBounds(new Query("thing", some)));
        assertThat(source.getCount(new Query("thing", ECQL.toFilter("NOT (open = true)"))))
                .isZero();
    }

    @Test
    void aLayerLoadedAnewHasNoEarlierState() {
        change(new Random(5));
        try (WriteSession session = store.write("loader")) {
            session.replaceAll(Fixture.THINGS, sink -> sink.accept(Map.of("code", "A")));
            session.commit();
        }
        assertThatThrownBy(() -> store.source(Fixture.THINGS, Filter.INCLUDE, 1).getCount(Query.ALL))
                .isInstanceOfSatisfying(
                        GewuException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SNAPSHOT_GONE));
    }
}
