package io.gewu.it;

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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database: who writes through one and names the commit to the other sees it there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class TwoServersIT {
    private static final String JSON = "application/json";
    private static final String MAP = "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=component&STYLES="
            + "&CRS=CRS:84&BBOX=113.0995,23.0095,113.1005,23.0105&WIDTH=200&HEIGHT=200&FORMAT=image/png";
    private static final String ISSUE = "https://w3id.org/gewu/event#";

    private static final AtomicInteger PLACES = new AtomicInteger();

    @TempDir
    static Path data;

    private static Server a;
    private static Server b;

    @BeforeAll
    static void start() throws Exception {
        List<String> options = new ArrayList<>(List.of("--empty"));
        options.addAll(List.of(Server.postgis("two" + System.nanoTime())));
        String[] all = options.toArray(String[]::new);
        a = Server.start(data.resolve("a"), all).awaitReady();
        b = Server.start(data.resolve("b"), all).awaitReady();
        insert(
                a,
                "<gewu:organisation><gewu:code>D007</gewu:code><gewu:name>七</gewu:name></gewu:organisation>"
                        + "<gewu:organisation><gewu:code>D008</gewu:code><gewu:name>八</gewu:name></gewu:organisation>");
        catalog();
        insert(a, rule("R90", 2, "D007"));
        insert(
                a,
                "<gewu:supervision_rule><gewu:code>limit-1</gewu:code><gewu:name>即时</gewu:name>"
                        + "<gewu:clock>limit</gewu:clock><gewu:share>1</gewu:share><gewu:action>remind</gewu:action>"
                        + "<gewu:notify>holder</gewu:notify><gewu:valid_from>2021-01-01</gewu:valid_from>"
                        + "</gewu:supervision_rule>");
    }

    @AfterAll
    static void stop() {
        a.close();
        b.close();
    }

    /** One item, in force. */
    private static void catalog() throws Exception {
        insert(
                a,
                "<gewu:item_catalog><gewu:code>2021-1</gewu:code><gewu:name>清单</gewu:name>"
                        + "<gewu:valid_from>2021-01-01</gewu:valid_from><gewu:status>draft</gewu:status>"
                        + "</gewu:item_catalog>");
        insert(
                a,
                "<gewu:item><gewu:code>AA-01-001</gewu:code><gewu:name>井盖</gewu:name><gewu:catalog>2021-1"
                        + "</gewu:catalog><gewu:item_class>c</gewu:item_class><gewu:legal_basis>法</gewu:legal_basis>"
                        + "<gewu:level>district</gewu:level><gewu:lead_org>D007</gewu:lead_org><gewu:time_limit>P5D"
                        + "</gewu:time_limit><gewu:form>f</gewu:form></gewu:item>");
        HttpResponse<String> published =
                a.post("/item/catalogs/2021-1/publish", JSON, "{\"validFrom\":\"2021-01-01\"}", new String[] {
                    "Authorization", WorkedCity.ADMIN, "Accept-Language", "en"
                });
        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    }

    private static String rule(String code, int priority, String organisation) {
        return "<gewu:routing_rule><gewu:code>" + code + "</gewu:code><gewu:name>规则</gewu:name><gewu:priority>"
                + priority + "</gewu:priority><gewu:conditions>urgency&lt;=9</gewu:conditions><gewu:tier>district"
                + "</gewu:tier><gewu:lead>org:" + organisation + "</gewu:lead><gewu:limit>1 urgent-hours</gewu:limit>"
                + "<gewu:valid_from>2021-01-01</gewu:valid_from></gewu:routing_rule>";
    }

    private static String component(String code) {
        return "<gewu:component><gewu:code>" + code + "</gewu:code><gewu:component_class>0101</gewu:component_class>"
                + "<gewu:state>完好</gewu:state><gewu:geom><gml:Point srsName=\"urn:ogc:def:crs:EPSG::4490\">"
                + "<gml:pos>23.01 113.1</gml:pos></gml:Point></gewu:geom></gewu:component>";
    }

    /** The commit. */
    private static String insert(Server at, String features) throws Exception {
        HttpResponse<String> answer = transaction(at, "<wfs:Insert>" + features + "</wfs:Insert>");
        assertThat(answer.body()).contains("totalInserted>").doesNotContain("totalInserted>0<");
        return commit(answer);
    }

    private static HttpResponse<String> transaction(Server at, String actions) throws Exception {
        return at.post("/wfs", VisitedCity.transaction(actions), "admin", Server.ADMIN_PASSWORD);
    }

    private static String commit(HttpResponse<String> answer) {
        return answer.headers().firstValue("Gewu-Commit").orElseThrow(() -> new AssertionError(answer.body()));
    }

    /** Each at a place of its own: reports of one matter at one place are merged. */
    private static HttpResponse<String> report(Server at, String id) throws Exception {
        int place = PLACES.incrementAndGet();
        int row = place / 40;
        int column = place % 40;
        return at.post(
                "/event/reports",
                JSON,
                "{\"id\":\"" + id
                        + "\",\"kind\":\"complaint\",\"item\":\"AA-01-001\",\"location\":{\"lon\":"
                        + (113 + column / 100.0) + ",\"lat\":" + (23.2 + row / 100.0) + "}}",
                new String[] {"Authorization", WorkedCity.ADMIN, "Accept-Language", "en"});
    }

    /** As a client asks that was at the other server before. */
    private static HttpResponse<String> after(String commit, Server at, String path) throws Exception {
        return at.get(path, "Authorization", WorkedCity.ADMIN, "Gewu-Commit", commit);
    }

    private static List<String> select(String commit, Server at, String query) throws Exception {
        HttpResponse<String> answer = at.get(
                "/sparql?query=" + WorkedCity.encoded(query),
                "Accept",
                "text/csv",
                "Authorization",
                WorkedCity.ADMIN,
                "Gewu-Commit",
                commit);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().skip(1).toList();
    }

    @Test
    @Order(1)
    void anEditAtOneIsInMapFeaturesAndGraphOfTheOther() throws Exception {
        String empty = after("1", b, MAP).body();
        String code = "4406040100000001";
        String commit = insert(a, component(code));
        assertThat(after(commit, b, MAP).body()).isNotEqualTo(empty);
        assertThat(after(
                                commit,
                                b,
                                "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=component"
                                        + "&RESOURCEID=component." + code)
                        .body())
                .contains("numberMatched=\"1\"");
        String ask = "SELECT ?s { ?s <https://w3id.org/gewu/core#code> \"" + code + "\" }";
        assertThat(select(commit, b, ask)).hasSize(1);
        String gone = commit(transaction(
                b,
                "<wfs:Delete typeName=\"gewu:component\"><fes:Filter><fes:ResourceId rid=\"component." + code
                        + "\"/></fes:Filter></wfs:Delete>"));
        assertThat(after(gone, a, MAP).body()).isEqualTo(empty);
        assertThat(select(gone, a, ask)).isEmpty();
    }

    @Test
    @Order(2)
    void figuresRankingRulesAndGridsOfTheOtherFollow() throws Exception {
        JsonNode before = json(b.get("/hotline/figures", "Authorization", WorkedCity.ADMIN));
        HttpResponse<String> first = report(a, "two-1");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(json(first).path("rule").asText()).as(first.body()).isEqualTo("R90");
        JsonNode figures = json(after(commit(first), b, "/hotline/figures"));
        assertThat(figures.get("accepted").asLong())
                .isEqualTo(before.get("accepted").asLong() + 1);
        JsonNode ranking = json(after(commit(first), b, "/hotline/ranking?scope=department"));
        assertThat(ranking.get("ranking").findValuesAsText("unit")).contains("D007");

        // B has its rules in memory by now
        assertThat(json(report(b, "two-2")).path("rule").asText()).isEqualTo("R90");
        String changed = insert(a, rule("R91", 1, "D008"));
        after(changed, b, "/event/rules");
        JsonNode second = json(report(b, "two-3"));
        assertThat(second.path("rule").asText()).as(second.toString()).isEqualTo("R91");

        String at = "/grid/at?lon=113.205&lat=23.105&day=2026-06-01";
        assertThat(b.get(at).body()).doesNotContain("440604010009001");
        insert(
                a,
                "<gewu:district><gewu:code>440604</gewu:code><gewu:name>区</gewu:name><gewu:tier>district</gewu:tier></gewu:district>");
        insert(
                a,
                "<gewu:town><gewu:code>440604010</gewu:code><gewu:name>镇</gewu:name><gewu:tier>town</gewu:tier>"
                        + "<gewu:district>440604</gewu:district></gewu:town>");
        insert(
                a,
                "<gewu:village><gewu:code>440604010009</gewu:code><gewu:name>村</gewu:name><gewu:tier>village</gewu:tier>"
                        + "<gewu:town>440604010</gewu:town></gewu:village>");
        insert(
                a,
                "<gewu:grid_plan><gewu:code>2021-1</gewu:code><gewu:name>案</gewu:name><gewu:valid_from>2021-01-01"
                        + "</gewu:valid_from></gewu:grid_plan>");
        String grid = insert(
                a,
                "<gewu:eco_grid><gewu:code>440604010009001</gewu:code><gewu:name>格</gewu:name><gewu:plan>2021-1</gewu:plan>"
                        + "<gewu:village>440604010009</gewu:village><gewu:station>s</gewu:station>"
                        + "<gewu:valid_from>2021-01-01</gewu:valid_from><gewu:geom><gml:MultiSurface"
                        + " srsName=\"urn:ogc:def:crs:EPSG::4490\"><gml:surfaceMember><gml:Polygon><gml:exterior>"
                        + "<gml:LinearRing><gml:posList>23.1 113.2 23.1 113.21 23.11 113.21 23.11 113.2 23.1 113.2"
                        + "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember>"
                        + "</gml:MultiSurface></gewu:geom></gewu:eco_grid>");
        assertThat(after(grid, b, at).body()).contains("440604010009001");
    }

    @Test
    @Order(3)
    void whoListensAtOneHearsWhatIsReportedAtTheOther() throws Exception {
        HttpResponse<java.io.InputStream> stream = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(b.address() + "/event/stream"))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(":");
            String number = json(report(a, "two-sse")).get("code").asText();
            Callable<String> listening = () -> {
                String line = lines.readLine();
                while (!line.contains("\"code\":\"" + number + "\"")) {
                    line = lines.readLine();
                }
                return line;
            };
            assertThat(thread.submit(listening).get(30, TimeUnit.SECONDS)).startsWith("data:");
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    @Order(4)
    void commitsThatNobodyMadeAreRefusedSoonAndWhatIsNoNumberAtOnce() throws Exception {
        HttpResponse<String> future = after("999999999", b, "/hotline/figures");
        assertThat(future.statusCode()).isEqualTo(503);
        assertThat(future.body()).contains("Commit 999999999 is not there: the newest commit is ");
        HttpResponse<String> broken = after("soon", b, "/hotline/figures");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("found \\\"soon\\\"");
    }

    @Test
    @Order(5)
    void aLockTakenAtOneBindsTheOther() throws Exception {
        String code = "4406040100000002";
        String commit = insert(a, component(code));
        HttpResponse<String> locked = a.post(
                "/wfs",
                "<wfs:LockFeature xmlns:wfs=\"http://www.opengis.net/wfs/2.0\" xmlns:fes=\"http://www.opengis.net/fes/2.0\""
                        + " xmlns:gewu=\"https://w3id.org/gewu/features\" service=\"WFS\" version=\"2.0.0\" expiry=\"120\">"
                        + "<wfs:Query typeNames=\"gewu:component\"><fes:Filter><fes:ResourceId rid=\"component." + code
                        + "\"/></fes:Filter></wfs:Query></wfs:LockFeature>",
                "admin",
                Server.ADMIN_PASSWORD);
        assertThat(locked.body()).contains("lockId=\"");
        String update = "<wfs:Update typeName=\"gewu:component\"><wfs:Property><wfs:ValueReference>name"
                + "</wfs:ValueReference><wfs:Value>x</wfs:Value></wfs:Property><fes:Filter><fes:ResourceId rid=\""
                + "component." + code + "\"/></fes:Filter></wfs:Update>";
        after(commit, b, "/hotline/figures");
        assertThat(transaction(b, update).body()).contains("ExceptionReport").doesNotContain("totalUpdated");
    }

    /** Each report rings once, whoever it was taken in by, and however many servers follow its clock. */
    @Test
    @Order(6)
    void oneGoesOnWhenTheOtherIsKilledAndNoAlarmRingsTwice() throws Exception {
        Set<String> acknowledged = new ConcurrentSkipListSet<>();
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(4);
        List<Future<?>> running = new ArrayList<>();
        for (int client = 0; client < 4; client++) {
            Server first = client % 2 == 0 ? a : b;
            running.add(clients.submit(() -> {
                Server at = first;
                while (!done.get()) {
                    try {
                        HttpResponse<String> answer = report(at, "load-" + next.incrementAndGet());
                        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
                        acknowledged.add(json(answer).get("code").asText());
                    } catch (java.io.IOException killed) {
                        assertThat(at).isSameAs(a);
                        at = b;
                    }
                }
                return null;
            }));
        }
        await(() -> acknowledged.size() >= 60);
        a.kill();
        int then = acknowledged.size();
        await(() -> acknowledged.size() >= then + 40);
        done.set(true);
        clients.shutdown();
        for (Future<?> client : running) {
            client.get(60, TimeUnit.SECONDS);
        }
        await(() -> rung().keySet().containsAll(acknowledged));
        assertThat(rung().values()).allMatch(times -> times == 1);
        assertThat(select("0", b, "SELECT ?i { ?i a <" + ISSUE + "Issue> }"))
                .hasSizeGreaterThanOrEqualTo(acknowledged.size());
        JsonNode figures = json(b.get("/hotline/figures", "Authorization", WorkedCity.ADMIN));
        assertThat(figures.get("accepted").asInt()).isGreaterThanOrEqualTo(acknowledged.size());
    }

    /** How often the alarm of {@code limit-1} rang, by issue. */
    private static Map<String, Long> rung() throws Exception {
        return b.get(
                        "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=notice&PROPERTYNAME=code,issue,rule"
                                + "&OUTPUTFORMAT=csv",
                        "Authorization",
                        WorkedCity.ADMIN)
                .body()
                .lines()
                .filter(line -> line.contains("limit-1,") || line.endsWith("limit-1"))
                .map(line -> line.replaceFirst(".*\\b(\\d{14})\\b.*", "$1"))
                .collect(Collectors.groupingBy(issue -> issue, Collectors.counting()));
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
