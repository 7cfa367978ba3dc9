package io.gewu.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.api.LocalizedText;
import io.gewu.api.json.Json;
import io.gewu.api.json.JsonObject;
import io.gewu.api.rest.RestField;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.rest.RestService;
import io.gewu.api.rest.Route;
import io.gewu.http.Problems;
import io.gewu.http.internal.InFlight;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Routes over HTTP, without OSGi. */
final class RestServletTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicBoolean CLOSED = new AtomicBoolean();
    private static Server server;
    private static String address;

    private static final class Parcels implements RestService {
        @Override
        public String root() {
            return "parcel";
        }

        @Override
        public LocalizedText title() {
            return new LocalizedText("宗地", "Parcels");
        }

        @Override
        public List<Route> routes() {
            return List.of(
                    Route.get("list", "列表", "All", Parcels::list)
                            .query(
                                    RestField.text("use", "用途", "Use").list(),
                                    RestField.of("limit", RestField.Type.INTEGER, "件数", "Most")),
                    Route.get("at", "位置", "At", request -> RestReply.json(Map.of("lon", request.query("lon"))))
                            .query(RestField.of("lon", RestField.Type.NUMBER, "经度", "Degrees east")
                                    .mandatory()),
                    Route.get(
                                    "{code}",
                                    "一宗",
                                    "One",
                                    request -> RestReply.json(Map.of("code", request.path("code")))
                                            .etag("v1"))
                            .produces("application/json", "text/html"),
                    Route.put("{code}", "替换", "Replace", Parcels::put)
                            .body(RestField.text("use", "用途", "Use").mandatory()),
                    Route.delete("{code}", "删除", "Remove", request -> RestReply.noContent()));
        }

        private static RestReply list(RestRequest request) {
            Stream<String> uses = request.queryAll("use").stream();
            return RestReply.json(Map.of("uses", uses.onClose(() -> CLOSED.set(true))));
        }

        private static RestReply put(RestRequest request) throws IOException {
            request.requireMatch(request.path("code").equals("new") ? Optional.empty() : Optional.of("v1"));
            return RestReply.json(Map.of("use", request.json().requiredText("use")));
        }
    }

    private static final class Failures extends HttpFilter {
        private static final long serialVersionUID = 1L;

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException {
            try {
                chain.doFilter(request, response);
            } catch (jakarta.servlet.ServletException | RuntimeException failure) {
                Problems.writeAny((HttpServletRequest) request, (HttpServletResponse) response, failure);
            }
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        RestRoots roots = new RestRoots();
        roots.add("test.parcels", new Parcels());
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new RestServlet("parcel", roots, new InFlight())), "/parcel/*");
        context.addFilter(new FilterHolder(new Failures()), "/*", EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
        server.start();
        address = "http://127.0.0.1:" + connector.getLocalPort() + "/parcel";
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, "", headers);
    }

    @Test
    void repeatedParametersAllArrive() throws Exception {
        assertThat(get("/list?use=a&use=b").body()).isEqualTo("{\"uses\":[\"a\",\"b\"]}");
    }

    @Test
    void aParameterThatNobodyDeclaresIsRefusedByName() throws Exception {
        HttpResponse<String> refused = get("/list?colour=red");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Json.read(refused.body()).requiredText("locator")).isEqualTo("colour");
        assertThat(get("/list?lang=en").statusCode()).isEqualTo(200);
    }

    @Test
    void aParameterThatIsNoListIsSentOnce() throws Exception {
        HttpResponse<String> refused = get("/list?limit=1&limit=2");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Json.read(refused.body()).requiredText("locator")).isEqualTo("limit");
    }

    @Test
    void aMandatoryParameterIsAskedFor() throws Exception {
        HttpResponse<String> refused = get("/at");
        assertThat(Json.read(refused.body()).requiredText("code")).isEqualTo("MISSING_PARAMETER");
        assertThat(get("/at?lon=113").body()).isEqualTo("{\"lon\":\"113\"}");
    }

    @Test
    void aMethodThatIsNotThereIsRefusedWithThoseThatAre() throws Exception {
        HttpResponse<String> refused = send("PATCH", "/p1", "{}", "Content-Type", "application/json");
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).contains("DELETE, GET, HEAD, OPTIONS, PUT");
        HttpResponse<String> options = send("OPTIONS", "/p1", "");
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Allow")).contains("DELETE, GET, HEAD, OPTIONS, PUT");
        // {code} may be "list"
        assertThat(send("POST", "/list", "").headers().firstValue("Allow")).contains("DELETE, GET, HEAD, OPTIONS, PUT");
        assertThat(send("POST", "", "").headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        assertThat(get("/a/b").statusCode()).isEqualTo(404);
    }

    @Test
    void aDocumentThatTheClientHasIsNotSentAgain() throws Exception {
        HttpResponse<String> first = get("/p1");
        assertThat(first.headers().firstValue("ETag")).contains("\"v1\"");
        HttpResponse<String> second = get("/p1", "If-None-Match", "\"v0\", W/\"v1\"");
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(get("/p1", "If-None-Match", "\"v0\"").statusCode()).isEqualTo(200);
    }

    @Test
    void aChangeOfWhatIsNoLongerSoIsRefused() throws Exception {
        String[] json = {"Content-Type", "application/json", "If-Match", "\"v0\""};
        assertThat(send("PUT", "/p1", "{\"use\":\"x\"}", json).statusCode()).isEqualTo(412);
        json[3] = "\"v1\"";
        assertThat(send("PUT", "/p1", "{\"use\":\"x\"}", json).body()).isEqualTo("{\"use\":\"x\"}");
        assertThat(send("PUT", "/new", "{\"use\":\"x\"}", json).statusCode()).isEqualTo(412);
        json[2] = "If-None-Match";
        json[3] = "*";
        assertThat(send("PUT", "/p1", "{\"use\":\"x\"}", json).statusCode()).isEqualTo(412);
        assertThat(send("PUT", "/new", "{\"use\":\"x\"}", json).statusCode()).isEqualTo(200);
    }

    @Test
    void mediaTypesAreNegotiated() throws Exception {
        assertThat(get("/p1", "Accept", "text/csv").statusCode()).isEqualTo(406);
        assertThat(get("/p1", "Accept", "text/csv, */*;q=0.1").statusCode()).isEqualTo(200);
        assertThat(send("PUT", "/p1", "use=x", "Content-Type", "text/plain").statusCode())
                .isEqualTo(415);
    }

    @Test
    void nothingToSayIs204() throws Exception {
        HttpResponse<String> done = send("DELETE", "/p1", "");
        assertThat(done.statusCode()).isEqualTo(204);
        assertThat(done.headers().firstValue("Content-Type")).isEmpty();
    }

    @Test
    void aHeadRequestClosesWhatItDoesNotSend() throws Exception {
        CLOSED.set(false);
        HttpResponse<String> head = send("HEAD", "/list?use=a", "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(CLOSED).isTrue();
    }

    @Test
    void theOpenApiDocumentSaysWhatTheRoutesDeclare() throws Exception {
        HttpResponse<String> answer = get("/api?lang=en");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
                .isEqualTo("application/vnd.oai.openapi+json;version=3.0");
        JsonObject document = Json.read(answer.body());
        assertThat(document.requiredText("openapi")).isEqualTo("3.0.3");
        JsonObject paths = document.object("paths").orElseThrow();
        assertThat(paths.members().keySet()).containsExactly("/list", "/at", "/{code}");
        JsonObject one = paths.object("/{code}").orElseThrow();
        assertThat(one.members().keySet()).containsExactly("get", "put", "delete");
        JsonObject use = paths.object("/list")
                .orElseThrow()
                .object("get")
                .orElseThrow()
                .objects("parameters")
                .get(0);
        assertThat(use.members())
                .containsEntry("name", "use")
                .containsEntry("in", "query")
                .containsEntry("required", false)
                .containsEntry("description", "Use")
                .containsEntry("schema", Map.of("type", "array", "items", Map.of("type", "string")));
        JsonObject code = one.object("get").orElseThrow().objects("parameters").get(0);
        assertThat(code.members()).containsEntry("in", "path").containsEntry("required", true);
        assertThat(one.object("put").orElseThrow().members()).containsKey("requestBody");
    }
}
