package io.gewu.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.change.PendingCommit;
import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Document;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.store.Change;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.Origin;
import io.gewu.api.store.WriteSession;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shapes of plugins hold for what is about to be committed, together with what is there already. */
final class ShapeCheckTest {
    private static final String SHAPES = """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix c: <https://example.org/city#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            c:GridShape a sh:NodeShape ; sh:targetClass c:Grid ;
              sh:property [ sh:path c:inPlan ; sh:minCount 1 ; sh:class c:Plan ; sh:message "a grid is in a plan" ] ;
              sh:property [ sh:path c:households ; sh:maxInclusive 1000 ] ;
              sh:property [ sh:path rdfs:comment ; sh:minCount 1 ; sh:severity sh:Warning ] .
            c:PlanShape a sh:NodeShape ; sh:targetClass c:Plan ; sh:property [ sh:path c:made ; sh:maxCount 1 ] .
            c:MadeShape a sh:NodeShape ; sh:targetSubjectsOf c:from ; sh:property [ sh:path c:made ; sh:minCount 1 ] .
            """;

    @TempDir
    Path folder;

    private TestCity city;
    private Plugin grids;

    @BeforeEach
    void mount() {
        city = new TestCity(folder);
        grids = new Plugin(
                "grid",
                "grid",
                "1",
                TestCity.GRIDS.layers(),
                List.of(),
                List.of(new Document("ontology/grid-shapes.ttl", SHAPES.getBytes(StandardCharsets.UTF_8))),
                List.of(),
                List.of());
        city.graph.added(TestCity.PLANS);
        city.graph.added(grids);
        city.store.put(TestCity.PLAN, "P1", Map.of());
        city.commit();
    }

    @AfterEach
    void close() {
        city.graph.close();
    }

    private static PendingCommit commit(FeatureChange... changes) {
        // a session that reads what the changes leave
        WriteSession session = (WriteSession) Proxy.newProxyInstance(
                WriteSession.class.getClassLoader(),
                new Class<?>[] {WriteSession.class},
                (proxy, method, arguments) -> Stream.of(changes)
                        .filter(change -> change.key().equals(arguments[1]))
                        .findFirst()
                        .flatMap(FeatureChange::after));
        return new PendingCommit(new Origin("test", ""), List.of(changes), session);
    }

    private static FeatureChange insert(Layer layer, String key, Map<String, Object> after) {
        return new FeatureChange(layer, Change.Kind.INSERT, key, Optional.empty(), Optional.of(after));
    }

    @Test
    void whatKeepsToTheShapesPasses() {
        assertThatCode(() -> city.graph.before(
                        commit(insert(TestCity.GRID, "G1", Map.of("code", "G1", "plan", "P1", "households", 999)))))
                .doesNotThrowAnyException();
    }

    @Test
    void aRefusalNamesFeaturePropertyAndReason() {
        assertThatThrownBy(() -> city.graph.before(
                        commit(insert(TestCity.GRID, "G1", Map.of("code", "G1", "plan", "P1", "households", 1001)))))
                .isInstanceOfSatisfying(GewuException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.REFUSED);
                    assertThat(e.locator()).isEqualTo("grid.G1");
                })
                .hasMessageContaining("grid.G1")
                .hasMessageContaining("households")
                .hasMessageContaining("1001");
    }

    @Test
    void aLinkMayLeadToWhatTheSameCommitMakesAndNotToNothing() {
        FeatureChange grid = insert(TestCity.GRID, "G1", Map.of("code", "G1", "plan", "P2"));
        assertThatThrownBy(() -> city.graph.before(commit(grid))).hasMessageContaining("a grid is in a plan");
        assertThatCode(() -> city.graph.before(commit(grid, insert(TestCity.PLAN, "P2", Map.of("code", "P2")))))
                .doesNotThrowAnyException();
    }

    /** The graph follows after the answer: what it does not show yet counts as the store has it. */
    @Test
    void whatTheGraphDoesNotShowYetIsThere() {
        FeatureChange grid = insert(TestCity.GRID, "G1", Map.of("code", "G1", "plan", "P2"));
        city.store.put(TestCity.PLAN, "P2", Map.of());
        assertThatCode(() -> city.graph.before(commit(grid))).doesNotThrowAnyException();
        city.store.delete(TestCity.PLAN, "P2");
        assertThatThrownBy(() -> city.graph.before(commit(grid))).hasMessageContaining("a grid is in a plan");
        city.store.delete(TestCity.PLAN, "P1");
        assertThatThrownBy(() ->
                        city.graph.before(commit(insert(TestCity.GRID, "G2", Map.of("code", "G2", "plan", "P1")))))
                .hasMessageContaining("a grid is in a plan");
        city.commit();
        assertThat(city.select("SELECT ?p { ?p a c:Plan }")).isEmpty();
        assertThatThrownBy(() -> city.graph.before(commit(grid))).hasMessageContaining("a grid is in a plan");
    }

    @Test
    void aLayerThatWasLoadedAsAWholeIsWaitedFor() {
        city.store.load(TestCity.PLAN, Map.of("P7", Map.of()));
        assertThatCode(() -> city.graph.before(commit(insert(TestCity.GRID, "G1", Map.of("code", "G1", "plan", "P7")))))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsDeletedIsNotHeldAgainstShapes() {
        FeatureChange gone = new FeatureChange(
                TestCity.GRID, Change.Kind.DELETE, "G1", Optional.of(Map.of("code", "G1")), Optional.empty());
        assertThatCode(() -> city.graph.before(commit(gone))).doesNotThrowAnyException();
    }

    /** The database spells some values in its own way: 120 ms as .12 of a second. */
    @Test
    void aValueThatAnUpdateLeavesAsItWasIsStillThere() {
        Map<String, Object> row = Map.of(
                "code", "P3", "from", LocalDate.of(2026, 1, 1), "made", Instant.parse("2026-01-01T09:30:00.120Z"));
        city.store.put(TestCity.PLAN, "P3", row);
        city.commit();
        FeatureChange same =
                new FeatureChange(TestCity.PLAN, Change.Kind.UPDATE, "P3", Optional.of(row), Optional.of(row));
        assertThatCode(() -> city.graph.before(commit(same))).doesNotThrowAnyException();
    }

    @Test
    void shapesGoWithTheirPlugin() {
        city.graph.removed(grids);
        assertThatCode(() -> city.graph.before(commit(insert(TestCity.GRID, "G1", Map.of("code", "G1")))))
                .doesNotThrowAnyException();
    }
}
