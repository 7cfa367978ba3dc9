package io.gewu.it;

import static io.gewu.it.WorkedCity.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPARQL 1.1 Protocol at {@code /sparql}: every way to ask, every form of answer, every refusal. */
final class SparqlIT {
    private static final String GRID = "http://localhost:8080/id/grid/440604012008001";
    private static final String CODE = "https://w3id.org/gewu/core#code";
    private static final String SELECT = "SELECT ?code { <" + GRID + "> <" + CODE + "> ?code }";
    private static final String CSV_ANSWER = "code\r\n440604012008001\r\n";

    private static HttpResponse<String> ask(String query, String... headers) throws Exception {
        return Server.shared().get("/sparql?query=" + encoded(query), headers);
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    @Test
    void aQueryIsAskedInThreeWaysAndAnsweredTheSame() throws Exception {
        String[] csv = {"Accept", "text/csv"};
        HttpResponse<String> get = ask(SELECT, csv);
        assertThat(get.statusCode()).isEqualTo(200);
        assertThat(get.body()).isEqualTo(CSV_ANSWER);
        assertThat(Server.shared()
                        .post("/sparql", "application/x-www-form-urlencoded", "query=" + encoded(SELECT), csv)
                        .body())
                .isEqualTo(CSV_ANSWER);
        assertThat(Server.shared()
                        .post("/sparql", "application/sparql-query; charset=utf-8", SELECT, csv)
                        .body())
                .isEqualTo(CSV_ANSWER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/sparql-results+json|application/sparql-results+json|\"value\": \"440604012008001\"",
                "application/sparql-results+xml|application/sparql-results+xml|<literal>440604012008001</literal>",
                "text/csv|text/csv|440604012008001",
                "text/tab-separated-values|text/tab-separated-values|\"440604012008001\"",
                "text/csv;q=0.2, application/sparql-results+xml;q=0.9|application/sparql-results+xml|<sparql",
                "image/png, */*;q=0.1|application/sparql-results+json|\"bindings\"",
                "*/*|application/sparql-results+json|\"bindings\""
            })
    void rowsComeInTheFormThatIsAskedFor(String accept, String type, String mark) throws Exception {
        HttpResponse<String> answer = ask(SELECT, "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(type(answer)).startsWith(type);
        assertThat(answer.body()).contains(mark);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/turtle|text/turtle",
                "application/ld+json|application/ld+json",
                "application/n-triples|application/n-triples",
                "application/rdf+xml|application/rdf+xml",
                "text/html, */*;q=0.5|text/turtle"
            })
    void graphsComeInTheFormThatIsAskedFor(String accept, String type) throws Exception {
        for (String query : List.of(
                "CONSTRUCT { <" + GRID + "> <" + CODE + "> ?c } WHERE { <" + GRID + "> <" + CODE + "> ?c }",
                "DESCRIBE <" + GRID + ">")) {
            HttpResponse<String> answer = ask(query, "Accept", accept);
            assertThat(answer.statusCode()).as(query).isEqualTo(200);
            assertThat(type(answer)).as(query).startsWith(type);
            assertThat(answer.body()).as(query).contains("440604012008001");
        }
    }

    @Test
    void yesAndNoAreTold() throws Exception {
        ObjectMapper json = new ObjectMapper();
        JsonNode yes = json.readTree(ask("ASK { <" + GRID + "> ?p ?o }").body());
        JsonNode no = json.readTree(ask("ASK { <" + GRID + "x> ?p ?o }").body());
        assertThat(yes.get("boolean").asBoolean(false)).isTrue();
        assertThat(no.get("boolean").asBoolean(true)).isFalse();
    }

    @Test
    void answersNameTheCommitTheyShow() throws Exception {
        assertThat(ask(SELECT).headers().firstValueAsLong("Gewu-Commit").orElse(-1))
                .isPositive();
    }

    @Test
    void headTellsTheFormOfTheAnswer() throws Exception {
        HttpResponse<String> head =
                Server.shared().send("HEAD", "/sparql?query=" + encoded(SELECT), "", "Accept", "text/csv");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(type(head)).startsWith("text/csv");
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * { ?s ?p }|query:1:",
                "SELECT * {\\n ?s ?p ?o . ?s }|query:2:",
                "SELECT ?x { ?x nope:y ?z }|nope",
                "CLEAR ALL|line 1, column 1",
                "INSERT DATA { <urn:a> <urn:b> <urn:c> }|line 1, column 1"
            })
    void whatIsNoQueryIsRefusedWithItsPlace(String query, String place) throws Exception {
        HttpResponse<String> answer = ask(query.replace("\\n", "\n"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(type(answer)).startsWith("application/problem+json");
        assertThat(answer.body()).contains(place);
    }

    @Test
    void twoQueriesAreRefused() throws Exception {
        assertThat(Server.shared()
                        .get("/sparql?query=" + encoded(SELECT) + "&query=" + encoded(SELECT))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void nothingIsWrittenOverSparql() throws Exception {
        String insert = "INSERT DATA { <" + GRID + "> <" + CODE + "> \"evil\" }";
        assertThat(Server.shared()
                        .post(
                                "/sparql",
                                "application/x-www-form-urlencoded",
                                "update=" + encoded(insert),
                                new String[0])
                        .statusCode())
                .isEqualTo(403);
        assertThat(Server.shared()
                        .post("/sparql", "application/sparql-update", insert, new String[0])
                        .statusCode())
                .isEqualTo(415);
        assertThat(ask(SELECT, "Accept", "text/csv").body()).isEqualTo(CSV_ANSWER);
    }

    @Test
    void aBodyOfAnotherTypeIsRefusedAndTheRightOnesAreNamed() throws Exception {
        HttpResponse<String> answer = Server.shared().post("/sparql", "text/csv", SELECT, new String[0]);
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("application/sparql-query", "application/x-www-form-urlencoded");
    }

    @Test
    void aFormThatNobodyMakesIsNotAcceptable() throws Exception {
        HttpResponse<String> rows = ask(SELECT, "Accept", "image/png");
        assertThat(rows.statusCode()).isEqualTo(406);
        assertThat(rows.body()).contains("text/csv");
        assertThat(ask("DESCRIBE <" + GRID + ">", "Accept", "text/csv").statusCode())
                .isEqualTo(406);
    }

    /** The protocol's data set takes the place of the query's. */
    @Test
    void aQueryIsAskedOfTheGraphsThatAreNamed() throws Exception {
        String graph = Server.shared()
                .select("SELECT ?g { GRAPH ?g { <" + GRID + "> <" + CODE + "> ?code } }")
                .get(0);
        String path = "/sparql?query=" + encoded(SELECT) + "&default-graph-uri=";
        assertThat(Server.shared()
                        .get(path + encoded(graph), "Accept", "text/csv")
                        .body())
                .isEqualTo(CSV_ANSWER);
        assertThat(Server.shared()
                        .get(path + encoded("urn:nothing"), "Accept", "text/csv")
                        .body())
                .isEqualTo("code\r\n");
        String from = "SELECT ?code FROM <urn:nothing> { <" + GRID + "> <" + CODE + "> ?code }";
        assertThat(Server.shared()
                        .get(
                                "/sparql?query=" + encoded(from) + "&default-graph-uri=" + encoded(graph),
                                "Accept",
                                "text/csv")
                        .body())
                .isEqualTo(CSV_ANSWER);
    }

    @Test
    void theServiceDescribesItself() throws Exception {
        HttpResponse<String> answer = Server.shared().get("/sparql", "Accept", "text/turtle");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(type(answer)).startsWith("text/turtle");
        assertThat(answer.body())
                .contains(
                        "http://www.w3.org/ns/sparql-service-description#",
                        Server.shared().address() + "/sparql");
        assertThat(type(Server.shared().get("/sparql", "Accept", "text/html"))).startsWith("text/html");
    }
}
