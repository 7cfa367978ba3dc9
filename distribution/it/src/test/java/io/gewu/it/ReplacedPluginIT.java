package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * New versions of plugins are dropped into a server that is busy: its clients notice the new version and nothing else.
 */
final class ReplacedPluginIT {
    private static final String LAYER = """
            layer: tree
            title: {zh: 树, en: Tree}
            geometry: {type: Point, crs: EPSG:4490}
            prefixes: {v: "https://example.org/tree#"}
            class: v:Tree
            iri: tree/{code}
            attributes:
              code: {type: string, key: true, rdf: v:code}
              height: {type: HEIGHT, rdf: v:height}
              MORE
            styles: [tree]
            access: {read: public}
            """;

    private static Map<String, String> files(String height, String more) {
        return Map.of(
                "layers/tree.yaml",
                LAYER.replace("HEIGHT", height).replace("MORE", more),
                "layers/tree.sld",
                """
                <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld"><NamedLayer><Name>p</Name>
                <UserStyle><FeatureTypeStyle><Rule><PointSymbolizer/></Rule></FeatureTypeStyle></UserStyle></NamedLayer>
                </StyledLayerDescriptor>""",
                "layers/tree.geojson",
                """
                {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"code": "T1", "height": 7},
                "geometry": {"type": "Point", "coordinates": [113.1, 23.0]}}]}""");
    }

    /** Asks again and again, and keeps what was not answered well. */
    private static final class Client implements AutoCloseable {
        private final AtomicBoolean ends = new AtomicBoolean();
        private final AtomicInteger answers = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
        private final Thread thread;

        Client(Server server, String path, String expected) {
            thread = new Thread(() -> {
                while (!ends.get()) {
                    try {
                        HttpResponse<String> answer = server.get(path);
                        answers.incrementAndGet();
                        if (answer.statusCode() != 200 || !answer.body().contains(expected)) {
                            faults.add(answer.statusCode() + " " + answer.body());
                        }
                    } catch (Exception failure) {
                        faults.add(failure.toString());
                    }
                }
            });
            thread.start();
        }

        void awaitAnswers(int more) throws InterruptedException {
            int wanted = answers.get() + more;
            while (answers.get() < wanted && faults.isEmpty()) {
                Thread.sleep(10);
            }
        }

        @Override
        public void close() throws InterruptedException {
            ends.set(true);
            thread.join();
        }
    }

    @Test
    void clientsOfAPluginThatIsReplacedAreServedAllTheTime(@TempDir Path data) throws Exception {
        Path trees = data.resolve("plugins/trees.jar");
        Path hotline = data.resolve("plugins/hotline.jar");
        PluginJar.write(trees, "com.a.trees", "trees", "1.0.0", files("long", ""));
        try (Server server = Server.start(data, "--empty").awaitReady()) {
            List<Client> clients = new ArrayList<>();
            String wfs = "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=";
            clients.add(new Client(server, wfs + "GetFeature&TYPENAMES=tree", ">T1<"));
            clients.add(new Client(server, "/id/tree/T1.ttl", "\"T1\""));
            clients.add(new Client(server, "/hotline", "/hotline/figures"));
            for (int version = 1; version <= 5; version++) {
                PluginJar.write(
                        trees,
                        "com.a.trees",
                        "trees",
                        "1." + version + ".0",
                        files("long", "more" + version + ": {type: string, rdf: v:more}"));
                PluginJar.copy(
                        Server.home().resolve("plugins/gewu-plugin-hotline.jar"), hotline, "9." + version + ".0");
                awaitHealth(server, "\"name\":\"trees\",\"version\":\"1." + version + ".0\"");
                awaitHealth(server, "\"name\":\"hotline\",\"version\":\"9." + version + ".0\"");
                assertThat(server.get(wfs + "DescribeFeatureType&TYPENAMES=tree")
                                .body())
                        .contains("name=\"more" + version + "\"");
                for (Client client : clients) {
                    client.awaitAnswers(20);
                }
            }
            for (Client client : clients) {
                client.close();
                assertThat(client.faults).isEmpty();
            }
        }
    }

    @Test
    void aBrokenVersionLeavesTheOneBeforeInPlaceAndSaysWhy(@TempDir Path data) throws Exception {
        Path trees = data.resolve("plugins/trees.jar");
        PluginJar.write(trees, "com.a.trees", "trees", "1.0.0", files("long", ""));
        try (Server server = Server.start(data, "--empty").awaitReady()) {
            PluginJar.write(trees, "com.a.trees", "trees", "2.0.0", files("lnog", ""));
            awaitHealth(server, "Version 1.0.0 goes on serving: layers/tree.yaml:9:18: Unknown type \\\"lnog\\\"");
            assertThat(server.hits("TYPENAMES=tree")).isEqualTo(1);

            PluginJar.write(trees, "com.a.trees", "trees", "2.1.0", files("date", ""));
            awaitHealth(server, "Version 1.0.0 goes on serving: trees: Table tree does not fit");
            assertThat(server.get("/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=tree")
                            .body())
                    .contains(">7<");

            Files.writeString(data.resolve("plugins/note.jar"), "no jar");
            awaitHealth(server, "note.jar: Cannot be read as a jar");
            Files.delete(data.resolve("plugins/note.jar"));
            PluginJar.write(trees, "com.a.trees", "trees", "3.0.0", files("long", ""));
            awaitHealth(server, "\"name\":\"trees\",\"version\":\"3.0.0\",\"state\":\"up\"");
            assertThat(server.get("/health").body()).doesNotContain("note.jar", "goes on serving");
        }
    }

    private static void awaitHealth(Server server, String part) throws Exception {
        String health = "";
        for (int i = 0; i < 300; i++) {
            health = server.get("/health").body();
            if (health.contains(part)) {
                return;
            }
            Thread.sleep(100);
        }
        assertThat(health).contains(part);
    }
}
