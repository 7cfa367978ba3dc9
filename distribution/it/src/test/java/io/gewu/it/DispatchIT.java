package io.gewu.it;

import static io.gewu.it.WorkedCity.HEAD;
import static io.gewu.it.WorkedCity.SEAT;
import static io.gewu.it.WorkedCity.complaint;
import static io.gewu.it.WorkedCity.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Issues over HTTP: taken in by several doors, moved, told of, mediated; and who is responsible. */
final class DispatchIT {
    private static WorkedCity city;

    @BeforeAll
    static void start() throws Exception {
        city = WorkedCity.shared();
    }

    @Test
    void anIssueGoesFromReportToFeedbackByThoseWhoMay() throws Exception {
        long before = city.get("/hotline/figures").get("accepted").asLong();
        String report = complaint("walk-1", 113.1052, 23.0222, city.item("grid"));
        assertThat(city.server()
                        .post("/event/reports", "application/json", report, new String[0])
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> first = city.postAs(SEAT, "/event/reports", report);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        String number = json(first).get("code").asText();
        HttpResponse<String> again = city.postAs(SEAT, "/event/reports", report);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).get("code").asText()).isEqualTo(number);
        assertThat(json(first).get("rule").asText()).isEqualTo("R1");
        assertThat(json(first).get("grid").asText()).isEqualTo("440604012008001");
        HttpResponse<String> near = city.report("walk-2", 113.10521, 23.02221, city.item("grid"));
        assertThat(json(near).get("merged_into").asText()).isEqualTo(number);

        String worker = WorkedCity.worker(json(first));
        assertThat(city.getAs(worker, "/event/tasks").get("issues").findValuesAsText("code"))
                .contains(number);
        assertThat(city.moveAs(worker, number, "handle", "{\"note\":\"x\"}").statusCode())
                .isEqualTo(409);
        assertThat(city.moveAs(SEAT, number, "accept", "{}").statusCode()).isEqualTo(403);
        moves(worker, number, "accept", "{\"reply\":\"收到\"}");
        moves(worker, number, "start", "{}");
        assertThat(city.moveAs(worker, number, "handle", "{\"note\":\"已处置\"}").body())
                .contains("photos: found 0");
        moves(worker, number, "handle", "{\"note\":\"已处置\",\"photos\":[\"a.jpg\",\"b.jpg\"]}");
        assertThat(city.server().hits("TYPENAMES=issue&RESOURCEID=issue." + number))
                .isEqualTo(1);
        assertThat(status(number)).isEqualTo("https://w3id.org/gewu/event#st-handled");

        assertThat(city.moveAs(worker, number, "verify", "{}").statusCode()).isEqualTo(403);
        moves(HEAD, number, "verify", "{}");
        assertThat(city.moveAs(SEAT, number, "close", "{}").body()).contains("reply");
        moves(SEAT, number, "close", "{\"reply\":\"井盖已换\"}");
        moves(SEAT, number, "rate", "{\"rating\":5}");
        assertThat(status(number)).isEqualTo("https://w3id.org/gewu/event#st-closed");
        assertThat(city.get("/hotline/figures").get("accepted").asLong()).isEqualTo(before + 1);
    }

    /** Why it went where it went, and who did what. */
    @Test
    void everyStepSaysWhoDidItAndByWhichRule() throws Exception {
        String number = json(city.report("trail-1", 113.1062, 23.0242, city.item("village")))
                .get("code")
                .asText();
        JsonNode steps = city.get("/event/issues/" + number + "/steps").get("steps");
        assertThat(steps.findValuesAsText("change")).startsWith("intake", "screen", "dispatch");
        assertThat(steps.get(2).get("rule").asText()).isEqualTo("R2");
        assertThat(steps.get(2).get("inputs").asText()).contains("\"level\":\"village\"");
        assertThat(city.server()
                        .select("PREFIX evt: <https://w3id.org/gewu/event#> SELECT (COUNT(?s) AS ?n) { ?s"
                                + " evt:stepOf <http://localhost:8080/id/issue/" + number + "> }"))
                .containsExactly(Integer.toString(steps.size()));
    }

    private static void moves(String name, String number, String move, String body) throws Exception {
        HttpResponse<String> answer = city.moveAs(name, number, move, body);
        assertThat(answer.statusCode())
                .as("%s by %s: %s", move, name, answer.body())
                .isEqualTo(200);
    }

    private static String status(String number) throws Exception {
        return String.join(
                " ",
                city.server()
                        .select("SELECT ?s { <http://localhost:8080/id/issue/" + number
                                + "> <https://w3id.org/gewu/event#status> ?s }"));
    }

    @Test
    void whatIsDrawnOnTheMapIsTakenInAndKeptByTheStateMachine() throws Exception {
        String answer = city.transaction(
                "<wfs:Insert><gewu:issue><gewu:description>QGIS</gewu:description><gewu:item>" + city.item("village")
                        + "</gewu:item><gewu:geom><gml:Point gml:id=\"p\" srsName=\"urn:ogc:def:crs:EPSG::4490\"><gml:pos>"
                        + "23.0322 113.0852</gml:pos></gml:Point></gewu:geom></gewu:issue></wfs:Insert>");
        String number = answer.replaceAll("(?s).*rid=\"issue\\.([^\"]+)\".*", "$1");
        JsonNode issue = city.get("/event/issues/" + number);
        assertThat(issue.get("status").asText()).as(answer).isEqualTo("dispatched");
        assertThat(issue.get("rule").asText()).isEqualTo("R2");
        assertThat(issue.get("channel").asText()).isEqualTo("wfs");
        assertThat(number).as("the one number").matches("\\d{14}");
        assertThat(city.update("issue", number, "status", "closed")).contains("[status] are kept by the state machine");
    }

    @Test
    void whoListensHearsOfChanges() throws Exception {
        HttpResponse<java.io.InputStream> stream = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(city.server().address() + "/event/stream"))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(":");
            Future<String> heard = thread.submit(() -> {
                String line = lines.readLine();
                while (!line.startsWith("data:")) {
                    line = lines.readLine();
                }
                return line;
            });
            String number = json(city.report("sse-1", 113.05, 23.0, city.item("town")))
                    .get("code")
                    .asText();
            assertThat(heard.get(30, TimeUnit.SECONDS)).contains("\"code\":\"" + number + "\"");
        } finally {
            thread.shutdownNow();
        }
    }

    /** 1 + 6 + X: those who are always at the table, those who are called in, one place. */
    @Test
    void aDisputeIsSettledAtOnePlaceByAllWhoAreCalledIn() throws Exception {
        String item = city.select(
                        "select i.code from item i join item_class c on c.code = i.item_class where c.mediated"
                                + " and i.level = 'grid' order by i.code")
                .get(0);
        String issue = json(city.report("dispute-1", 113.1052, 23.0221, item))
                .get("code")
                .asText();
        HttpResponse<String> opened = city.postAs(HEAD, "/event/disputes", "{\"issue\":\"" + issue + "\"}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        JsonNode dispute = json(opened);
        String at = "/event/disputes/" + dispute.get("code").asText();
        assertThat(dispute.get("residents").asText().split(",", -1))
                .as("the six")
                .hasSize(6);
        assertThat(city.postAs(HEAD, "/event/disputes", "{\"issue\":\"" + issue + "\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(city.postAs(HEAD, at + "/close", "{\"agreement\":\"x\"}").body())
                .contains("expected at least one");
        String other = city.select("select code from organisation where instr('"
                        + dispute.get("residents").asText() + "', code) = 0 order by code")
                .get(0);
        String step = "{\"org\":\"" + other + "\",\"note\":\"听取双方\"}";
        assertThat(city.postAs(HEAD, at + "/steps", step).body()).contains("invite others first");
        assertThat(city.postAs(HEAD, at + "/invite", "{\"orgs\":[\"" + other + "\"]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(city.postAs(HEAD, at + "/steps", step).statusCode()).isEqualTo(200);
        JsonNode settled = json(city.postAs(HEAD, at + "/close", "{\"agreement\":\"各让一步\"}"));
        assertThat(settled.get("status").asText()).isEqualTo("closed");
        assertThat(settled.get("onePlace").asBoolean()).isTrue();
        assertThat(settled.get("steps")).hasSize(1);
        assertThat(city.postAs(HEAD, at + "/steps", step).statusCode()).isEqualTo(409);
    }

    /** The same answer by REST, by the stored query of WFS, and by SPARQL. */
    @Test
    void whoIsResponsibleHereIsOneAnswerByEveryDoor() throws Exception {
        String at = "2026-06-01T10:00:00%2B08:00";
        JsonNode rest = city.get("/event/responsible?lon=113.1052&lat=23.0222&at=" + at);
        Set<String> expected = new TreeSet<>();
        expected.add(rest.get("grid").asText());
        rest.get("workers").findValuesAsText("post").forEach(expected::add);
        expected.add(rest.at("/head/post").asText());
        for (String tier : List.of("stations", "town", "district")) {
            rest.get(tier).findValuesAsText("code").forEach(expected::add);
        }
        JsonNode features = city.get("/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&OUTPUTFORMAT=application/json"
                + "&STOREDQUERY_ID=urn:gewu:query:responsible&lon=113.1052&lat=23.0222&at=" + at);
        Set<String> found = new TreeSet<>();
        for (JsonNode feature : features.get("features")) {
            String id = feature.get("id").asText();
            if (!id.startsWith("duty.")) {
                found.add(id.substring(id.indexOf('.') + 1));
            }
        }
        assertThat(found).isEqualTo(expected).hasSizeGreaterThan(6);
        String question = Files.readString(Path.of("../../ontology/src/main/resources/questions/Q01.rq"))
                .replace("2022-04-12", "2026-06-01");
        assertThat(city.server().select(question).stream()
                        .map(row -> row.replaceFirst(".*/", ""))
                        .sorted())
                .containsExactlyElementsOf(rest.get("workers").findValuesAsText("post"));
    }
}
