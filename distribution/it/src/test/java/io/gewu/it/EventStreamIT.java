package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code /event/stream}: who listens is told of each change of an issue, once, in order, and after a break as well. */
@Timeout(120)
final class EventStreamIT {
    private static WorkedCity city;

    @BeforeAll
    static void start() throws Exception {
        city = WorkedCity.shared();
    }

    /** A listener; read to its end by closing. */
    private record Listener(BufferedReader lines) implements AutoCloseable {
        static Listener to(String query, String... headers) throws Exception {
            var answer = city.server().stream("/event/stream" + query, headers);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            Listener listener =
                    new Listener(new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
            // the first heartbeat: from now on it misses nothing
            assertThat(listener.lines().readLine()).isEqualTo(":");
            return listener;
        }

        /** The next event about issues: its id and its data. */
        Map<String, String> next() throws IOException {
            Map<String, String> event = new HashMap<>();
            while (true) {
                String line = lines.readLine();
                assertThat(line).as("the stream ended").isNotNull();
                if (line.isEmpty()) {
                    if ("issue".equals(event.get("event"))) {
                        return event;
                    }
                    event.clear();
                } else if (!line.startsWith(":")) {
                    event.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(": ") + 2));
                }
            }
        }

        JsonNode nextIssue() throws IOException {
            return new ObjectMapper().readTree(next().get("data"));
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private static JsonNode report(String id, double lon, double lat) throws Exception {
        HttpResponse<String> answer = city.report(id + System.nanoTime(), lon, lat, city.item("village"));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return WorkedCity.json(answer);
    }

    @Test
    void aReportIsToldWithItsPlaceAndItsCommit() throws Exception {
        try (Listener listener = Listener.to("")) {
            JsonNode issue = report("stream-a", 113.1049, 23.0219);
            JsonNode told = listener.nextIssue();
            assertThat(told.get("code")).isEqualTo(issue.get("code"));
            assertThat(told.get("location").get(0).asDouble()).isEqualTo(113.1049);
            assertThat(told.get("commit").asLong()).isPositive();
            assertThat(told.has("contact")).isFalse();
        }
    }

    @Test
    void aListenerOfOneVillageIsToldOfThatVillageOnly() throws Exception {
        JsonNode elsewhere = city.get("/event/responsible?lon=113.05&lat=23.0");
        assertThat(elsewhere.toString()).doesNotContain("440604012008001");
        try (Listener listener = Listener.to("?village=440604012008")) {
            JsonNode other = report("stream-b", 113.05, 23.0);
            JsonNode own = report("stream-c", 113.1049, 23.0219);
            assertThat(other.get("code")).isNotEqualTo(own.get("code"));
            assertThat(listener.nextIssue().get("code")).isEqualTo(own.get("code"));
        }
    }

    @Test
    void whoComesBackWithTheLastIdHasMissedNothing() throws Exception {
        String last;
        try (Listener listener = Listener.to("")) {
            report("stream-d", 113.1049, 23.0219);
            last = listener.next().get("id");
        }
        JsonNode missed = report("stream-e", 113.1049, 23.0219);
        try (Listener listener = Listener.to("", "Last-Event-ID", last)) {
            JsonNode told = listener.nextIssue();
            while (!told.get("code").equals(missed.get("code"))) {
                told = listener.nextIssue();
            }
            assertThat(told.get("village").asText()).isEqualTo("440604012008");
        }
    }
}
