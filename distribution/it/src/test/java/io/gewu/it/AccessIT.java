package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
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
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every door gives each caller what an oracle gives that filters the same rows in memory: a closed layer with a scope
 * and a personal attribute, asked by callers of every kind.
 */
final class AccessIT {
    private static final int ROWS = 200;
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
    private record Visit(String code, String village, int score, String phone, double x, double y) {}

    /**
     * Who asks, and what the declaration lets them see.
     *
     * @param rows which features
     * @param knows whether they know of the layer at all
     * @param personal whether they see phone numbers
     */
    private record Someone(String name, boolean knows, boolean personal, Predicate<Visit> rows) {
        String[] headers() {
            return name.isEmpty() ? new String[0] : new String[] {"X-API-Key", key(name)};
        }
    }

    private static final List<Someone> CALLERS = List.of(
            new Someone("", false, false, v -> false),
            new Someone("stranger", false, false, v -> false),
            new Someone("city", true, false, v -> true),
            new Someone("town", true, false, v -> v.village().startsWith("440604010")),
            new Someone("village", true, true, v -> v.village().equals("440604011201")),
            new Someone("doctor", true, true, v -> true));

    @TempDir
    static Path data;

    private static final List<Visit> VISITS = new ArrayList<>();
    private static Server server;

    private static String key(String name) {
        return "gewu_"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((name + "-key").getBytes(StandardCharsets.UTF_8));
    }

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(data.resolve("plugins"));
        plugin(data.resolve("plugins/visit.jar"));
        Files.write(
                data.resolve("accounts"),
                List.of(
                        line("stranger", "cim-editor", ""),
                        line("city", "visitor", ""),
                        line("town", "visitor", "440604010"),
                        line("village", "visitor,sensitive-reader", "440604011201"),
                        line("doctor", "visitor,sensitive-reader", "")));
        server = Server.start(data, "--empty").awaitReady();
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
            VISITS.add(visit);
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
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String line(String name, String roles, String areas) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key(name).getBytes(StandardCharsets.UTF_8));
        return name + ":{SHA256}" + HexFormat.of().formatHex(digest) + ":" + roles + ":" + areas;
    }

    private static void plugin(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "test.visit");
        manifest.getMainAttributes().putValue("Bundle-Version", "1.0.0");
        manifest.getMainAttributes().putValue("Gewu-Plugin", "visit");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            for (String[] file : new String[][] {{"layers/visit.yaml", LAYER}, {"layers/visit.sld", STYLE}}) {
                entries.putNextEntry(new JarEntry(file[0]));
                entries.write(file[1].getBytes(StandardCharsets.UTF_8));
                entries.closeEntry();
            }
        }
    }

    private static String transaction(String actions) {
        return "<wfs:Transaction xmlns:wfs=\"http://www.opengis.net/wfs/2.0\" xmlns:gml=\"http://www.opengis.net/gml/3.2\""
                + " xmlns:fes=\"http://www.opengis.net/fes/2.0\" xmlns:gewu=\"https://w3id.org/gewu/features\""
                + " service=\"WFS\" version=\"2.0.0\">" + actions + "</wfs:Transaction>";
    }

    private static String ask(Someone who, String path) throws IOException, InterruptedException {
        return server.get(path, who.headers()).body();
    }

    private static String wfs(Someone who, String query) throws IOException, InterruptedException {
        return ask(who, "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=visit&" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String filter(String content) {
        return "FILTER="
                + encoded("<fes:Filter xmlns:fes=\"http://www.opengis.net/fes/2.0\""
                        + " xmlns:gml=\"http://www.opengis.net/gml/3.2\">" + content + "</fes:Filter>");
    }

    private static Stream<Visit> seen(Someone who) {
        return VISITS.stream().filter(who.rows());
    }

    private static List<String> codes(Stream<Visit> visits) {
        return visits.map(Visit::code).sorted().toList();
    }

    private static List<String> codes(String answer) {
        Matcher matcher = Pattern.compile("\\bV\\d{3}\\b").matcher(answer);
        TreeSet<String> codes = new TreeSet<>();
        while (matcher.find()) {
            codes.add(matcher.group());
        }
        return List.copyOf(codes);
    }

    @Test
    void whoeverMayNotKnowOfTheLayerFindsNoTraceOfIt() throws Exception {
        for (Someone who : CALLERS) {
            for (String path : List.of(
                    "/wfs?SERVICE=WFS&REQUEST=GetCapabilities",
                    "/wfs?SERVICE=WFS&REQUEST=GetCapabilities&VERSION=1.1.0",
                    "/wms?SERVICE=WMS&REQUEST=GetCapabilities")) {
                assertThat(ask(who, path).contains(">visit<") || ask(who, path).contains("gewu:visit<"))
                        .as(who.name() + " " + path)
                        .isEqualTo(who.knows());
            }
            String unknown = ask(who, "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=nothing");
            assertThat(unknown.contains("gewu:visit")).as(who.name()).isEqualTo(who.knows());
            assertThat(server.get("/id/visit/V001.geojson", who.headers()).statusCode() == 200)
                    .as(who.name())
                    .isEqualTo(who.rows().test(VISITS.get(1)));
        }
    }

    @Test
    void featuresCountsAndFiltersAreThoseOfTheOracle() throws Exception {
        for (Someone who : CALLERS) {
            if (!who.knows()) {
                assertThat(wfs(who, "")).as(who.name()).contains("ExceptionReport");
                continue;
            }
            assertThat(codes(wfs(who, ""))).as(who.name()).isEqualTo(codes(seen(who)));
            assertThat(wfs(who, "RESULTTYPE=hits"))
                    .contains("numberMatched=\"" + seen(who).count() + "\"");
            assertThat(codes(wfs(
                            who,
                            filter("<fes:PropertyIsGreaterThan><fes:ValueReference>score</fes:ValueReference>"
                                    + "<fes:Literal>4</fes:Literal></fes:PropertyIsGreaterThan>"))))
                    .isEqualTo(codes(seen(who).filter(v -> v.score() > 4)));
            assertThat(codes(wfs(
                            who,
                            filter("<fes:Not><fes:PropertyIsEqualTo><fes:ValueReference>village</fes:ValueReference>"
                                    + "<fes:Literal>440604010201</fes:Literal></fes:PropertyIsEqualTo></fes:Not>"))))
                    .isEqualTo(codes(seen(who).filter(v -> !v.village().equals("440604010201"))));
            assertThat(codes(wfs(who, "BBOX=" + encoded("113.0495,22.9495,113.1505,23.0505,EPSG:4490"))))
                    .isEqualTo(codes(seen(who)
                            .filter(v ->
                                    v.x() >= 113.0495 && v.x() <= 113.1505 && v.y() >= 22.9495 && v.y() <= 23.0505)));
            assertThat(codes(wfs(who, "RESOURCEID=visit.V000,visit.V001,visit.V002,visit.V003")))
                    .isEqualTo(codes(seen(who).filter(v -> v.code().compareTo("V004") < 0)));
            assertThat(
                            codes(
                                    ask(
                                            who,
                                            "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetPropertyValue&TYPENAMES=visit&VALUEREFERENCE=code")))
                    .isEqualTo(codes(seen(who)));
            assertThat(wfs(who, "SORTBY=score,code&COUNT=7").split("<gewu:visit ", -1).length - 1)
                    .isEqualTo((int) Math.min(7, seen(who).count()));
        }
    }

    @Test
    void personalValuesCannotBeReadNorGuessed() throws Exception {
        for (Someone who : CALLERS) {
            if (!who.knows()) {
                continue;
            }
            String all = wfs(who, "");
            assertThat(VISITS.stream().filter(v -> all.contains(v.phone())).count())
                    .as(who.name())
                    .isEqualTo(who.personal() ? seen(who).count() : 0);
            for (String query : List.of(
                    "SORTBY=phone",
                    "PROPERTYNAME=phone",
                    filter("<fes:PropertyIsEqualTo><fes:ValueReference>phone</fes:ValueReference><fes:Literal>"
                            + VISITS.get(0).phone() + "</fes:Literal></fes:PropertyIsEqualTo>"))) {
                assertThat(wfs(who, query).contains("ExceptionReport"))
                        .as(who.name() + " " + query)
                        .isEqualTo(!who.personal());
            }
            assertThat(ask(who, "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=DescribeFeatureType&TYPENAMES=visit")
                            .contains("phone"))
                    .isEqualTo(who.personal());
        }
    }

    @Test
    void mapsAndExtentsShowNothingElse() throws Exception {
        for (Someone who : CALLERS) {
            if (!who.knows()) {
                assertThat(ask(who, map("GetMap"))).contains("LayerNotDefined");
                assertThat(ask(who, map("GetLegendGraphic") + "&LAYER=visit")).contains("LayerNotDefined");
                continue;
            }
            String info = ask(
                    who,
                    map("GetFeatureInfo")
                            + "&QUERY_LAYERS=visit&I=200&J=200&INFO_FORMAT=application/json&FEATURE_COUNT=50");
            assertThat(codes(seen(who))).as(who.name()).containsAll(codes(info));
            for (Visit visit : List.of(VISITS.get(0), VISITS.get(1), VISITS.get(2), VISITS.get(3), VISITS.get(4))) {
                int i = (int) Math.round((visit.x() - 112.99) / 0.22 * 400);
                int j = (int) Math.round((23.11 - visit.y()) / 0.22 * 400);
                String there = ask(
                        who,
                        map("GetFeatureInfo") + "&QUERY_LAYERS=visit&I=" + i + "&J=" + j
                                + "&INFO_FORMAT=application/json&FEATURE_COUNT=50");
                assertThat(codes(there).contains(visit.code()))
                        .as(who.name() + " " + visit.code())
                        .isEqualTo(who.rows().test(visit));
            }
            String capabilities = ask(who, "/wfs?SERVICE=WFS&REQUEST=GetCapabilities");
            Matcher corner = Pattern.compile("(?s)gewu:visit<.*?<ows:LowerCorner>([0-9.]+) ([0-9.]+)<")
                    .matcher(capabilities);
            assertThat(corner.find()).isTrue();
            assertThat(Double.parseDouble(corner.group(1)))
                    .isCloseTo(seen(who).mapToDouble(Visit::x).min().orElseThrow(), within(1e-5));
            assertThat(Double.parseDouble(corner.group(2)))
                    .isCloseTo(seen(who).mapToDouble(Visit::y).min().orElseThrow(), within(1e-5));
        }
    }

    private static String map(String request) {
        return "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=" + request
                + "&LAYERS=visit&STYLES=&CRS=CRS:84&BBOX=112.99,22.89,113.21,23.11&WIDTH=400&HEIGHT=400&FORMAT=image/png";
    }

    /** Features, personal values and paths over them alike; history, which tells of all areas, to who sees them all. */
    @Test
    void theGraphHidesWhatOtherDoorsHide() throws Exception {
        for (Someone who : CALLERS) {
            boolean whole = who.knows() && seen(who).count() == ROWS;
            List<String> expected = who.knows() ? codes(seen(who)) : List.of();
            for (String query : List.of(
                    "SELECT ?c { ?s <https://example.org/visit#code> ?c }",
                    "SELECT ?c { GRAPH ?g { ?s <https://example.org/visit#code> ?c } }",
                    "SELECT ?c { ?s a/^a ?t . ?t <https://example.org/visit#village>/^<https://example.org/visit#village>/"
                            + "<https://example.org/visit#code> ?c }",
                    "SELECT ?c { ?s ?p ?c FILTER(isLiteral(?c)) }")) {
                assertThat(codes(sparql(who, query)))
                        .as(who.name() + " " + query)
                        .isEqualTo(expected);
            }
            String phones = sparql(who, "SELECT ?o { ?s <https://example.org/visit#phone> ?o }");
            assertThat(codes(VISITS.stream().filter(v -> phones.contains(v.phone()))))
                    .as(who.name())
                    .isEqualTo(who.personal() ? expected : List.of());
            String history = sparql(
                    who,
                    "SELECT (COUNT(?s) AS ?n) { ?s <http://www.w3.org/ns/prov#wasGeneratedBy> ?c"
                            + " FILTER(CONTAINS(STR(?s), \"/visit/\")) }");
            assertThat(history.lines().skip(1).collect(Collectors.joining()).trim())
                    .as(who.name())
                    .isEqualTo(whole ? Integer.toString(ROWS) : "0");
        }
    }

    private static String sparql(Someone who, String query) throws IOException, InterruptedException {
        List<String> headers = new ArrayList<>(List.of(who.headers()));
        headers.addAll(List.of("Accept", "text/csv"));
        return server.get("/sparql?query=" + encoded(query), headers.toArray(String[]::new))
                .body();
    }

    @Test
    void editsReachOnlyWhatTheirAuthorSees() throws Exception {
        for (Someone who : CALLERS) {
            Optional<Visit> foreign =
                    VISITS.stream().filter(who.rows().negate()).findFirst();
            if (foreign.isEmpty()) {
                continue;
            }
            String body = transaction(
                    "<wfs:Update typeName=\"gewu:visit\"><wfs:Property><wfs:ValueReference>score</wfs:ValueReference>"
                            + "<wfs:Value>99</wfs:Value></wfs:Property><fes:Filter><fes:ResourceId rid=\"visit."
                            + foreign.get().code() + "\"/></fes:Filter></wfs:Update>");
            HttpResponse<String> answer = server.post("/wfs", "text/xml", body, who.headers());
            assertThat(answer.statusCode()).as(who.name() + answer.body()).isBetween(400, 499);
        }
        assertThat(wfs(CALLERS.get(5), "")).doesNotContain(">99<");
    }
}
