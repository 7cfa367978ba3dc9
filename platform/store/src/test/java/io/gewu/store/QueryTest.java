package io.gewu.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.api.store.WriteSession;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever SQL decides, GeoTools' own evaluation over all rows decides the same way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class QueryTest {
    private static final int ROWS = 400;
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    @TempDir
    static Path folder;

    private CityStore store;

    abstract Database database(String name);

    @BeforeAll
    void fillWithRandomThings() {
        store = new CityStore(database("city"));
        store.source(Fixture.THINGS);
        Random random = new Random(20220412);
        try (WriteSession session = store.write("test")) {
            for (int i = 0; i < ROWS; i++) {
                session.insert(Fixture.THINGS, thing(i, random));
            }
            session.commit();
        }
    }

    @AfterAll
    void close() {
        store.close();
    }

    private static Map<String, Object> thing(int i, Random random) {
        Map<String, Object> row = new HashMap<>();
        row.put("code", String.format("T%04d", (i * 7919) % ROWS));
        put(
                row,
                random,
                "name",
                List.of("佛平社区", "Foping", "foping", "a*b", "a[b", "石湾").get(random.nextInt(6)));
        put(row, random, "storeys", random.nextInt(10));
        put(row, random, "people", random.nextLong(1000));
        put(row, random, "height", BigDecimal.valueOf(random.nextInt(300), 1));
        put(row, random, "ratio", random.nextInt(100) / 8.0);
        put(row, random, "open", random.nextBoolean());
        put(row, random, "built", LocalDate.of(2000, 1, 1).plusDays(random.nextInt(8000)));
        put(row, random, "seen", Instant.parse("2022-01-01T00:00:00Z").plusSeconds(random.nextInt(30_000_000)));
        put(row, random, "geom", Fixture.square(113 + random.nextDouble() / 5, 22.9 + random.nextDouble() / 5, 0.004));
        return row;
    }

    private static void put(Map<String, Object> row, Random random, String name, Object value) {
        if (random.nextInt(10) > 0) {
            row.put(name, value);
        }
    }

    static Stream<String> filters() {
        return Stream.of(
                "storeys = 3",
                "storeys <> 3",
                "NOT (storeys = 3)",
                "NOT (storeys < 3 OR name = 'Foping')",
                "people >= 500 AND height < 12.5",
                "3 < storeys",
                "ratio BETWEEN 2 AND 5.5",
                "NOT (ratio BETWEEN 2 AND 5.5)",
                "name IS NULL",
                "name IS NOT NULL AND open = true",
                "name LIKE '佛%'",
                "name LIKE 'F_ping'",
                "name ILIKE 'f_ping'",
                "name LIKE 'a*%'",
                "name LIKE 'a[%'",
                "name = 'foping' OR storeys > 8",
                "BBOX(geom, 113.05, 22.95, 113.1, 23.0)",
                "BBOX(geom, 113.05, 22.95, 113.1, 23.0) AND storeys > 4 AND name <> 'Foping'",
                "BBOX(geom, 113.05, 22.95, 113.1, 23.0) OR storeys = 1",
                "NOT (BBOX(geom, 113.05, 22.95, 113.1, 23.0))",
                "INTERSECTS(geom, POLYGON((113 22.9, 113.1 22.9, 113.05 23.0, 113 22.9)))",
                "DISJOINT(geom, POLYGON((113 22.9, 113.1 22.9, 113.05 23.0, 113 22.9)))",
                "WITHIN(geom, POLYGON((113 22.9, 113.1 22.9, 113.05 23.0, 113 22.9)))",
                "storeys + 1 = 4",
                "IN ('thing.T0001', 'thing.T0399', 'other.T0002', 'nonsense')",
                "EXCLUDE",
                "INCLUDE");
    }

    @ParameterizedTest
    @MethodSource("filters")
    void sqlAndJavaAgree(String cql) throws IOException, CQLException {
        Filter filter = ECQL.toFilter(cql);
        List<String> expected = ids(new Query("thing"), filter);
        Query query = new Query("thing", filter);
        assertThat(ids(query, Filter.INCLUDE)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(source().getCount(query)).isEqualTo(expected.size());
    }

    @Test
    void datesCompareInSqlAsInJava() throws IOException {
        Filter filter = FILTERS.and(
                FILTERS.greaterOrEqual(FILTERS.property("built"), FILTERS.literal(LocalDate.of(2010, 6, 1))),
                FILTERS.less(FILTERS.property("seen"), FILTERS.literal(Instant.parse("2022-08-01T12:00:00Z"))));
        assertThat(ids(new Query("thing", filter), Filter.INCLUDE))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(ids(new Query("thing"), filter));
    }

    @Test
    void pagesInAnyOrderNeitherRepeatNorMiss() throws IOException {
        List<String> paged = new ArrayList<>();
        for (int start = 0; start < ROWS; start += 37) {
            Query query = new Query("thing");
            query.setSortBy(FILTERS.sort("name", SortOrder.DESCENDING));
            query.setStartIndex(start);
            query.setMaxFeatures(37);
            List<String> page = ids(query, Filter.INCLUDE);
            assertThat(page).hasSize(Math.min(37, ROWS - start));
            paged.addAll(page);
        }
        assertThat(paged).doesNotHaveDuplicates().hasSize(ROWS);
    }

    @Test
    void pagesOverAFilterThatOnlyJavaCanDecideAreTheSame() throws IOException, CQLException {
        Query all = new Query("thing", ECQL.toFilter("storeys + 1 > 4"));
        all.setSortBy(new SortBy[] {SortBy.NATURAL_ORDER});
        Query page = new Query(all);
        page.setStartIndex(10);
        page.setMaxFeatures(15);
        assertThat(ids(page, Filter.INCLUDE)).isEqualTo(ids(all, Filter.INCLUDE).subList(10, 25));
    }

    @Test
    void readsOnlyTheAttributesAskedFor() throws IOException {
        Query query = new Query("thing", Filter.INCLUDE, "storeys");
        try (FeatureReader<SimpleFeatureType, SimpleFeature> reader = reader(query)) {
            assertThat(reader.next().getAttributes()).hasSize(1);
        }
    }

    @Test
    void boundsAreThoseOfTheGeometries() throws IOException {
        var bounds = source().getBounds();
        assertThat(bounds.getMinX()).isBetween(112.99, 113.01);
        assertThat(bounds.getMaxY()).isBetween(23.09, 23.11);
    }

    private SimpleFeatureSource source() {
        return store.source(Fixture.THINGS);
    }

    @SuppressWarnings("unchecked") // a SimpleFeatureSource's data store reads simple features
    private FeatureReader<SimpleFeatureType, SimpleFeature> reader(Query query) throws IOException {
        return ((SqlFeatureSource) source()).getReader(query);
    }

    private List<String> ids(Query query, Filter inJava) throws IOException {
        List<String> ids = new ArrayList<>();
        try (FeatureReader<SimpleFeatureType, SimpleFeature> reader = reader(query)) {
            while (reader.hasNext()) {
                SimpleFeature feature = reader.next();
                if (inJava.evaluate(feature)) {
                    ids.add(feature.getID());
                }
            }
        }
        return ids;
    }
}
