package io.gewu.it;

import static io.gewu.it.WorkedCity.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports are acknowledged once they are durable. */
final class KilledReportsIT {
    @TempDir
    private static Path data;

    /** Eight reporters at work when the process dies: what was acknowledged is there, whole and once. */
    @Test
    void noAcknowledgedReportIsLostWhenTheServerIsKilled() throws Exception {
        WorkedCity city = new WorkedCity(Server.start(data).awaitReady());
        String item = city.item("village");
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        ExecutorService reporters = Executors.newFixedThreadPool(8);
        for (int r = 0; r < 8; r++) {
            int reporter = r;
            reporters.execute(() -> {
                for (int i = 0; i < 10_000; i++) {
                    String id = "k-" + reporter + "-" + i;
                    double lon = 113.0 + reporter * 0.012 + i * 0.0005;
                    try {
                        HttpResponse<String> answer = city.report(id, lon, 22.99, item);
                        if (answer.statusCode() == 201) {
                            acknowledged.put(id, json(answer).get("code").asText());
                        }
                    } catch (IOException | InterruptedException killed) {
                        return;
                    }
                }
            });
        }
        while (acknowledged.size() < 100) {
            Thread.sleep(20);
        }
        city.server().kill();
        reporters.shutdownNow();
        assertThat(reporters.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        try (Server again = Server.start(data).awaitReady()) {
            everythingIsThere(new WorkedCity(again), acknowledged);
        }
    }

    private static void everythingIsThere(WorkedCity city, Map<String, String> acknowledged) throws Exception {
        Set<String> kept =
                Set.copyOf(city.select("select code || ' ' || issue from intake where code like 'app-admin-k-%'"));
        acknowledged.forEach((id, number) -> assertThat(kept).contains("app-admin-" + id + " " + number));
        assertThat(city.select(
                        "select count(*) from intake i left join issue s on s.code = i.issue where s.code is null"))
                .containsExactly("0");
        assertThat(city.select("select count(*) from issue s where steps <>"
                        + " (select count(*) from issue_step t where t.issue = s.code)"))
                .containsExactly("0");
        assertThat(
                        city.server()
                                .select(
                                        "SELECT (COUNT(?i) AS ?n) { ?i a <https://w3id.org/gewu/event#Issue> ;"
                                                + " <https://w3id.org/gewu/event#kind> ?k ; <https://w3id.org/gewu/event#receivedAt> ?t }"))
                .isEqualTo(city.select("select count(*) from issue"));
    }
}
