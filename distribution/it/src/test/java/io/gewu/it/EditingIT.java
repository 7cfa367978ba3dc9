package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An edit is in every view at once, on both kinds of store, and stays there. */
final class EditingIT {
    private static final String PASSWORD = "一网统管2026";

    /** What lies where all components of these tests lie. */
    private static final String INFO = "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetFeatureInfo&LAYERS=component"
            + "&QUERY_LAYERS=component&STYLES=&CRS=EPSG:4490&BBOX=23.009,113.099,23.011,113.101&WIDTH=101&HEIGHT=101"
            + "&I=50&J=50&INFO_FORMAT=application/json";

    /** Where the city is kept. */
    enum Store {
        GEOPACKAGE,
        POSTGIS
    }

    @TempDir
    Path data;

    private Server start(Store store) throws IOException, InterruptedException, SQLException {
        account("mei", "cim-editor");
        if (store == Store.GEOPACKAGE) {
            return Server.start(data, "--empty").awaitReady();
        }
        List<String> options = new ArrayList<>(List.of("--empty"));
        options.addAll(
                List.of(Server.postgis("it" + data.getFileName().toString().replaceAll("\\D", ""))));
        return Server.start(data, options.toArray(String[]::new)).awaitReady();
    }

    private void account(String name, String roles) throws IOException, InterruptedException {
        gewu(PASSWORD, "--data", data.toString(), "account", name, "--roles", roles);
    }

    /** Runs the launcher as an operator does, and gives back what it says. */
    private static String gewu(String input, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("bash", Server.home().resolve("bin/gewu").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GEWU_ADMIN_PASSWORD", Server.ADMIN_PASSWORD);
        Process process = builder.start();
        process.getOutputStream().write((input + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** Two components in one transaction. */
    private static String pair(int number) {
        return "<wfs:Transaction xmlns:wfs=\"http://www.opengis.net/wfs/2.0\" xmlns:gml=\"http://www.opengis.net/gml/3.2\""
                + " xmlns:gewu=\"https://w3id.org/gewu/features\" service=\"WFS\" version=\"2.0.0\"><wfs:Insert>"
                + component(2 * number) + component(2 * number + 1) + "</wfs:Insert></wfs:Transaction>";
    }

    private static String component(int number) {
        return "<gewu:component><gewu:code>" + code(number) + "</gewu:code><gewu:name>井盖</gewu:name>"
                + "<gewu:component_class>0101</gewu:component_class><gewu:state>完好</gewu:state><gewu:geom>"
                + "<gml:Point srsName=\"urn:ogc:def:crs:EPSG::4490\"><gml:pos>23.01 113.1</gml:pos></gml:Point>"
                + "</gewu:geom></gewu:component>";
    }

    private static String code(int number) {
        return "44060401%08d".formatted(number);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void anEditIsInEveryViewWhenItsAnswerIs(Store store) throws Exception {
        try (Server server = start(store)) {
            assertThat(server.post("/wfs", pair(1), "", "").statusCode()).isEqualTo(401);
            assertThat(server.post("/wfs", pair(1), "mei", "guess").statusCode())
                    .isEqualTo(401);
            HttpResponse<String> edit = server.post("/wfs", pair(1), "mei", PASSWORD);
            assertThat(edit.body()).contains("totalInserted>2<");
            long commit =
                    Long.parseLong(edit.headers().firstValue("Gewu-Commit").orElseThrow());
            HttpResponse<String> features =
                    server.get("/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&RESOURCEID=component." + code(2));
            assertThat(features.body()).contains("numberMatched=\"1\"", "井盖");
            assertThat(features.headers().firstValueAsLong("Gewu-Commit").orElseThrow())
                    .isEqualTo(commit);
            HttpResponse<String> triples = server.get("/sparql?query="
                    + URLEncoder.encode(
                            "SELECT ?s { ?s <https://w3id.org/gewu/core#code> \"" + code(3) + "\" }",
                            StandardCharsets.UTF_8));
            assertThat(triples.headers().firstValueAsLong("Gewu-Commit").orElseThrow())
                    .isEqualTo(commit);
            assertThat(triples.body()).contains("/comp/" + code(3));
            HttpResponse<String> info = server.get(INFO + "&FEATURE_COUNT=5");
            assertThat(info.body()).contains("component." + code(2), "component." + code(3));
            assertThat(info.headers().firstValueAsLong("Gewu-Commit").orElseThrow())
                    .isEqualTo(commit);
            String port = Integer.toString(server.port());
            assertThat(gewu("", "--port", port, "commit", Long.toString(commit)))
                    .contains("mei", "WFS 2.0.0 from 127.0.0.1", "INSERT", code(2));
            gewu("", "--port", port, "commit", Long.toString(commit), "--undo");
            assertThat(server.hits("TYPENAMES=component")).isZero();
            assertThat(server.select("SELECT ?s { ?s <https://w3id.org/gewu/core#code> \"" + code(3) + "\" }"))
                    .isEmpty();
            assertThat(server.get("/admin/commits").statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void ogr2ogrAppends(Store store) throws Exception {
        try (Server server = start(store)) {
            Path source = data.resolve("new.geojson");
            Files.writeString(
                    source,
                    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"code\":\""
                            + code(8)
                            + "\",\"name\":\"路灯\",\"component_class\":\"0101\",\"state\":\"完好\"},\"geometry\":"
                            + "{\"type\":\"Point\",\"coordinates\":[113.1,23.01]}}]}");
            for (String version : List.of("1.1.0", "2.0.0")) {
                ProcessBuilder ogr = new ProcessBuilder(
                        "ogr2ogr",
                        "-update",
                        "-append",
                        "-f",
                        "WFS",
                        "WFS:" + server.address() + "/wfs?VERSION=" + version,
                        source.toString(),
                        "-nln",
                        "gewu:component");
                ogr.environment().put("GDAL_HTTP_USERPWD", "mei:" + PASSWORD);
                Process process = ogr.redirectErrorStream(true).start();
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(version + ": " + said).isZero();
                assertThat(server.hits("RESOURCEID=component." + code(8))).isEqualTo(1);
                Files.writeString(source, Files.readString(source).replace(code(8), code(9)));
            }
            assertThat(server.hits("TYPENAMES=component")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void aKilledServerKeepsWhatItAcknowledgedAndNothingHalf(Store store) throws Exception {
        Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
        try (Server server = start(store)) {
            AtomicInteger next = new AtomicInteger(1);
            ExecutorService clients = Executors.newFixedThreadPool(100);
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < 100; client++) {
                running.add(clients.submit(() -> {
                    while (true) {
                        int number = next.getAndIncrement();
                        if (server.post("/wfs", pair(number), "mei", PASSWORD).statusCode() == 200) {
                            acknowledged.add(number);
                        }
                    }
                }));
            }
            for (int i = 0; i < 3_000 && acknowledged.size() < 150; i++) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(150);
            server.kill();
            clients.shutdownNow();
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            assertThat(running).allMatch(Future::isDone);
        }
        try (Server server = start(store)) {
            Set<String> features = codes(server.get("/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature"
                            + "&TYPENAMES=component&PROPERTYNAME=code&OUTPUTFORMAT=csv")
                    .body()
                    .lines());
            for (int number : acknowledged) {
                assertThat(features).contains(code(2 * number), code(2 * number + 1));
            }
            for (String code : features) {
                int number = Integer.parseInt(code.substring(8)) ^ 1;
                assertThat(features).as("the other half of " + code).contains(code(number));
            }
            Set<String> triples = codes(server
                    .select("SELECT ?c { ?s a <https://w3id.org/gewu/cim#Component> ;"
                            + " <https://w3id.org/gewu/core#code> ?c }")
                    .stream());
            assertThat(triples).isEqualTo(features);
            Set<String> onMap =
                    codes(server.get(INFO + "&FEATURE_COUNT=50").body().lines());
            assertThat(onMap).hasSize(50).isSubsetOf(features);
        }
    }

    /** What one answer showed: its commit, and the names of the two components that are always changed together. */
    private record Seen(long commit, List<String> names) {}

    @ParameterizedTest
    @EnumSource(Store.class)
    void noViewShowsHalfACommitAndTheSameCommitIsTheSameEverywhere(Store store) throws Exception {
        try (Server server = start(store)) {
            assertThat(server.post("/wfs", pair(1), "mei", PASSWORD).statusCode())
                    .isEqualTo(200);
            Queue<Seen> seen = new ConcurrentLinkedQueue<>();
            AtomicBoolean done = new AtomicBoolean();
            ExecutorService readers = Executors.newFixedThreadPool(3);
            List<Future<?>> running = List.of(
                    readers.submit(() -> {
                        while (!done.get()) {
                            seen.add(features(server));
                        }
                        return null;
                    }),
                    readers.submit(() -> {
                        while (!done.get()) {
                            seen.add(triples(server));
                        }
                        return null;
                    }),
                    readers.submit(() -> {
                        while (!done.get()) {
                            seen.add(map(server));
                        }
                        return null;
                    }));
            for (int i = 0; i < 150; i++) {
                HttpResponse<String> edit = server.post("/wfs", rename("n" + i), "mei", PASSWORD);
                long commit =
                        Long.parseLong(edit.headers().firstValue("Gewu-Commit").orElseThrow());
                if (i % 10 == 0) {
                    for (Seen own : List.of(features(server), triples(server), map(server))) {
                        assertThat(own).isEqualTo(new Seen(commit, List.of("n" + i, "n" + i)));
                    }
                }
            }
            done.set(true);
            for (Future<?> reader : running) {
                reader.get(60, TimeUnit.SECONDS);
            }
            readers.shutdown();
            Map<Long, List<String>> byCommit = new HashMap<>();
            assertThat(seen).hasSizeGreaterThan(30);
            for (Seen one : seen) {
                assertThat(one.names()).as("commit " + one.commit()).hasSize(2);
                assertThat(one.names().get(0)).isEqualTo(one.names().get(1));
                assertThat(byCommit.computeIfAbsent(one.commit(), c -> one.names()))
                        .as("commit " + one.commit())
                        .isEqualTo(one.names());
            }
        }
    }

    private static String rename(String name) {
        String update =
                "<wfs:Update typeName=\"gewu:component\"><wfs:Property><wfs:ValueReference>name</wfs:ValueReference>"
                        + "<wfs:Value>" + name
                        + "</wfs:Value></wfs:Property><fes:Filter><fes:ResourceId rid=\"component.%s\"/>"
                        + "</fes:Filter></wfs:Update>";
        return "<wfs:Transaction xmlns:wfs=\"http://www.opengis.net/wfs/2.0\" xmlns:fes=\"http://www.opengis.net/fes/2.0\""
                + " xmlns:gewu=\"https://w3id.org/gewu/features\" service=\"WFS\" version=\"2.0.0\">"
                + update.formatted(code(2)) + update.formatted(code(3)) + "</wfs:Transaction>";
    }

    private static Seen seen(HttpResponse<String> answer, String pattern) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<String> names = Pattern.compile(pattern)
                .matcher(answer.body())
                .results()
                .map(match -> match.group(1))
                .toList();
        return new Seen(answer.headers().firstValueAsLong("Gewu-Commit").orElseThrow(), names);
    }

    private static Seen features(Server server) throws IOException, InterruptedException {
        return seen(
                server.get("/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=component"),
                "<gewu:name>([^<]*)<");
    }

    private static Seen triples(Server server) throws IOException, InterruptedException {
        return seen(
                server.get(
                        "/sparql?query="
                                + URLEncoder.encode(
                                        "SELECT ?n { ?s a <https://w3id.org/gewu/cim#Component> ;"
                                                + " <http://www.w3.org/2000/01/rdf-schema#label> ?n }",
                                        StandardCharsets.UTF_8),
                        "Accept",
                        "text/csv"),
                "(?m)^(n\\d+|井盖)\\s*$");
    }

    private static Seen map(Server server) throws IOException, InterruptedException {
        return seen(server.get(INFO + "&FEATURE_COUNT=5"), "\"name\":\"(n\\d+|井盖)\"");
    }

    private static Set<String> codes(Stream<String> lines) {
        Set<String> codes = new HashSet<>();
        lines.flatMap(line -> Arrays.stream(line.split("[,\"]", -1)))
                .filter(cell -> cell.matches("44060401\\d{8}"))
                .forEach(codes::add);
        return codes;
    }
}
