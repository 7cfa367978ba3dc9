package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The assembled server as a process of its own, on a free port. */
final class Server implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    /** Of the account {@code admin}. */
    static final String ADMIN_PASSWORD = "管理员2026";

    private static Server shared;

    private final Process process;
    private final Path data;
    private final Path log;
    private final int port;

    private Server(Path data, String... options) throws IOException {
        this.data = data;
        this.port = freePort();
        this.log = Files.createTempFile("gewu", ".log");
        this.process = command(data, port, log, options);
    }

    private static Process command(Path data, int port, Path log, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                home().resolve("bin/gewu").toString(),
                "--port",
                Integer.toString(port),
                "--data",
                data.toString()));
        command.addAll(List.of(options));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("GEWU_ADMIN_PASSWORD", ADMIN_PASSWORD);
        return process.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    static Path home() {
        return Path.of(System.getProperty("gewu.home")).normalize();
    }

    /** One server with the loaded city for all tests that leave it as it was. */
    static synchronized Server shared() throws IOException, InterruptedException {
        if (shared == null) {
            shared = start(Files.createTempDirectory("gewu-it")).awaitReady();
            Server running = shared;
            Runtime.getRuntime().addShutdownHook(new Thread(running::kill));
        }
        return shared;
    }

    static Server start(Path data, String... options) throws IOException {
        return new Server(data, options);
    }

    /** Runs the launcher to its end, for starts that must fail. */
    static int exitOf(Path data, int port, Path log) throws IOException, InterruptedException {
        Process process = command(data, port, log);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The launcher still runs");
        }
        return process.exitValue();
    }

    Server awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!log().contains("ready http://127.0.0.1:" + port + "/")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                kill();
                throw new AssertionError("Not ready:\n" + log());
            }
            Thread.sleep(100);
        }
        return this;
    }

    /** Options for a city of its own in the test database. */
    static String[] postgis(String schema) throws SQLException {
        String url = postgisUrl();
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
        }
        return new String[] {"--store", url + "&currentSchema=" + schema + ",public"};
    }

    static String postgisUrl() {
        String url = System.getenv("GEWU_TEST_PG_URL");
        assertThat(url).as("GEWU_TEST_PG_URL, set by distribution/test").isNotNull();
        return url;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    Path data() {
        return data;
    }

    int port() {
        return port;
    }

    Process process() {
        return process;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    HttpResponse<String> get(String pathAndQuery, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address() + pathAndQuery)).timeout(Duration.ofMinutes(2));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a transaction with a password. */
    HttpResponse<String> post(String path, String body, String name, String password)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!name.isEmpty()) {
            byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Any method with any headers; an empty body is none. */
    HttpResponse<String> send(String method, String pathAndQuery, String body, String... headers)
            throws IOException, InterruptedException {
        return CLIENT.send(request(method, pathAndQuery, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    /** An answer that goes on until one side ends it. */
    HttpResponse<InputStream> stream(String pathAndQuery, String... headers) throws IOException, InterruptedException {
        return CLIENT.send(request("GET", pathAndQuery, "", headers), HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpRequest request(String method, String pathAndQuery, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + pathAndQuery))
                .timeout(Duration.ofMinutes(2))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    HttpResponse<byte[]> bytes(String pathAndQuery, String... headers) throws IOException, InterruptedException {
        return CLIENT.send(request("GET", pathAndQuery, "", headers), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> post(String path, String type, byte[] body) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(address() + path))
                        .header("Content-Type", type)
                        .timeout(Duration.ofMinutes(1))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String type, String body, String[] headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                .header("Content-Type", type)
                .timeout(Duration.ofMinutes(1))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The rows of a SELECT as CSV, without the head. */
    List<String> select(String query) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                get("/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "Accept", "text/csv");
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return answer.body().lines().skip(1).toList();
    }

    /** numberMatched of a WFS query. */
    long hits(String query) throws IOException, InterruptedException {
        String body = get("/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&RESULTTYPE=hits&" + query)
                .body();
        return Long.parseLong(body.replaceAll("(?s).*numberMatched=\"(\\d+)\".*", "$1"));
    }

    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
