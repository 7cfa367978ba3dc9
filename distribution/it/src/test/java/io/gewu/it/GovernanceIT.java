package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
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
}
