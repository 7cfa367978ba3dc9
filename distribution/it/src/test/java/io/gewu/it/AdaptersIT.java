package io.gewu.it;

import static io.gewu.it.WorkedCity.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Other systems: told of changes, heard when they have something to say, and their old tables taken in. */
final class AdaptersIT {
    private static final String SECRET = "not-a-secret-of-anybody";

    private static WorkedCity city;

    /** A message as the receiver got it. */
    private record Message(String id, String time, String signature, String body) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(body);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        city = WorkedCity.shared();
    }

    /** By the words of Standard Webhooks 1.0. */
    private static String signature(String id, String time, String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] sum = mac.doFinal((id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(sum);
    }

    private static void configure(String file, List<String> lines) throws IOException {
        // whole at once: a half-written file would be read as it is
        var made = Files.write(Files.createTempFile(city.server().data(), "made", ".tmp"), lines);
        Files.move(made, city.server().data().resolve("plugins").resolve(file));
    }

    /** The receiver is down for two messages; it misses nothing, and hears of nothing that it did not ask for. */
    @Test
    void aReceiverHearsOfItsChangesInOrderSignedAndAgainUntilItHasThem() throws Exception {
        BlockingQueue<Message> received = new LinkedBlockingQueue<>();
        AtomicInteger down = new AtomicInteger(2);
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            boolean takes = down.getAndDecrement() <= 0;
            if (takes) {
                received.add(message(exchange));
            }
            exchange.sendResponseHeaders(takes ? 204 : 503, -1);
            exchange.close();
        });
        receiver.start();
        try {
            configure(
                    "gewu.event.webhook-grid1.cfg",
                    List.of(
                            "name=grid1",
                            "url=http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook",
                            "secret=" + SECRET,
                            "layers=issue",
                            "where=grid=440604012008001"));
            awaitRow("select at_commit from webhook where code = 'grid1'");
            JsonNode issue = json(city.report("hook-1", 113.1049, 23.0219, city.item("grid")));
            String mine = issue.get("code").asText();
            assertThat(json(city.report("hook-2", 113.0452, 23.0012, city.item("grid")))
                            .get("grid")
                            .asText())
                    .isNotEqualTo("440604012008001");
            HttpResponse<String> accepted = city.moveAs(WorkedCity.worker(issue), mine, "accept", "{\"reply\":\"收到\"}");
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
            Message first = received.poll(60, TimeUnit.SECONDS);
            Message second = received.poll(60, TimeUnit.SECONDS);
            assertThat(first.json().get("subject").asText()).isEqualTo("issue." + mine);
            assertThat(first.json().get("type").asText()).isEqualTo("io.gewu.issue.insert");
            assertThat(first.json().at("/data/status").asText()).isEqualTo("dispatched");
            assertThat(second.json().get("type").asText()).isEqualTo("io.gewu.issue.update");
            assertThat(second.json().at("/data/status").asText()).isEqualTo("accepted");
            for (Message message : List.of(first, second)) {
                assertThat(message.signature()).isEqualTo(signature(message.id(), message.time(), message.body()));
                assertThat(message.json().get("id").asText()).isEqualTo(message.id());
            }
            assertThat(received.poll(3, TimeUnit.SECONDS))
                    .as("what others are told of")
                    .isNull();
        } finally {
            Files.delete(city.server().data().resolve("plugins/gewu.event.webhook-grid1.cfg"));
            receiver.stop(0);
        }
    }

    private static Message message(HttpExchange exchange) throws IOException {
        return new Message(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static void awaitRow(String sql) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (city.select(sql).isEmpty()) {
            assertThat(System.nanoTime()).as("waiting for " + sql).isLessThan(end);
            Thread.sleep(100);
        }
    }

    /** An alarm centre says the same thing twice, somebody else tries to speak in its name. */
    @Test
    void aSignedAlarmIsOneIssueHoweverOftenItIsSent() throws Exception {
        configure(
                "gewu.event.inbox-fire.cfg",
                List.of(
                        "name=fire",
                        "secret=" + SECRET,
                        "channel=sensor",
                        "map=id=/alarm/no,lon=/alarm/pos/0,lat=/alarm/pos/1,item=/alarm/type",
                        "items=smoke=" + city.item("town")));
        String body = "{\"alarm\":{\"no\":\"A-17\",\"pos\":[113.1081,23.0271],\"type\":\"smoke\"}}";
        String time = Long.toString(Instant.now().getEpochSecond());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        HttpResponse<String> first = alarm("m1", time, signature("m1", time, body), body);
        while (first.statusCode() == 403 && System.nanoTime() < end) {
            Thread.sleep(200);
            first = alarm("m1", time, signature("m1", time, body), body);
        }
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        String number = json(first).get("issue").asText();
        assertThat(city.get("/event/issues/" + number).get("channel").asText()).isEqualTo("sensor");
        HttpResponse<String> again = alarm("m2", time, signature("m2", time, body), body);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).get("issue").asText()).isEqualTo(number);
        String forged = body.replace("A-17", "A-18");
        assertThat(alarm("m3", time, signature("m3", time, body), forged).statusCode())
                .isEqualTo(403);
        String old = Long.toString(Instant.now().getEpochSecond() - 3600);
        assertThat(alarm("m4", old, signature("m4", old, body), body).statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> alarm(String id, String time, String signature, String body) throws Exception {
        return city.server().post("/event/inbox/fire", "application/json", body, new String[] {
            "webhook-id", id, "webhook-timestamp", time, "webhook-signature", signature
        });
    }

    /** As one of the old lines exported it, in the encoding of its office: good rows come in, others come back. */
    @Test
    void anExportOfAnOldHotlineIsTakenAndItsBadRowsComeBack() throws Exception {
        String item = city.item("village");
        String csv = "工单号,标题,事项,经度,纬度,来电时间\r\n"
                + "H-1,路灯不亮三天," + item + ",113.1012,23.0302,2022/4/5 9:30\r\n"
                + "H-2,噪音," + item + ",东经113,23.0302,2022/4/5 9:31\r\n"
                + "H-3,井盖,XX-00-000,113.1013,23.0303,2022/4/5 9:32\r\n";
        StringBuilder path = new StringBuilder("/hotline/imports?channel=12319");
        String[][] columns = {
            {"id", "工单号"}, {"title", "标题"}, {"item", "事项"}, {"lon", "经度"}, {"lat", "纬度"}, {"received_at", "来电时间"}
        };
        for (String[] column : columns) {
            path.append("&map.").append(column[0]).append('=').append(WorkedCity.encoded(column[1]));
        }
        JsonNode report = json(city.post(path.toString(), "text/csv", csv));
        assertThat(report.get("taken").asInt()).as(report.toString()).isEqualTo(1);
        assertThat(report.at("/rejected/0/line").asInt()).isEqualTo(3);
        assertThat(report.at("/rejected/0/reason").asText()).contains("经度", "东经113");
        assertThat(report.at("/rejected/1/reason").asText()).contains("XX-00-000");
        assertThat(city.select("select k.channel || ' ' || k.legacy_line from intake k join issue i on i.code = k.issue"
                        + " where i.title = '路灯不亮三天'"))
                .as("34 lines are one by now")
                .containsExactly("12345 12319");
        assertThat(json(city.post(path.toString(), "text/csv", csv))
                        .get("known")
                        .asInt())
                .isEqualTo(1);
    }
}
