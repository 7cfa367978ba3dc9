package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A plan of the whole city over HTTP: drafted, reported, drawn, compared, approved, taken back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PlanningIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAN = "2026-1";

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
        return server.post(path, "application/json", body, new String[] {
            "Authorization", WorkedCity.basic("admin", Server.ADMIN_PASSWORD), "Accept-Language", "en"
        });
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> get(String path, String language) throws IOException, InterruptedException {
        return server.get(
                path, "Authorization", WorkedCity.basic("admin", Server.ADMIN_PASSWORD), "Accept-Language", language);
    }

    @Test
    @Order(1)
    void aPlanOf451GridsIsBetterThanALotByEveryMeasureAndHasNoErrors() throws Exception {
        JsonNode plan = json(post("/grid/plans", "{\"code\":\"2026-1\",\"formerPlan\":\"2022-1\",\"seed\":5}"));
        for (String measure :
                List.of("variation", "spread", "gini", "diameterKilometres", "unconnected", "crossed", "movedShare")) {
            assertThat(plan.at("/measures/" + measure).asDouble())
                    .as(measure)
                    .isLessThan(plan.at("/baseline/" + measure).asDouble());
        }
        assertThat(plan.at("/measures/compactness").asDouble())
                .isGreaterThan(plan.at("/baseline/compactness").asDouble());
        assertThat(plan.get("moves").get(0).asText()).contains("CV").contains("→");

        JsonNode report = json(get("/grid/plans/" + PLAN, "en"));
        assertThat(report.get("conforms").asBoolean())
                .as(report.get("counts").toString())
                .isTrue();
        assertThat(report.at("/figures/grids").asInt()).isEqualTo(451);
        assertThat(report.at("/figures/workers").asInt()).isEqualTo(648);
        assertThat(report.get("principles").findValuesAsText("principle"))
                .contains("Equal workload", "Moderate scale", "Easy to manage", "Clear bounds", "Clear responsibility");
        assertThat(report.get("principles").findValues("met")).allMatch(JsonNode::asBoolean);
        assertThat(get("/grid/plans/" + PLAN + "?f=html", "zh").body())
                .contains("<h1>网格方案 2026-1</h1>", "任务相当", "责任明确");
        assertThat(get("/grid/plans/" + PLAN + "?f=ttl", "en").body()).contains("sh:conforms", "sh:resultMessage");
        JsonNode inForce = json(get("/grid/plans/2022-1", "en"));
        assertThat(inForce.get("conforms").asBoolean())
                .as(inForce.get("counts").toString())
                .isTrue();
        // a draft is on no map of today
        assertThat(server.hits("TYPENAMES=eco_grid")).isEqualTo(451);
    }

    /** Gaps and overlaps as PostGIS computes them, from the rows of the store. */
    @Test
    @Order(2)
    void postgisFindsNeitherGapNorOverlap() throws Exception {
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("city.gpkg"));
                Connection postgis = DriverManager.getConnection(Server.postgisUrl());
                Statement sql = postgis.createStatement()) {
            sql.execute("CREATE TEMP TABLE plan_grid (code text, village text, geom geometry)");
            sql.execute("CREATE TEMP TABLE plan_village (code text, village text, geom geometry)");
            copy(store, "SELECT code, village, geom FROM eco_grid WHERE plan = '2026-1'", postgis, "plan_grid");
            copy(store, "SELECT code, code, geom FROM village", postgis, "plan_village");
            sql.execute("CREATE INDEX ON plan_grid USING gist (geom)");
            try (ResultSet row = sql.executeQuery("SELECT count(*), count(DISTINCT village) FROM plan_grid")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(451);
                assertThat(row.getInt(2)).isEqualTo(147);
            }
            double overlap = number(
                    sql,
                    "SELECT coalesce(max(ST_Area(ST_Intersection(a.geom, b.geom)::geography)), 0) FROM plan_grid a"
                            + " JOIN plan_grid b ON a.code < b.code AND a.geom && b.geom AND ST_Overlaps(a.geom, b.geom)");
            double differing = number(
                    sql,
                    "SELECT max(ST_Area(ST_SymDifference(v.geom, g.geom)::geography)) FROM plan_village v JOIN"
                            + " (SELECT village, ST_Union(geom) AS geom FROM plan_grid GROUP BY village) g USING (village)");
            // square metres of the worst village: a centimetre along its bounds
            assertThat(overlap).isLessThan(5);
            assertThat(differing).isLessThan(10);
        }
    }

    private static double number(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static void copy(Connection store, String select, Connection postgis, String table) throws SQLException {
        try (Statement rows = store.createStatement();
                ResultSet row = rows.executeQuery(select);
                PreparedStatement insert =
                        postgis.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ST_GeomFromWKB(?, 4490))")) {
            while (row.next()) {
                insert.setString(1, row.getString(1));
                insert.setString(2, row.getString(2));
                insert.setBytes(3, wkb(row.getBytes(3)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Behind the header of a GeoPackage geometry (OGC 12-128r19, 2.1.3). */
    private static byte[] wkb(byte[] blob) {
        int envelope = new int[] {0, 32, 48, 48, 64}[ByteBuffer.wrap(blob).get(3) >> 1 & 7];
        return Arrays.copyOfRange(blob, 8 + envelope, blob.length);
    }

    @Test
    @Order(3)
    void faultyPlacesChangesAndMergesAreLayers() throws Exception {
        JsonNode report = json(post("/grid/plans/" + PLAN + "/validate", "{}"));
        long faults = report.get("faults").size();
        String ofPlan = "&FILTER="
                + VisitedCity.encoded("<fes:Filter xmlns:fes=\"http://www.opengis.net/fes/2.0\"><fes:PropertyIsEqualTo>"
                        + "<fes:ValueReference>plan</fes:ValueReference><fes:Literal>2026-1</fes:Literal>"
                        + "</fes:PropertyIsEqualTo></fes:Filter>");
        assertThat(server.hits("TYPENAMES=plan_fault" + ofPlan)).isEqualTo(faults);
        assertThat(faults).isPositive();
        HttpResponse<String> map = server.get("/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=plan_fault&STYLES="
                + "&CRS=CRS:84&BBOX=112.95,22.9,113.2,23.1&WIDTH=400&HEIGHT=320&FORMAT=image/png");
        assertThat(map.headers().firstValue("Content-Type").orElse("")).isEqualTo("image/png");

        JsonNode diff = json(post("/grid/plans/2022-1/diff/" + PLAN, "{}"));
        assertThat(diff.toString()).contains("2026-1");
        assertThat(server.hits("TYPENAMES=plan_change")).isPositive();
        JsonNode merge = json(get("/grid/plans/" + PLAN + "/merge", "en"));
        assertThat(merge.get("lines"))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line.get("merged")).isEqualTo(line.get("grids")));
    }

    @Test
    @Order(4)
    void anEditThatTearsTheGridsApartIsRefusedWithTheFix() throws Exception {
        HttpResponse<String> answer = server.post(
                "/wfs",
                VisitedCity.transaction("<wfs:Delete typeName=\"gewu:eco_grid\"><fes:Filter>"
                        + "<fes:ResourceId rid=\"eco_grid.440604012008001\"/></fes:Filter></wfs:Delete>"),
                "admin",
                Server.ADMIN_PASSWORD);
        assertThat(answer.body())
                .contains("would no longer cover it once [gap]")
                .contains("give it to grid");
        assertThat(server.hits("TYPENAMES=eco_grid")).isEqualTo(451);
    }

    @Test
    @Order(5)
    void anApprovedPlanIsInForceFromItsDayOnAndCanBeTakenBack() throws Exception {
        HttpResponse<String> early = post("/grid/plans/" + PLAN + "/approve", "{\"validFrom\":\"2026-01-01\"}");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("is draft, expected submitted");
        json(post("/grid/plans/" + PLAN + "/submit", "{}"));
        HttpResponse<String> approved = post("/grid/plans/" + PLAN + "/approve", "{\"validFrom\":\"2026-01-01\"}");
        assertThat(json(approved).get("status").asText()).isEqualTo("approved");
        long commit = approved.headers().firstValueAsLong("Gewu-Commit").orElseThrow();

        String now = "SELECT (COUNT(?g) AS ?n) { ?g <https://w3id.org/gewu/grid#inPlan> ?p ;"
                + " a <https://w3id.org/gewu/grid#EcoGrid> FILTER(STRENDS(STR(?p), \"2026-1\")) }";
        assertThat(server.select(now)).containsExactly("451");
        assertThat(plansAt("2026-06-01")).isEqualTo("2026-1");
        assertThat(plansAt("2022-04-12")).isEqualTo("2022-1");

        assertThat(server.post("/admin/commits/" + commit + "/undo", "", "admin", Server.ADMIN_PASSWORD)
                        .statusCode())
                .isEqualTo(200);
        assertThat(plansAt("2026-06-01")).isEqualTo("2022-1");
    }

    private static String plansAt(String day) throws IOException, InterruptedException {
        return json(get("/grid/at?lon=113.1049&lat=23.0219&day=" + day, "en"))
                .get("plan")
                .asText();
    }
}
