package io.gewu.graph;

import static io.gewu.graph.TestCity.GRID;
import static io.gewu.graph.TestCity.STATION;
import static io.gewu.graph.TestCity.point;
import static io.gewu.graph.TestCity.square;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers are the same with and without the stores' spatial indexes. */
final class SpatialIndexTest {
    @TempDir
    static Path folder;

    private static TestCity city;

    @BeforeAll
    static void begin() {
        city = new TestCity(folder);
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            double x = 113 + random.nextDouble() * 0.2;
            double y = 23 + random.nextDouble() * 0.2;
            city.store.put(
                    GRID,
                    "g" + i,
                    Map.of("households", i, "plan", "p", "geom", square(x, y, 0.002 + 0.01 * random.nextDouble())));
            if (i % 3 == 0) {
                city.store.put(
                        STATION,
                        "s" + i,
                        Map.of(
                                "place",
                                point(400000 + random.nextDouble() * 20000, 2545000 + random.nextDouble() * 20000)));
            }
        }
        city.graph.added(TestCity.plugin("grid", List.of(GRID, STATION), """
                @prefix geo: <http://www.opengis.net/ont/geosparql#> .
                @prefix c: <https://example.org/city#> .
                c:hall a c:Hall ; geo:hasDefaultGeometry c:hallGeometry .
                c:hallGeometry geo:asWKT "POINT(113.1 23.1)"^^geo:wktLiteral .
                """));
    }

    @AfterAll
    static void end() {
        city.graph.close();
    }

    /** %s is a box, a point and a distance in metres. */
    private static final List<String> QUERIES = List.of(
            "SELECT ?s { ?s geo:hasDefaultGeometry/geo:asWKT ?w FILTER(geof:sfIntersects(?w, BOX)) }",
            "SELECT ?s { ?s a c:Grid ; geo:hasDefaultGeometry/geo:asWKT ?w FILTER(geof:sfWithin(?w, BOX)) }",
            "SELECT ?s { ?s a c:Grid ; geo:hasDefaultGeometry/geo:asWKT ?w FILTER(geof:sfContains(?w, POINT)) }",
            "SELECT ?s { ?s geo:hasGeometry ?g . ?g geo:asWKT ?w FILTER(geof:sfWithin(POINT, ?w) && ?s != c:x) }",
            "SELECT ?s { ?s a c:Station ; geo:hasDefaultGeometry/geo:asWKT ?w FILTER(geof:distance(?w, POINT, uom:metre) < METRES) }",
            "SELECT ?s { ?s geo:hasDefaultGeometry/geo:asWKT ?w FILTER(METRES >= spatialF:distance(POINT, ?w, uom:metre)) }",
            "SELECT ?s { ?s geo:hasDefaultGeometry/geo:asWKT ?w FILTER(geof:metricDistance(?w, POINT) <= METRES) }",
            "SELECT ?s ?h { ?s geo:hasDefaultGeometry/geo:asWKT ?w OPTIONAL { ?s c:households ?h } FILTER(geof:sfIntersects(?w, BOX)) }",
            "SELECT ?s { GRAPH ?g { ?s geo:hasDefaultGeometry/geo:asWKT ?w FILTER(geof:ehInside(?w, BOX)) } }",
            "SELECT ?s ?w { ?s a ?c OPTIONAL { ?s geo:hasDefaultGeometry/geo:asWKT ?w FILTER(geof:sfIntersects(?w, BOX)) } }",
            "SELECT ?s { ?s a ?c MINUS { ?s geo:hasDefaultGeometry/geo:asWKT ?w FILTER(geof:sfIntersects(?w, BOX)) } }",
            "SELECT ?s { ?s a c:Grid FILTER NOT EXISTS { ?s geo:hasDefaultGeometry/geo:asWKT ?w FILTER(geof:sfIntersects(?w, BOX)) } }",
            "SELECT ?s { { ?s a c:Grid ; geo:hasGeometry/geo:asWKT ?w } UNION { ?s a c:Hall ; geo:hasDefaultGeometry/geo:asWKT ?w } FILTER(geof:sfIntersects(?w, BOX)) }",
            "SELECT (COUNT(?s) AS ?n) { ?s geo:hasDefaultGeometry/geo:asWKT ?w FILTER(geof:sfDisjoint(?w, BOX)) }",
            "SELECT ?s { ?s geo:hasDefaultGeometry/geo:asWKT ?w FILTER(geof:sfIntersects(?w, geof:metricBuffer(POINT, METRES))) }",
            "SELECT ?s { ?s geo:hasDefaultGeometry/geo:asWKT ?w FILTER(geof:sfIntersects(?w, BOX) && geof:metricDistance(?w, POINT) < METRES) }",
            "SELECT ?a ?b { ?a a c:Grid ; geo:hasDefaultGeometry/geo:asWKT ?wa . ?b a c:Station ; geo:hasDefaultGeometry/geo:asWKT ?wb FILTER(geof:sfContains(?wa, ?wb)) FILTER(geof:sfIntersects(?wa, BOX)) }",
            "SELECT ?s { { SELECT ?s ?w { ?s geo:hasDefaultGeometry/geo:asWKT ?w } ORDER BY ?s LIMIT 40 } FILTER(geof:sfIntersects(?w, BOX)) }",
            "SELECT ?s { ?s geo:hasDefaultGeometry/geo:asWKT ?w FILTER(geof:sfIntersects(?w, BOX) || ?s = c:hall) }");

    private static String filled(String query, Random random) {
        double x = 112.98 + random.nextDouble() * 0.22;
        double y = 22.98 + random.nextDouble() * 0.22;
        double size = random.nextDouble() * random.nextDouble() * 0.2;
        String box = String.format(
                Locale.ROOT,
                "\"POLYGON((%1$f %2$f, %3$f %2$f, %3$f %4$f, %1$f %4$f, %1$f %2$f))\"^^geo:wktLiteral",
                x,
                y,
                x + size,
                y + size);
        String point = String.format(Locale.ROOT, "\"POINT(%f %f)\"^^geo:wktLiteral", x, y);
        return query.replace("BOX", box)
                .replace("POINT", point)
                .replace("METRES", Integer.toString(random.nextInt(4000)));
    }

    @Test
    void randomPlacesGiveTheSameWithAndWithout() {
        Random random = new Random(42);
        long found = 0;
        for (int round = 0; round < 25; round++) {
            for (String template : QUERIES) {
                String query = filled(template, random);
                city.graph.useIndex(true);
                List<String> fast = city.select(query);
                city.graph.useIndex(false);
                assertThat(fast).as(query).isEqualTo(city.select(query));
                found += fast.size();
            }
        }
        city.graph.useIndex(true);
        assertThat(found).isGreaterThan(1000);
    }

    @Test
    void thingsThatDocumentsPlaceAreFoundToo() {
        assertThat(city.select("SELECT ?s { ?s geo:hasDefaultGeometry/geo:asWKT ?w "
                        + "FILTER(geof:metricDistance(?w, \"POINT(113.1 23.1)\"^^geo:wktLiteral) < 1) }"))
                .contains("hall");
    }

    @Test
    void aSmallBoxAsksTheStore() {
        int before = city.store.timesAsked;
        city.select("SELECT ?s { ?s geo:hasDefaultGeometry/geo:asWKT ?w "
                + "FILTER(geof:sfContains(?w, \"POINT(113.1 23.1)\"^^geo:wktLiteral)) }");
        assertThat(city.store.timesAsked).isGreaterThan(before);
    }

    /** The graph follows the store in a while: until then places are those that it shows. */
    @Test
    void candidatesAreOfTheCommitThatTheGraphShows() {
        String query = "SELECT ?s { ?s a c:Grid ; geo:hasDefaultGeometry/geo:asWKT ?w FILTER(geof:sfWithin(?w,"
                + " \"POLYGON((115 25, 115.1 25, 115.1 25.1, 115 25.1, 115 25))\"^^geo:wktLiteral)) }";
        Path other = folder.resolve("moved");
        TestCity moving = new TestCity(other);
        moving.store.put(GRID, "mover", Map.of("plan", "p", "geom", square(115.02, 25.02, 0.01)));
        moving.graph.added(TestCity.plugin("grid", List.of(GRID), ""));
        moving.store.put(GRID, "mover", Map.of("plan", "p", "geom", square(116.02, 26.02, 0.01)));
        assertThat(moving.select(query)).hasSize(1);
        moving.graph.close();
    }
}
