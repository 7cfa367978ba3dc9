package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under a server at work and comes back. */
final class FaultsIT {
    private static final Pattern CODE = Pattern.compile("44060401\\d{8}");
    private static final String ASKED = "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=component"
            + "&PROPERTYNAME=code&OUTPUTFORMAT=csv";

    @TempDir
    Path data;

    @Test
    void aDatabaseThatIsStartedAgainFailsRequestsClearlyAndNothingElse() throws Exception {
        List<String> options = new ArrayList<>(List.of("--empty"));
        options.addAll(List.of(Server.postgis("fault" + System.nanoTime())));
        try (Server server = Server.start(data, options.toArray(String[]::new)).awaitReady()) {
            Set<String> acknowledged = new ConcurrentSkipListSet<>();
            Set<String> refusals = new ConcurrentSkipListSet<>();
            AtomicInteger next = new AtomicInteger();
            AtomicBoolean done = new AtomicBoolean();
            List<Future<?>> running = new ArrayList<>();
            ExecutorService clients = Executors.newFixedThreadPool(8);
            for (int client = 0; client < 8; client++) {
                running.add(clients.submit(() -> {
                    while (!done.get()) {
                        String code = "44060401%08d".formatted(next.incrementAndGet());
                        HttpResponse<String> answer = insert(server, code);
                        if (answer.statusCode() == 200) {
                            acknowledged.add(code);
                        } else {
                            refusals.add(answer.statusCode() + " " + answer.body());
                        }
                    }
                    return null;
                }));
            }
            awaitMore(acknowledged, 100);
            restart();
            awaitMore(acknowledged, acknowledged.size() + 100);
            done.set(true);
            clients.shutdown();
            for (Future<?> client : running) {
                client.get(60, TimeUnit.SECONDS);
            }

            // eight were writing when every connection broke
            assertThat(refusals)
                    .isNotEmpty()
                    .allSatisfy(refusal -> assertThat(refusal)
                            .startsWith("503 ")
                            .contains("ExceptionReport")
                            .doesNotContain("PSQLException", "\tat "));
            Set<String> features = codes(server.get(ASKED).body());
            assertThat(features).containsAll(acknowledged);
            assertThat(codes(String.join(" ", server.select("SELECT ?c { ?s <https://w3id.org/gewu/core#code> ?c }"))))
                    .isEqualTo(features);
        }
    }

    private static HttpResponse<String> insert(Server server, String code) throws Exception {
        return server.post(
                "/wfs",
                VisitedCity.transaction("<wfs:Insert><gewu:component><gewu:code>" + code
                        + "</gewu:code><gewu:component_class>0101</gewu:component_class><gewu:state>完好</gewu:state><gewu:geom>"
                        + "<gml:Point srsName=\"urn:ogc:def:crs:EPSG::4490\"><gml:pos>23.01 113.1</gml:pos></gml:Point>"
                        + "</gewu:geom></gewu:component></wfs:Insert>"),
                "admin",
                Server.ADMIN_PASSWORD);
    }

    private static void awaitMore(Set<String> acknowledged, int count) throws InterruptedException {
        for (int i = 0; i < 3000 && acknowledged.size() < count; i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(count);
    }

    /** Kills every process of the database at once, as a power failure of its machine would, and starts it. */
    private static void restart() throws Exception {
        String command = System.getenv("GEWU_TEST_PG_RESTART");
        assertThat(command).as("GEWU_TEST_PG_RESTART, set by distribution/test").isNotNull();
        Process process = new ProcessBuilder("bash", "-c", command).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static Set<String> codes(String text) {
        return Stream.of(text)
                .flatMap(all -> CODE.matcher(all).results())
                .map(match -> match.group())
                .collect(Collectors.toCollection(ConcurrentSkipListSet::new));
    }
}
