package io.gewu.graph;

import static io.gewu.graph.TestCity.GRID;
import static io.gewu.graph.TestCity.GRIDS;
import static io.gewu.graph.TestCity.INSPECTION;
import static io.gewu.graph.TestCity.INSPECTOR;
import static io.gewu.graph.TestCity.PEOPLE;
import static io.gewu.graph.TestCity.PLANS;
import static io.gewu.graph.TestCity.POST;
import static io.gewu.graph.TestCity.TRUSTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.api.access.Caller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks sees the graphs that are there and permitted, whatever the query looks like. */
final class VisibilityTest {
    @TempDir
    Path folder;

    private TestCity city;

    @BeforeEach
    void begin() {
        city = new TestCity(folder);
        city.store.put(GRID, "g1", Map.of("households", 5));
        city.store.put(POST, "w1", Map.of("grid", "g1", "holder", "secret-name"));
        city.store.put(INSPECTION, "i1", Map.of("note", "secret-note"));
        city.graph.added(PLANS);
        city.graph.added(GRIDS);
        city.graph.added(PEOPLE);
    }

    @AfterEach
    void end() {
        city.graph.close();
    }

    /** Each form reaches the data by another way through the query engine. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ?o { ?s ?p ?o }",
                "SELECT ?o { GRAPH ?g { ?s ?p ?o } }",
                "SELECT ?o { ?s c:note|c:holderName|<urn:gewu:position> ?o }",
                "SELECT ?o { ?s !c:nothing ?o }",
                "SELECT ?o { GRAPH ?g { ?s !c:nothing ?o } }",
                "SELECT ?o { ?s (c:note|c:holderName|<urn:gewu:position>)+ ?o }",
                "SELECT ?o { GRAPH <urn:gewu:meta> { ?s ?p ?o } }",
                "SELECT ?o { GRAPH graph:people\\/440604\\/s1\\/inspection { ?s ?p ?o } }",
                "SELECT ?o { GRAPH graph:people\\/440604\\/s2\\/post { ?s (c:holderName)* ?o } }",
                "SELECT ?o FROM <urn:gewu:meta> { ?s ?p ?o }",
                "SELECT ?o FROM graph:people\\/440604\\/s1\\/inspection { ?s ?p ?o }",
                "SELECT ?o FROM NAMED graph:people\\/440604\\/s2\\/post { GRAPH ?g { ?s ?p ?o } }",
                "SELECT ?o FROM NAMED <urn:gewu:meta> FROM <urn:gewu:meta> { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }",
                "SELECT ?o { GRAPH <urn:x-arq:UnionGraph> { ?s ?p ?o } }",
                "SELECT ?o { GRAPH <urn:x-arq:DefaultGraph> { ?s ?p ?o } }",
                "SELECT ?o FROM <urn:x-arq:UnionGraph> { ?s ?p ?o }",
                "SELECT ?o FROM NAMED <urn:x-arq:UnionGraph> { GRAPH ?g { ?s ?p ?o } }",
                "SELECT (?g AS ?o) { GRAPH ?g {} }",
                "SELECT ?o { id:inspection\\/i1 c:note ?o }",
                "SELECT (1 AS ?o) { FILTER EXISTS { ?s c:note ?n } BIND('secret' AS ?x) }",
                "SELECT (MAX(STR(?v)) AS ?o) { ?s c:note ?v }",
                "SELECT ?o { { SELECT ?o { ?s c:holderName ?o } } }",
                "SELECT ?o { VALUES ?s { id:post\\/w1 } OPTIONAL { ?s c:holderName ?o } }"
            })
    void anonymousCallersSeeNothingPersonalNorRestrictedNorInternal(String query) {
        assertThat(city.select(query))
                .noneMatch(row -> row.contains("secret")
                        || row.contains("/s1/")
                        || row.contains("/s2/")
                        || row.contains("urn:gewu")
                        || row.equals("1")
                        || row.matches("[0-9a-f]{64}"));
    }

    @Test
    void inspectorsSeeInspectionsAndNoNames() {
        assertThat(city.select(INSPECTOR, "SELECT ?o { ?s c:note|c:holderName ?o }"))
                .containsExactly("secret-note");
        assertThat(city.select(TRUSTED, "SELECT ?o { ?s c:note|c:holderName ?o }"))
                .containsExactly("secret-name", "secret-note");
        assertThat(city.select(TRUSTED, "SELECT ?g { GRAPH ?g { ?s c:holderName ?o } }"))
                .containsExactly("graph/people/440604/s2/post");
    }

    @Test
    void describeTellsWhatTheCallerMaySee() {
        var query = QueryFactory.create("DESCRIBE <http://localhost:8080/id/post/w1>");
        assertThat(city.graph.<String>query(
                        Caller.ANONYMOUS,
                        query,
                        Duration.ofSeconds(5),
                        e -> e.describe().toString()))
                .contains("postGrid")
                .doesNotContain("secret");
    }

    @Test
    void theDefaultGraphIsTheUnionAndEachLayerHasItsGraph() {
        assertThat(city.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"))
                .containsExactly("graph/grid/440604/s0/grid", "graph/ont/grid", "graph/people/440604/s0/post");
        assertThat(city.select("SELECT ?h { ?w c:postGrid/c:households ?h }")).containsExactly("5");
    }

    @Test
    void fromChoosesAmongTheGraphs() {
        String people = "graph:people\\/440604\\/s0\\/post";
        assertThat(city.select("SELECT ?h FROM " + people + " { ?w c:postGrid/c:households ?h }"))
                .isEmpty();
        assertThat(city.select("SELECT ?h FROM " + people
                        + " FROM graph:grid\\/440604\\/s0\\/grid { ?w c:postGrid/c:households ?h }"))
                .containsExactly("5");
        assertThat(city.select("SELECT ?s FROM " + people + " { GRAPH ?g { ?s ?p ?o } }"))
                .isEmpty();
        assertThat(city.select("SELECT DISTINCT ?g FROM NAMED " + people + " { GRAPH ?g { ?s ?p ?o } }"))
                .containsExactly("graph/people/440604/s0/post");
        assertThat(city.select("SELECT ?s FROM <http://example.org/elsewhere.ttl> { ?s ?p ?o }"))
                .isEmpty();
        assertThat(city.select("SELECT ?s FROM <file:///etc/passwd> { ?s ?p ?o }"))
                .isEmpty();
    }

    @Test
    void aPluginThatIsGoneIsGoneFromEveryQueryAtOnceAndComesBackWhole() {
        city.graph.removed(PEOPLE);
        assertThat(city.select(TRUSTED, "SELECT ?s { ?s c:postGrid|c:note ?g }"))
                .isEmpty();
        assertThat(city.select(TRUSTED, "SELECT ?s { ?s (c:postGrid)+ ?g }")).isEmpty();
        assertThat(city.select(TRUSTED, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"))
                .noneMatch(g -> g.contains("people"));
        city.graph.added(PEOPLE);
        assertThat(city.select("SELECT ?s { ?s c:postGrid ?g }")).containsExactly("id/post/w1");
    }

    @Test
    void withoutThePolicyOnlyPublicThingsAreSeen() {
        city.graph.unsetPolicy(TestCity.POLICY);
        assertThat(city.select(TRUSTED, "SELECT ?o { ?s c:note|c:holderName|c:households ?o }"))
                .containsExactly("5");
    }
}
