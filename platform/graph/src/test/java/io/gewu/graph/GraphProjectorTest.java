package io.gewu.graph;

import static io.gewu.graph.TestCity.GRID;
import static io.gewu.graph.TestCity.GRIDS;
import static io.gewu.graph.TestCity.PEOPLE;
import static io.gewu.graph.TestCity.PLAN;
import static io.gewu.graph.TestCity.PLANS;
import static io.gewu.graph.TestCity.POST;
import static io.gewu.graph.TestCity.STATION;
import static io.gewu.graph.TestCity.TRUSTED;
import static io.gewu.graph.TestCity.point;
import static io.gewu.graph.TestCity.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.GewuException;
import io.gewu.api.layer.Access;
import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Plugin;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows become triples, commit by commit. */
final class GraphProjectorTest {
    private static final String ALL = "SELECT * { GRAPH ?g { ?s ?p ?o } }";

    private static final Layer LATE =
            TestCity.layer("late", "Late", Optional.empty(), Access.PUBLIC, List.of(TestCity.key()));

    @TempDir
    Path folder;

    private TestCity city;

    @BeforeEach
    void begin() {
        city = new TestCity(folder);
        city.store.put(PLAN, "p1", Map.of("from", LocalDate.of(2022, 4, 12)));
        city.store.put(
                GRID,
                "g1",
                Map.of(
                        "name",
                        "一号网格",
                        "plan",
                        "p1",
                        "merged",
                        "a,b",
                        "households",
                        120,
                        "geom",
                        square(113, 23, 0.01)));
        city.store.put(GRID, "g2", Map.of("plan", "p1", "next", "g1", "geom", square(113.01, 23, 0.01)));
        city.graph.added(PLANS);
        city.graph.added(GRIDS);
        city.graph.added(PEOPLE);
    }

    @AfterEach
    void end() {
        city.graph.close();
    }

    @Test
    void everyAttributeWithAPropertyBecomesATriple() {
        assertThat(city.select("SELECT ?p ?o { id:grid\\/g1 ?p ?o }"))
                .containsExactlyInAnyOrder(
                        "before,id/grid/g2",
                        "code,g1",
                        "households,120",
                        "http://www.opengis.net/ont/geosparql#hasDefaultGeometry,id/grid/g1/geom",
                        "http://www.opengis.net/ont/geosparql#hasGeometry,id/grid/g1/geom",
                        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type,Grid",
                        "inPlan,id/plan/p1",
                        "label,一号网格",
                        "mergedFrom,id/old/a",
                        "mergedFrom,id/old/b");
        assertThat(city.select("SELECT ?w { id:grid\\/g1 geo:hasDefaultGeometry/geo:asWKT ?w }"))
                .containsExactly("<http://www.opengis.net/def/crs/OGC/1.3/CRS84> "
                        + "POLYGON((113 23, 113.01 23, 113.01 23.01, 113 23.01, 113 23))");
        assertThat(city.select("SELECT ?f { id:plan\\/p1 c:from ?f FILTER(?f < \"2022-04-13\"^^xsd:date) }"))
                .containsExactly("2022-04-12");
    }

    @Test
    void anUpdatedRowLeavesNothingOfItsOldTriples() {
        city.store.put(GRID, "g1", Map.of("households", 7));
        city.commit();
        // what another row says of it stays
        assertThat(city.select("SELECT ?p ?o { id:grid\\/g1 ?p ?o }"))
                .containsExactlyInAnyOrder(
                        "before,id/grid/g2",
                        "code,g1",
                        "households,7",
                        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type,Grid");
        assertThat(city.select("SELECT ?w { id:grid\\/g1\\/geom ?p ?w }")).isEmpty();
    }

    @Test
    void aDeletedRowLeavesNothingAtAll() {
        city.store.delete(GRID, "g2");
        city.commit();
        assertThat(city.select("SELECT * { { id:grid\\/g2 ?p ?o } UNION { ?s ?p id:grid\\/g2 } }"))
                .isEmpty();
        assertThat(city.select("SELECT ?code { ?g a c:Grid ; c:code ?code }")).containsExactly("g1");
    }

    @Test
    void aLoadReplacesTheLayerAndNoOther() {
        city.store.load(GRID, Map.of("g9", Map.of("households", 1)));
        city.commit();
        assertThat(city.select("SELECT ?code { ?s c:code ?code }")).containsExactly("g9", "p1");
    }

    @Test
    void aCommitOverSeveralLayersShowsWhole() {
        city.store.put(GRID, "g3", Map.of("plan", "p2"));
        city.store.put(PLAN, "p2", Map.of("from", LocalDate.of(2030, 1, 1)));
        city.commit();
        assertThat(city.select("SELECT ?f { id:grid\\/g3 c:inPlan/c:from ?f }")).containsExactly("2030-01-01");
        assertThat(city.graph.position()).isEqualTo(city.store.position());
    }

    @Test
    void whatWasCommittedWhileTheGraphWasDownIsCaughtUp() {
        city.graph.close();
        city.store.put(GRID, "g3", Map.of("households", 3));
        city.store.delete(GRID, "g1");
        city.open();
        city.graph.added(PLANS);
        city.graph.added(GRIDS);
        assertThat(city.select("SELECT ?code { ?s a c:Grid ; c:code ?code }")).containsExactly("g2", "g3");
    }

    /** A seed may be loading while a plugin's layers are being caught up and are not mounted yet. */
    @Test
    void aCommitBetweenCatchingUpAndMountingIsNotLost() {
        Plugin late = TestCity.plugin("late", List.of(LATE), "");
        city.graph.added(late);
        city.graph.removed(late);
        city.store.onPosition = () -> {
            city.store.put(LATE, "n1", Map.of());
            city.commit();
        };
        city.graph.added(late);
        city.store.put(PLAN, "p3", Map.of());
        city.commit();
        assertThat(city.select("SELECT ?code { ?s a c:Late ; c:code ?code }")).containsExactly("n1");
    }

    @Test
    void aRebuiltGraphIsTheSameGraph() {
        city.store.put(GRID, "g1", Map.of("name", "新", "geom", square(113, 23, 0.02)));
        city.store.put(POST, "w1", Map.of("grid", "g1", "holder", "陈"));
        city.commit();
        List<String> before = city.select(TRUSTED, ALL);
        city.graph.rebuild();
        assertThat(city.select(TRUSTED, ALL)).isEqualTo(before);
        assertThat(before.size()).isGreaterThan(15);
    }

    @Test
    void aFreshFolderGivesTheGraphThatCommitsGave(@TempDir Path other) {
        for (int i = 0; i < 20; i++) {
            city.store.put(GRID, "g" + i % 7, Map.of("households", i, "plan", "p1", "geom", square(113, 23 + i, 0.5)));
            if (i % 5 == 4) {
                city.store.delete(GRID, "g" + i % 7);
            }
            city.commit();
        }
        List<String> grown = city.select(TRUSTED, ALL);
        TestCity fresh = new TestCity(other);
        city.store.position();
        TdbGraph graph = new TdbGraph(other.resolve("x"), 1L << 40, TestCity.SITE, city.store);
        fresh.graph.close();
        fresh.graph = graph;
        graph.setPolicy(TestCity.POLICY);
        List.of(PLANS, GRIDS, PEOPLE).forEach(graph::added);
        assertThat(fresh.select(TRUSTED, ALL)).isEqualTo(grown);
        graph.close();
    }

    @Test
    void aStoreRestoredFromABackupIsProjectedAnew() {
        city.store.put(GRID, "g8", Map.of("households", 8));
        city.commit();
        city.store.delete(GRID, "g8");
        city.store.restore(2);
        city.restart(PLANS, GRIDS);
        assertThat(city.select("SELECT ?code { ?s a c:Grid ; c:code ?code }")).containsExactly("g1", "g2");
        assertThat(city.graph.position()).isEqualTo(2);
    }

    @Test
    void aChangedDeclarationIsProjectedAnew() {
        Layer renamed = TestCity.layer("grid", "Cell", GRID.geometry(), "public", GRID.attributes());
        city.graph.removed(GRIDS);
        city.graph.added(TestCity.plugin("grid", List.of(renamed, STATION), ""));
        assertThat(city.select("SELECT ?code { ?s a c:Cell ; c:code ?code }")).containsExactly("g1", "g2");
        assertThat(city.select("SELECT ?s { ?s a c:Grid }")).isEmpty();
    }

    @Test
    void linksIntoAPluginThatComesLaterAreMadeWhenItComes(@TempDir Path other) {
        TestCity late = new TestCity(other);
        late.store.put(GRID, "g1", Map.of("plan", "p1"));
        late.store.put(PLAN, "p1", Map.of());
        late.graph.added(GRIDS);
        assertThat(late.select("SELECT ?p { id:grid\\/g1 c:inPlan ?p }")).isEmpty();
        late.graph.added(PLANS);
        assertThat(late.select("SELECT ?p { id:grid\\/g1 c:inPlan ?p }")).containsExactly("id/plan/p1");
        late.graph.close();
    }

    @Test
    void geometryInMetresComesOutInDegrees() {
        city.store.put(STATION, "s1", Map.of("place", point(409790.9868, 2547023.3798)));
        city.commit();
        assertThat(city.select("SELECT ?w { id:station\\/s1 geo:hasGeometry/geo:asWKT ?w }"))
                .containsExactly("<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT(113.12 23.02)");
    }

    @Test
    void abrokenOntologyIsReportedAndTheLayersServeOn() {
        assertThatThrownBy(() -> city.graph.added(TestCity.plugin("grid", List.of(GRID), "this is not turtle")))
                .isInstanceOf(GewuException.class)
                .hasMessageContaining("ontology/grid.ttl")
                .hasMessageContaining("line: 1");
        assertThat(city.select("SELECT ?code { ?s a c:Grid ; c:code ?code }")).containsExactly("g1", "g2");
    }

    @Test
    void aRestartReadsNoRowsAgainWhateverTheOrderOfPlugins() {
        List<String> before = new ArrayList<>(city.select(TRUSTED, ALL));
        city.store.timesAsked = 0;
        city.restart(PEOPLE, GRIDS, PLANS);
        assertThat(city.store.timesAsked).isZero();
        assertThat(city.select(TRUSTED, ALL)).isEqualTo(before);
    }
}
