package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The city's work over HTTP: plans, reports, moves, figures, on one server that ends by being killed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class GovernanceIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADMIN = "Basic "
            + Base64.getEncoder().encodeToString(("admin:" + Server.ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));

    @TempDir
    private static Path data;

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        server = Server.start(data).awaitReady();
    }

    @AfterAll
    static void stop() {
        server.kill();
    }

    private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return server.post(
                path, "application/json", body, new String[] {"Authorization", ADMIN, "Accept-Language", "en"});
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static JsonNode get(String path) throws IOException, InterruptedException {
        return json(server.get(path, "Authorization", ADMIN));
    }

    private static String report(String id, double lon, double lat, String item) {
        return "{\"id\":\"%s\",\"item\":\"%s\",\"kind\":\"complaint\",\"location\":{\"lon\":%s,\"lat\":%s}}"
                .formatted(id, item, lon, lat);
    }

    /** An item of a level that is not urgent. */
    private static String item(String level) throws Exception {
        return select("select code from item where level = '" + level
                        + "' and urgency > 1 and enforcement = 0 and estimate_hours <= 2 order by code")
                .get(0);
    }

    private static List<String> select(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("city.gpkg"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    @Test
    @Order(1)
    void aPlanOf451GridsHasNoErrorsAndStaysADraft() throws Exception {
        HttpResponse<String> made = post("/grid/plans", "{\"code\":\"2026-1\",\"formerPlan\":\"2022-1\",\"seed\":5}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode plan = json(made);
        for (String measure : List.of("variation", "spread", "gini", "diameterKilometres")) {
            assertThat(plan.at("/measures/" + measure).asDouble())
                    .as(measure)
                    .isLessThan(plan.at("/baseline/" + measure).asDouble());
        }
        assertThat(plan.at("/measures/compactness").asDouble())
                .isGreaterThan(plan.at("/baseline/compactness").asDouble());
        JsonNode report = get("/grid/plans/2026-1");
        assertThat(report.get("conforms").asBoolean())
                .as(report.get("counts").toString())
                .isTrue();
        assertThat(report.at("/figures/grids").asInt()).isEqualTo(451);
        assertThat(server.hits("TYPENAMES=eco_grid")).isEqualTo(451);
        assertThat(server.get("/grid/plans/2026-1?f=ttl").body()).contains("sh:conforms");
        assertThat(server.get("/grid/plans/2026-1?f=html").body()).contains("<h1>网格方案 2026-1</h1>");
    }

    @Test
    @Order(2)
    void anEditThatTearsTheGridsApartIsRefusedWithTheFix() throws Exception {
        String delete =
                "<wfs:Transaction service=\"WFS\" version=\"2.0.0\" xmlns:wfs=\"http://www.opengis.net/wfs/2.0\""
                        + " xmlns:fes=\"http://www.opengis.net/fes/2.0\"><wfs:Delete typeName=\"eco_grid\"><fes:Filter>"
                        + "<fes:ResourceId rid=\"eco_grid.440604012008001\"/></fes:Filter></wfs:Delete></wfs:Transaction>";
        HttpResponse<String> answer = server.post("/wfs", delete, "admin", Server.ADMIN_PASSWORD);
        assertThat(answer.body())
                .contains("would no longer cover it once [gap]")
                .contains("give it to grid");
        assertThat(server.hits("TYPENAMES=eco_grid")).isEqualTo(451);
    }

    @Test
    @Order(3)
    void anIssueGoesFromReportToFeedback() throws Exception {
        long before = get("/hotline/figures").get("accepted").asLong();
        String report = report("walk-1", 113.1052, 23.0222, item("grid"));
        assertThat(server.post("/event/reports", "application/json", report, new String[0])
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> first = post("/event/reports", report);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        String number = json(first).get("code").asText();
        HttpResponse<String> again = post("/event/reports", report);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).get("code").asText()).isEqualTo(number);
        assertThat(json(first).get("rule").asText()).isEqualTo("R1");
        assertThat(json(first).get("grid").asText()).isEqualTo("440604012008001");
        String near = post("/event/reports", report("walk-2", 113.10521, 23.02221, item("grid")))
                .body();
        assertThat(JSON.readTree(near).get("merged_into").asText()).isEqualTo(number);
        String at = "/event/issues/" + number + "/";
        assertThat(post(at + "handle", "{\"note\":\"x\"}").statusCode()).isEqualTo(409);
        assertThat(post(at + "accept", "{\"reply\":\"收到\"}").statusCode()).isEqualTo(200);
        assertThat(post(at + "start", "{}").statusCode()).isEqualTo(200);
        assertThat(post(at + "handle", "{\"note\":\"已处置\"}").body()).contains("photos: found 0");
        assertThat(post(at + "handle", "{\"note\":\"已处置\",\"photos\":[\"a.jpg\",\"b.jpg\"]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(at + "verify", "{}").body()).contains("four eyes");
        assertThat(server.hits("TYPENAMES=issue&FILTER="
                        + java.net.URLEncoder.encode(
                                "<Filter xmlns=\"http://www.opengis.net/fes/2.0\"><ResourceId rid=\"issue." + number
                                        + "\"/></Filter>",
                                StandardCharsets.UTF_8)))
                .isEqualTo(1);
        assertThat(server.select("SELECT ?s { <http://localhost:8080/id/issue/" + number
                        + "> <https://w3id.org/gewu/event#status> ?s }"))
                .containsExactly("https://w3id.org/gewu/event#st-handled");
        JsonNode steps = get(at + "steps").get("steps");
        assertThat(steps.get(2).get("rule").asText()).isEqualTo("R1");
        assertThat(steps.get(2).get("inputs").asText()).contains("\"level\":\"grid\"");
        assertThat(get("/hotline/figures").get("accepted").asLong()).isEqualTo(before + 1);
    }

    @Test
    @Order(4)
    void whatIsDrawnOnTheMapIsTakenInAndKeptByTheStateMachine() throws Exception {
        String insert =
                "<wfs:Transaction service=\"WFS\" version=\"2.0.0\" xmlns:wfs=\"http://www.opengis.net/wfs/2.0\""
                        + " xmlns:gml=\"http://www.opengis.net/gml/3.2\" xmlns:gewu=\"https://w3id.org/gewu/features\">"
                        + "<wfs:Insert><gewu:issue><gewu:description>QGIS</gewu:description><gewu:item>"
                        + item("village")
                        + "</gewu:item><gewu:geom><gml:Point gml:id=\"p\" srsName=\"urn:ogc:def:crs:EPSG::4490\"><gml:pos>"
                        + "23.0322 113.0852</gml:pos></gml:Point></gewu:geom></gewu:issue></wfs:Insert></wfs:Transaction>";
        HttpResponse<String> answer = server.post("/wfs", insert, "admin", Server.ADMIN_PASSWORD);
        String number = answer.body().replaceAll("(?s).*rid=\"issue\\.([^\"]+)\".*", "$1");
        JsonNode issue = get("/event/issues/" + number);
        assertThat(issue.get("status").asText()).as(answer.body()).isEqualTo("dispatched");
        assertThat(issue.get("rule").asText()).isEqualTo("R2");
        assertThat(issue.get("channel").asText()).isEqualTo("wfs");
        assertThat(number).as("the one number").matches("\\d{14}");
        assertThat(update("issue", number, "status", "closed")).contains("[status] are kept by the state machine");
    }

    @Test
    @Order(5)
    void whoListensHearsOfChanges() throws Exception {
        HttpResponse<java.io.InputStream> stream = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + "/event/stream"))
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
            String number = json(post("/event/reports", report("sse-1", 113.05, 23.0, item("town"))))
                    .get("code")
                    .asText();
            assertThat(heard.get(30, TimeUnit.SECONDS)).contains("\"code\":\"" + number + "\"");
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    @Order(6)
    void aQuestionThatTheKnowledgeBaseAnswersIsClosedAndNotCounted() throws Exception {
        JsonNode found = get("/hotline/knowledge?q=" + java.net.URLEncoder.encode("老人津贴", StandardCharsets.UTF_8));
        assertThat(found.at("/entries/0/code").asText()).isEqualTo("K001");
        JsonNode before = get("/hotline/figures");
        JsonNode answer = json(post("/hotline/consultations", "{\"question\":\"老人津贴\",\"knowledge\":\"K001\"}"));
        assertThat(answer.get("status").asText()).isEqualTo("closed");
        JsonNode after = get("/hotline/figures");
        assertThat(after.get("accepted")).isEqualTo(before.get("accepted"));
        assertThat(after.at("/excluded/consult").asLong())
                .isEqualTo(before.at("/excluded/consult").asLong() + 1);
    }

    @Test
    @Order(7)
    void figuresEqualWhatSqlCounts() throws Exception {
        JsonNode figures = get("/hotline/figures");
        String counted = " from issue where kind not in ('consult', 'praise') and status not in ('rejected', 'merged')";
        assertThat(select("select count(*)" + counted))
                .containsExactly(figures.get("accepted").asText());
        assertThat(select("select count(*)" + counted + " and status = 'closed' and reply is not null"))
                .containsExactly(figures.at("/completion/numerator").asText());
        assertThat(select("select count(rating)" + counted))
                .containsExactly(figures.at("/satisfaction/denominator").asText());
        assertThat(select("select count(*)" + counted + " and rating >= 3"))
                .containsExactly(figures.at("/satisfaction/numerator").asText());
    }

    /** The ranking of features and graph catches up within a minute of the issue that moved it. */
    @Test
    @Order(7)
    void theRankingIsALayerInStepWithTheIssues() throws Exception {
        YearMonth to = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        String period = "&from=" + to.minusMonths(11) + "&to=" + to;
        String town = "440604012";
        int before = accepted(period, town);
        assertThat(post("/event/reports", report("rank-1", 113.1152, 23.0322, item("grid")))
                        .statusCode())
                .isEqualTo(201);
        assertThat(accepted(period, town)).isEqualTo(before + 1);
        String shown =
                "PREFIX evt: <https://w3id.org/gewu/event#> SELECT ?n { ?r evt:rankOf <http://localhost:8080/id/admin/"
                        + town + "> ; evt:accepted ?n }";
        List<String> expected = List.of(Integer.toString(before + 1));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!server.select(shown).equals(expected) && System.nanoTime() < end) {
            Thread.sleep(500);
        }
        assertThat(server.select(shown)).isEqualTo(expected);
        assertThat(select("select accepted from ranking where code = 'town-" + town + "'"))
                .isEqualTo(expected);
    }

    private static int accepted(String period, String town) throws Exception {
        for (JsonNode place : get("/hotline/ranking?scope=town" + period).get("ranking")) {
            if (place.get("unit").asText().equals(town)) {
                return place.get("accepted").asInt();
            }
        }
        throw new AssertionError("No such town");
    }

    @Test
    @Order(8)
    void theOneFormAsksEverythingOnceAndOnlyWhatAppliesToTheThing() throws Exception {
        assertThat(get("/item/forms/gaps").get("gaps")).isEmpty();
        JsonNode duplicates = get("/item/forms/duplicates");
        assertThat(duplicates.get("questions").asInt()).isEqualTo(171);
        assertThat(duplicates.get("fields").asInt()).isEqualTo(113);
        String firm = select("select code from enterprise order by code").get(0);
        JsonNode schema = get("/item/form?object=enterprise." + firm);
        assertThat(schema.at("/properties/subject_name/readOnly").asBoolean()).isTrue();
        assertThat(schema.get("properties").has("extinguisher_ok")).isTrue();
        assertThat(schema.get("properties").has("lift_ok")).isFalse();
        String lamp = select("select code from component where component_class = '0110'")
                .get(0);
        JsonNode ofLamp = get("/item/form?object=component." + lamp);
        assertThat(ofLamp.get("x-items").toString()).contains("PS-10-").doesNotContain("PS-09-");
        String answers = "{\"object\":\"enterprise." + firm + "\",\"form\":\"legacy-04\",\"answers\":"
                + "{\"extinguisher_ok\":false,\"extinguisher_fault\":\"过期\"}}";
        JsonNode record = json(post("/item/records", answers));
        assertThat(record.get("system").asText()).isEqualTo("app-4");
        assertThat(server.get(
                                "/item/records/" + record.get("record").asText() + "/legacy/legacy-04",
                                "Authorization",
                                ADMIN)
                        .body())
                .contains("灭火器是否符合")
                .contains("否")
                .contains("过期");
        JsonNode anonymous =
                JSON.readTree(server.get("/item/form?object=enterprise." + firm).body());
        assertThat(anonymous.at("/properties/extinguisher_fault/default").isMissingNode())
                .as("answers of a patrol are not for everybody")
                .isTrue();
    }

    @Test
    @Order(8)
    void anExportOfAnOldFormIsTakenRowByRow() throws Exception {
        String firm = select("select code from enterprise order by code").get(1);
        String csv = "企业,时间,灭火器是否符合\r\n" + firm + ",2024/5/6 9:30,是\r\n" + firm
                + ",2024/5/7 9:30,大概\r\nNONE,2024/5/7 9:30,是\r\n";
        String path = "/item/records/imports?form=legacy-04&layer=enterprise&object=" + encoded("企业") + "&at="
                + encoded("时间");
        for (int taken : List.of(1, 0)) {
            JsonNode report = json(server.post(path, "text/csv", csv, new String[] {"Authorization", ADMIN}));
            assertThat(report.get("taken").asInt()).isEqualTo(taken);
            assertThat(report.get("known").asInt()).isEqualTo(1 - taken);
            assertThat(report.get("rejected")).hasSize(2);
            assertThat(report.at("/rejected/0/line").asInt()).isEqualTo(3);
            assertThat(report.at("/rejected/1/reason").asText()).contains("NONE");
        }
        assertThat(server.post(path + "&f=csv", "text/csv", csv, new String[] {"Authorization", ADMIN})
                        .body()
                        .lines())
                .hasSize(3);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Whatever door the edit comes in by, a published catalog is left by a new version only. */
    @Test
    @Order(8)
    void aPublishedCatalogChangesByANewVersionOnly() throws Exception {
        String item = select("select code from item order by code").get(0);
        assertThat(update("item", item, "level", "town")).contains("catalog 2022-1 is published");
        assertThat(update("item_catalog", "2022-1", "status", "draft")).contains("takes the role catalog-owner");
        assertThat(update("item", item, "description", "words")).contains("<wfs:totalUpdated>1<");
        assertThat(post("/item/catalogs/2022-1/draft", "{\"code\":\"2026-1\"}").statusCode())
                .isEqualTo(201);
        assertThat(update("item", item + "@2026-1", "level", "town")).contains("<wfs:totalUpdated>1<");
        JsonNode diff = get("/item/catalogs/2022-1/diff/2026-1");
        assertThat(diff.get("changed")).hasSize(1);
        assertThat(diff.at("/changed/0/attribute").asText()).isEqualTo("level");
        assertThat(post("/item/catalogs/2026-1/publish", "{}").statusCode()).isEqualTo(200);
        String number = json(post("/event/reports", report("new-catalog", 113.06, 23.01, item)))
                .get("item")
                .asText();
        assertThat(number).as("the catalog in force decides").isEqualTo(item + "@2026-1");
    }

    private static String update(String layer, String key, String attribute, String value) throws Exception {
        return server.post(
                        "/wfs",
                        "<wfs:Transaction service=\"WFS\" version=\"2.0.0\" xmlns:wfs=\"http://www.opengis.net/wfs/2.0\""
                                + " xmlns:fes=\"http://www.opengis.net/fes/2.0\"><wfs:Update typeName=\"" + layer
                                + "\"><wfs:Property><wfs:ValueReference>" + attribute
                                + "</wfs:ValueReference><wfs:Value>"
                                + value + "</wfs:Value></wfs:Property><fes:Filter><fes:ResourceId rid=\"" + layer + "."
                                + key + "\"/></fes:Filter></wfs:Update></wfs:Transaction>",
                        "admin",
                        Server.ADMIN_PASSWORD)
                .body();
    }

    /** Eight reporters at work when the process dies: what was acknowledged is there, whole and once. */
    @Test
    @Order(9)
    void noAcknowledgedReportIsLostWhenTheServerIsKilled() throws Exception {
        String item = item("village");
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        ExecutorService reporters = Executors.newFixedThreadPool(8);
        for (int r = 0; r < 8; r++) {
            int reporter = r;
            reporters.execute(() -> {
                for (int i = 0; i < 10_000; i++) {
                    String id = "k-" + reporter + "-" + i;
                    double lon = 113.0 + reporter * 0.012 + i * 0.0005;
                    try {
                        HttpResponse<String> answer = post("/event/reports", report(id, lon, 22.99, item));
                        if (answer.statusCode() == 201) {
                            acknowledged.put(id, json(answer).get("code").asText());
                        }
                    } catch (IOException | InterruptedException killed) {
                        return;
                    }
                }
            });
        }
        while (acknowledged.size() < 100) {
            Thread.sleep(20);
        }
        server.kill();
        reporters.shutdownNow();
        assertThat(reporters.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        server = Server.start(data).awaitReady();
        Set<String> kept =
                Set.copyOf(select("select code || ' ' || issue from intake where code like 'app-admin-k-%'"));
        acknowledged.forEach((id, number) -> assertThat(kept).contains("app-admin-" + id + " " + number));
        assertThat(select("select count(*) from intake i left join issue s on s.code = i.issue where s.code is null"))
                .containsExactly("0");
        assertThat(select("select count(*) from issue s where steps <>"
                        + " (select count(*) from issue_step t where t.issue = s.code)"))
                .containsExactly("0");
        assertThat(server.select("SELECT (COUNT(?i) AS ?n) { ?i a <https://w3id.org/gewu/event#Issue> ;"
                        + " <https://w3id.org/gewu/event#kind> ?k ; <https://w3id.org/gewu/event#receivedAt> ?t }"))
                .isEqualTo(select("select count(*) from issue"));
    }
}
