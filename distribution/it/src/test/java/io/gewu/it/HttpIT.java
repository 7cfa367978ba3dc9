package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers, caches and tools of HTTP meet at every address, whatever protocol is spoken there. */
final class HttpIT {
    private static final String WMS = "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetCapabilities";
    private static final String WFS = "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetCapabilities";
    private static final String GRID = "/id/grid/440604012008001";
    private static final String ADMIN = WorkedCity.basic("admin", Server.ADMIN_PASSWORD);
    private static final String BROKEN_EDIT = "<wfs:Transaction";

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static JsonNode problem(HttpResponse<String> answer) throws IOException {
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(answer.statusCode());
        return problem;
    }

    @ParameterizedTest
    @CsvSource({
        "200, /health",
        "200, " + WMS,
        "200, " + GRID,
        "400, /wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=Nothing",
        "400, /wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=Nothing",
        "400, /sparql?query=nonsense",
        "403, /admin",
        "404, /nowhere",
        "404, /event/nowhere"
    })
    void aPageOfAnotherSiteReadsAnswersAndErrors(int status, String path) throws Exception {
        HttpResponse<String> answer = Server.shared().get(path, "Origin", "https://map.example.org");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(answer, "Access-Control-Expose-Headers")).contains("ETag", "Gewu-Commit");
        // with "*" a browser sends no password it remembers; this header would let it
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Vary")).contains("Origin", "Accept-Language", "Authorization");
        assertThat(header(Server.shared().get(path), "Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-type, x-requested-with", "x-xsrf-token", "authorization,gewu-commit"})
    void aPreflightAllowsTheHeadersThatAreAskedFor(String asked) throws Exception {
        HttpResponse<String> answer = Server.shared()
                .send(
                        "OPTIONS",
                        "/wfs",
                        "",
                        "Origin",
                        "https://map.example.org",
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        asked);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(answer, "Access-Control-Allow-Methods")).contains("GET", "POST");
        Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : header(answer, "Access-Control-Allow-Headers").split(",", -1)) {
            allowed.add(name.trim());
        }
        for (String name : asked.split(",", -1)) {
            assertThat(allowed).contains(name.trim());
        }
    }

    /** Without the check a page could edit with the password that the visitor's browser remembers. */
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""})
    void aFormOfAnotherSiteWithARememberedPasswordIsRefused(String type) throws Exception {
        HttpResponse<String> answer = form(type, "https://evil.example");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("https://evil.example");
        // a page of this server, and XML, which a form cannot send, reach the service and its own complaint
        assertThat(form(type, Server.shared().address()).statusCode()).isNotIn(401, 403);
        assertThat(form("text/xml", "https://evil.example").statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> form(String type, String origin) throws Exception {
        return type.isEmpty()
                ? Server.shared().send("POST", "/wfs", BROKEN_EDIT, "Authorization", ADMIN, "Origin", origin)
                : Server.shared()
                        .send(
                                "POST",
                                "/wfs",
                                BROKEN_EDIT,
                                "Authorization",
                                ADMIN,
                                "Origin",
                                origin,
                                "Content-Type",
                                type);
    }

    @ParameterizedTest
    @ValueSource(strings = {WMS, WFS, "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=DescribeFeatureType&TYPENAMES=town"})
    void aDescriptionThatACacheHasIsNotSentAgain(String path) throws Exception {
        HttpResponse<String> first = Server.shared().get(path);
        String tag = header(first, "ETag");
        assertThat(tag).matches("(W/)?\"[^\"]+\"");
        assertThat(header(first, "Cache-Control")).contains("no-cache");
        HttpResponse<String> again = Server.shared().get(path, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);
        HttpResponse<String> other = Server.shared().get(path, "If-None-Match", "\"another\"");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(first.body());
        HttpResponse<byte[]> packed = Server.shared().bytes(path, "Accept-Encoding", "gzip");
        assertThat(Server.shared()
                        .bytes(path, "Accept-Encoding", "gzip", "If-None-Match", header(packed, "ETag"))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void twoCallersHaveTwoTagsOfWhatEachMaySee() throws Exception {
        assertThat(header(Server.shared().get(WFS, "Authorization", ADMIN), "ETag"))
                .isNotEqualTo(header(Server.shared().get(WFS), "ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/health",
                WMS,
                WFS,
                GRID,
                "/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D",
                "/nowhere",
                "/sparql?query=x"
            })
    void headIsGetWithoutABody(String path) throws Exception {
        HttpResponse<String> get = Server.shared().get(path);
        HttpResponse<String> head = Server.shared().send("HEAD", path, "");
        assertThat(get.body()).isNotEmpty();
        assertThat(head.body()).isEmpty();
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        for (String name : new String[] {"Content-Type", "ETag", "Cache-Control", "Gewu-Commit", "Content-Language"}) {
            assertThat(header(head, name)).as(name).isEqualTo(header(get, name));
        }
    }

    @Test
    void bodiesLongerThanAnAddressTakesAreTurnedAway() throws Exception {
        HttpResponse<String> query =
                Server.shared().send("POST", "/wfs", " ".repeat(9 << 20), "Content-Type", "text/xml");
        assertThat(query.statusCode()).isEqualTo(413);
        assertThat(query.body()).contains("ExceptionReport", Integer.toString(8 << 20));
        HttpResponse<String> report = Server.shared()
                .send(
                        "POST",
                        "/event/reports",
                        "{\"id\":\"" + "x".repeat(2 << 20) + "\"}",
                        "Authorization",
                        ADMIN,
                        "Content-Type",
                        "application/json");
        assertThat(report.statusCode()).isEqualTo(413);
        assertThat(problem(report).get("code").asText()).isEqualTo("TOO_LARGE");
        assertThat(Server.shared().get("/health").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/turtle|text/turtle|PREFIX",
                "application/ld+json|application/ld+json|\"@id\"",
                "application/geo+json|application/geo+json|\"Feature\"",
                "text/html,application/xhtml+xml,*/*;q=0.8|text/html|<html",
                "application/n-triples;q=0.9, text/turtle;q=0.1|application/n-triples|<http",
                "*/*|text/turtle|PREFIX"
            })
    void aThingComesInTheFormThatIsAskedFor(String accept, String type, String mark) throws Exception {
        HttpResponse<String> answer = Server.shared().get(GRID, "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith(type);
        assertThat(answer.body()).contains(mark).contains("440604012008001");
    }

    @Test
    void aFormThatNobodyMakesIsNotAcceptable() throws Exception {
        HttpResponse<String> answer = Server.shared().get(GRID, "Accept", "image/png");
        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(problem(answer).get("detail").asText()).contains("text/turtle");
    }

    @Test
    void refusalsAreInTheReadersLanguage() throws Exception {
        assertThat(problem(Server.shared().get("/event/tasks", "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8"))
                        .get("detail")
                        .asText())
                .matches("(?s).*\\p{IsHan}.*");
        assertThat(problem(Server.shared().get("/event/tasks", "Accept-Language", "en-GB,en;q=0.9"))
                        .get("detail")
                        .asText())
                .doesNotMatch("(?s).*\\p{IsHan}.*");
    }

    @Test
    void longTextIsPackedForWhoAsksAndPicturesAreNot() throws Exception {
        HttpResponse<byte[]> plain = Server.shared().bytes(WFS);
        HttpResponse<byte[]> packed = Server.shared().bytes(WFS, "Accept-Encoding", "gzip");
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.body().length).isLessThan(plain.body().length / 2);
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
        assertThat(new String(unpacked, StandardCharsets.UTF_8))
                .isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
        assertThat(header(
                        Server.shared()
                                .bytes(
                                        "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=town&STYLES=&CRS=CRS:84"
                                                + "&BBOX=113,22.9,113.2,23.1&WIDTH=300&HEIGHT=300&FORMAT=image/png",
                                        "Accept-Encoding",
                                        "gzip"),
                        "Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/nowhere, NOT_FOUND", "/id/grid/none, NOT_FOUND", "/event/nowhere, NOT_FOUND"})
    void whatIsNotThereIsAProblemThatNamesIt(String path, String code) throws Exception {
        HttpResponse<String> answer = Server.shared().get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(problem(answer).get("code").asText()).isEqualTo(code);
        assertThat(problem(answer).get("detail").asText()).contains(path.substring(path.lastIndexOf('/') + 1));
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /wms", "PUT, /wfs", "DELETE, /sparql", "DELETE, /event/reports", "GET, /event/reports"})
    void aMethodThatAnAddressLacksIsAProblemThatNamesTheOthers(String method, String path) throws Exception {
        HttpResponse<String> answer = Server.shared().send(method, path, "", "Accept-Language", "en");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(problem(answer).get("detail").asText()).contains(method, "POST");
    }
}
