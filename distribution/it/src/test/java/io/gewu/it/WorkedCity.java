package io.gewu.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The demo city while it is at work: what the administrator and some people of village 440604012008 report, move and
 * edit over HTTP, and what then stands in the store, read by SQL past the server.
 */
record WorkedCity(Server server) {
    /** Each holds one of the two posts of grid 440604012008001. */
    private static final List<String> WORKERS = List.of("w440604012008001-1", "w440604012008001-2");
    /** Head of the village's station. */
    static final String HEAD = "h440604012008";
    /** Takes calls for the whole city. */
    static final String SEAT = "seat-7";

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String ADMIN = basic("admin", Server.ADMIN_PASSWORD);

    private static WorkedCity shared;

    /** One for all tests that only add to it. */
    static synchronized WorkedCity shared() throws IOException, InterruptedException {
        if (shared == null) {
            Path data = Files.createTempDirectory("gewu-work");
            Files.write(
                    data.resolve("accounts"),
                    List.of(
                            account(WORKERS.get(0), "issue-reporter,grid-worker", "440604012008"),
                            account(WORKERS.get(1), "issue-reporter,grid-worker", "440604012008"),
                            account(HEAD, "station-head,verifier,mediator", "440604012008"),
                            account(SEAT, "issue-reporter,hotline-seat", "")));
            shared = new WorkedCity(Server.start(data).awaitReady());
            Server running = shared.server();
            Runtime.getRuntime().addShutdownHook(new Thread(running::kill));
        }
        return shared;
    }

    private static String key(String name) {
        return "gewu_"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(("key-of-" + name).getBytes(StandardCharsets.UTF_8));
    }

    private static String account(String name, String roles, String areas) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key(name).getBytes(StandardCharsets.UTF_8));
            return name + ":{SHA256}" + HexFormat.of().formatHex(digest) + ":" + roles + ":" + areas;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    /** As one of the people. */
    HttpResponse<String> postAs(String name, String path, String body) throws IOException, InterruptedException {
        return server.post(
                path, "application/json", body, new String[] {"X-API-Key", key(name), "Accept-Language", "en"});
    }

    /** As one of the people. */
    JsonNode getAs(String name, String path) throws IOException, InterruptedException {
        return json(server.get(path, "X-API-Key", key(name)));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return post(path, "application/json", body);
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return server.post(path, type, body, new String[] {"Authorization", ADMIN, "Accept-Language", "en"});
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json(server.get(path, "Authorization", ADMIN));
    }

    /** A report of a complaint at a place. */
    static String complaint(String id, double lon, double lat, String item) {
        return complaint(id, lon, lat, item, "");
    }

    /** With more members, each after a comma. */
    static String complaint(String id, double lon, double lat, String item, String more) {
        return "{\"id\":\"%s\",\"item\":\"%s\",\"kind\":\"complaint\",\"location\":{\"lon\":%s,\"lat\":%s}%s}"
                .formatted(id, item, lon, lat, more);
    }

    /** The administrator reports a complaint; the answer. */
    HttpResponse<String> report(String id, double lon, double lat, String item)
            throws IOException, InterruptedException {
        return post("/event/reports", complaint(id, lon, lat, item));
    }

    HttpResponse<String> moveAs(String name, String issue, String move, String body)
            throws IOException, InterruptedException {
        return postAs(name, "/event/issues/" + issue + "/" + move, body);
    }

    /** The worker who has an issue; by its number it is one or the other of the grid's. */
    static String worker(JsonNode issue) {
        return "w" + issue.get("post").asText();
    }

    /** An item of a level that is not urgent. */
    String item(String level) throws SQLException {
        return items("level = '" + level + "' and urgency > 1 and enforcement = 0 and estimate_hours <= 2")
                .get(0);
    }

    /** All items for which a condition in SQL holds. */
    List<String> items(String condition) throws SQLException {
        return select("select code from item where " + condition + " order by code");
    }

    /** The first column of each row. */
    List<String> select(String sql) throws SQLException {
        Path file = server.data().resolve("city.gpkg");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    /** Sends a transaction; what it holds is given with the prefixes wfs, fes, gml and gewu. */
    String transaction(String actions) throws IOException, InterruptedException {
        return server.post(
                        "/wfs",
                        "<wfs:Transaction service=\"WFS\" version=\"2.0.0\" xmlns:wfs=\"http://www.opengis.net/wfs/2.0\""
                                + " xmlns:fes=\"http://www.opengis.net/fes/2.0\" xmlns:gml=\"http://www.opengis.net/gml/3.2\""
                                + " xmlns:gewu=\"https://w3id.org/gewu/features\">" + actions + "</wfs:Transaction>",
                        "admin",
                        Server.ADMIN_PASSWORD)
                .body();
    }

    /** Sets one attribute over WFS; the answer. */
    String update(String layer, String key, String attribute, String value) throws IOException, InterruptedException {
        return replace(layer, key, attribute, "<wfs:Value>" + value + "</wfs:Value>");
    }

    /** Takes the value of one attribute away over WFS; the answer. */
    String empty(String layer, String key, String attribute) throws IOException, InterruptedException {
        return replace(layer, key, attribute, "");
    }

    private String replace(String layer, String key, String attribute, String value)
            throws IOException, InterruptedException {
        return transaction("<wfs:Update typeName=\"" + layer + "\"><wfs:Property><wfs:ValueReference>" + attribute
                + "</wfs:ValueReference>" + value + "</wfs:Property><fes:Filter><fes:ResourceId rid=\"" + layer + "."
                + key + "\"/></fes:Filter></wfs:Update>");
    }
}
