package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A city with a closed layer that has a scope and a personal attribute, callers of every kind, and an oracle that
 * filters the same rows in memory.
 *
 * @param visits the rows
 */
record VisitedCity(Server server, List<Visit> visits) implements AutoCloseable {
    static final int ROWS = 200;
    private static final List<String> VILLAGES = List.of("440604010201", "440604010202", "440604011201");
    private static final String LAYER = """
            layer: visit
            title: {zh: 走访, en: Visit}
            geometry: {type: Point, crs: EPSG:4490}
            prefixes: {v: "https://example.org/visit#"}
            class: v:Visit
            iri: visit/{code}
            attributes:
              code: {type: string, key: true, rdf: v:code}
              village: {type: link, to: village, rdf: v:village}
              score: {type: integer, rdf: v:score}
              phone: {type: string, rdf: v:phone, sensitive: true}
            styles: [visit]
            access: {read: visitor, write: visitor, scope: village}
            """;
    private static final String STYLE = """
            <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld"><NamedLayer><Name>visit</Name>
            <UserStyle><FeatureTypeStyle><Rule><PointSymbolizer><Graphic><Mark><WellKnownName>square</WellKnownName>
            <Fill><CssParameter name="fill">#ff0000</CssParameter></Fill></Mark><Size>8</Size></Graphic></PointSymbolizer>
            </Rule></FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>
            """;

    /** A row of the oracle. */
    record Visit(String code, String village, int score, String phone, double x, double y) {}

    /**
     * Who asks, and what the declaration lets them see.
     *
     * @param rows which features
     * @param knows whether they know of the layer at all
     * @param personal whether they see phone numbers
     */
    record Someone(String name, boolean knows, boolean personal, Predicate<Visit> rows) {
        String[] headers() {
            return name.isEmpty() ? new String[0] : new String[] {"X-API-Key", key(name)};
        }
    }

    static final List<Someone> CALLERS = List.of(
            new Someone("", false, false, v -> false),
            new Someone("stranger", false, false, v -> false),
            new Someone("city", true, false, v -> true),
            new Someone("town", true, false, v -> v.village().startsWith("440604010")),
            new Someone("village", true, true, v -> v.village().equals("440604011201")),
            new Someone("doctor", true, true, v -> true));

    private static String key(String name) {
        return "gewu_"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((name + "-key").getBytes(StandardCharsets.UTF_8));
    }

    /** Starts it anew. */
    static VisitedCity start(Path data, String... options) throws Exception {
        Files.createDirectories(data.resolve("plugins"));
        PluginJar.write(
                data.resolve("plugins/visit.jar"),
                "visit",
                Map.of("layers/visit.yaml", LAYER, "layers/visit.sld", STYLE));
        Files.write(
                data.resolve("accounts"),
                List.of(
                        line("stranger", "cim-editor", ""),
                        line("city", "visitor", ""),
                        line("town", "visitor", "440604010"),
                        line("village", "visitor,sensitive-reader", "440604011201"),
                        line("doctor", "visitor,sensitive-reader", "")));
        List<String> all = new ArrayList<>(List.of("--empty"));
        all.addAll(List.of(options));
        Server server = Server.start(data, all.toArray(String[]::new)).awaitReady();
        List<Visit> visits = new ArrayList<>();
        Random random = new Random(20220412);
        StringBuilder features = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            Visit visit = new Visit(
                    "V%03d".formatted(i),
                    VILLAGES.get(random.nextInt(3)),
                    random.nextInt(10),
                    "138%08d".formatted(random.nextInt(100_000_000)),
                    113 + random.nextInt(200) / 1000.0,
                    22.9 + random.nextInt(200) / 1000.0);
            visits.add(visit);
            features.append(
                    ("<gewu:visit><gewu:code>%s</gewu:code><gewu:village>%s</gewu:village><gewu:score>%d</gewu:score>"
                                    + "<gewu:phone>%s</gewu:phone><gewu:geom><gml:Point srsName=\"EPSG:4490\"><gml:pos>%s %s</gml:pos>"
                                    + "</gml:Point></gewu:geom></gewu:visit>")
                            .formatted(
                                    visit.code(), visit.village(), visit.score(), visit.phone(), visit.x(), visit.y()));
        }
        HttpResponse<String> answer = server.post(
                "/wfs", transaction("<wfs:Insert>" + features + "</wfs:Insert>"), "admin", Server.ADMIN_PASSWORD);
        assertThat(answer.body()).contains("totalInserted>" + ROWS + "<");
        return new VisitedCity(server, List.copyOf(visits));
    }

    @Override
    public void close() {
        server.close();
    }

    private static String line(String name, String roles, String areas) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key(name).getBytes(StandardCharsets.UTF_8));
        return name + ":{SHA256}" + HexFormat.of().formatHex(digest) + ":" + roles + ":" + areas;
    }

    static String transaction(String actions) {
        return "<wfs:Transaction xmlns:wfs=\"http://www.opengis.net/wfs/2.0\" xmlns:gml=\"http://www.opengis.net/gml/3.2\""
                + " xmlns:fes=\"http://www.opengis.net/fes/2.0\" xmlns:gewu=\"https://w3id.org/gewu/features\""
                + " service=\"WFS\" version=\"2.0.0\">" + actions + "</wfs:Transaction>";
    }

    String ask(Someone who, String path) throws IOException, InterruptedException {
        return server.get(path, who.headers()).body();
    }

    String wfs(Someone who, String query) throws IOException, InterruptedException {
        return ask(who, "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=visit&" + query);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String filter(String content) {
        return "FILTER="
                + encoded("<fes:Filter xmlns:fes=\"http://www.opengis.net/fes/2.0\""
                        + " xmlns:gml=\"http://www.opengis.net/gml/3.2\">" + content + "</fes:Filter>");
    }

    Stream<Visit> seen(Someone who) {
        return visits.stream().filter(who.rows());
    }

    static List<String> codes(Stream<Visit> visits) {
        return visits.map(Visit::code).sorted().toList();
    }

    static List<String> codes(String answer) {
        Matcher matcher = Pattern.compile("\\bV\\d{3}\\b").matcher(answer);
        TreeSet<String> codes = new TreeSet<>();
        while (matcher.find()) {
            codes.add(matcher.group());
        }
        return List.copyOf(codes);
    }

    String sparql(Someone who, String query) throws IOException, InterruptedException {
        List<String> headers = new ArrayList<>(List.of(who.headers()));
        headers.addAll(List.of("Accept", "text/csv"));
        return server.get("/sparql?query=" + encoded(query), headers.toArray(String[]::new))
                .body();
    }

    static String map(String request) {
        return "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=" + request
                + "&LAYERS=visit&STYLES=&CRS=CRS:84&BBOX=112.99,22.89,113.21,23.11&WIDTH=400&HEIGHT=400&FORMAT=image/png";
    }
}
