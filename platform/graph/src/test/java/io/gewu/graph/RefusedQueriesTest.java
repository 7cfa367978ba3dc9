package io.gewu.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would leave the server, load code or never end does not run. */
final class RefusedQueriesTest {
    @TempDir
    Path folder;

    private TestCity city;

    @BeforeEach
    void begin() {
        city = new TestCity(folder);
        for (int i = 0; i < 400; i++) {
            city.store.put(TestCity.GRID, "g" + i, Map.of("households", i, "next", "g" + (i + 1)));
        }
        city.graph.added(TestCity.GRIDS);
    }

    @AfterEach
    void end() {
        city.graph.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }",
                "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
                "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://example.org/> { ?s ?p ?o } } }",
                "SELECT * { ?s ?p ?o OPTIONAL { SERVICE ?s { ?s ?p ?o } } }",
                "SELECT * { { SELECT ?s { SERVICE <http://example.org/> { ?s ?p ?o } } } }",
                "SELECT (<java:java.lang.System>('x') AS ?x) {}",
                "SELECT * { ?s ?p ?o FILTER(<java:org.apache.jena.sparql.function.library.wait>(1)) }",
                "SELECT * { ?s <java:org.apache.jena.sparql.pfunction.library.bag> ?o }",
                "SELECT * { ?s ?p ?o } ORDER BY <java:x.Y>(?s)",
                "SELECT (COUNT(?s) AS ?n) { ?s ?p ?o } GROUP BY ?p HAVING(<java:x.Y>(?p))",
                "SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?s ?q ?r FILTER(<java:x.Y>(?r)) } }",
                "SELECT (<http://jena.apache.org/ARQ/function#wait>(1000) AS ?x) {}",
                "SELECT (<http://www.w3.org/2005/xpath-functions#apply>(<java:x.Y>, 1) AS ?x) {}",
                "SELECT * { ?s ?p ?o } ORDER BY DESC(EXISTS { SERVICE <http://example.org/> { ?s ?p ?o } })",
                "SELECT (SUM(<java:x.Y>(?s)) AS ?n) { ?s ?p ?o } GROUP BY ?p",
                "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY (<java:x.Y>(?p) AS ?q)",
                "SELECT * { ?s ?p ?o BIND(IF(true, <java:x.Y>(?o), 1) AS ?z) }",
                "CONSTRUCT { ?s ?p ?z } { ?s ?p ?o BIND(<java:x.Y>(?o) AS ?z) }",
                "DESCRIBE ?s { ?s ?p ?o FILTER(<java:x.Y>(?o)) }",
                "SELECT (<js:f>(1) AS ?x) {}",
                "SELECT (<http://example.org/f>(1) AS ?x) {}",
                "ASK { FILTER(<http://www.opengis.net/def/function/geosparql/sfWithin>(?w, \"POINT(1\"^^<http://www.opengis.net/ont/geosparql#wktLiteral>)) }"
            })
    void isRefusedNamingIt(String text) {
        Query query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
        assertThatThrownBy(() -> city.graph.query(Caller.ANONYMOUS, query, Duration.ofSeconds(5), e -> 1))
                .isInstanceOfSatisfying(
                        GewuException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_PARAMETER))
                .hasMessageMatching("(?s)(SERVICE|Function <|Property function <|Not a geo:wktLiteral).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
                "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(CONCAT(STR(?c), STR(?f), STR(?i))) < 0) }",
                "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
                "SELECT DISTINCT ?c ?f ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ",
                "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>|^!<urn:x>)* ?b . ?c (!<urn:x>|^!<urn:x>)* ?d }"
            })
    void theTimeLimitStopsWhatWouldRunForHours(String text) {
        Query query = QueryFactory.create(text);
        long start = System.nanoTime();
        assertThatThrownBy(() -> city.graph.query(Caller.ANONYMOUS, query, Duration.ofMillis(400), execution -> {
                    long rows = 0;
                    for (var all = execution.select(); all.hasNext(); all.next()) {
                        rows++;
                    }
                    return rows;
                }))
                .isInstanceOf(QueryCancelledException.class);
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(8_000);
        assertThat(city.select("SELECT (COUNT(*) AS ?n) { ?s a c:Grid }")).containsExactly("400");
    }

    static Stream<Path> questions() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../../ontology/src/main/resources/questions"))) {
            return files.filter(f -> f.toString().endsWith(".rq")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyCompetencyQuestionMayBeAsked(Path file) throws IOException {
        Query query = QueryFactory.create(Files.readString(file), Syntax.syntaxSPARQL_11);
        List<String> variables = city.graph.query(
                Caller.ANONYMOUS,
                query,
                Duration.ofSeconds(5),
                execution -> execution.select().getResultVars().stream()
                        .map(Object::toString)
                        .toList());
        assertThat(variables).isNotEmpty();
    }

    @Test
    void propertyFunctionsOfTheEngineAreOrdinaryProperties() {
        assertThat(city.select("SELECT ?x { ?x <http://jena.apache.org/ARQ/property#versionARQ> ?y }"))
                .isEmpty();
    }
}
