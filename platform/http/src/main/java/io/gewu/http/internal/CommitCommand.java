package io.gewu.http.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** {@code gewu commit [NUMBER [--undo]]}: asks a running server for its log of commits, or to take one back. */
public final class CommitCommand {
    private CommitCommand() {}

    /** Takes the port, then the command's own words; the password of {@code admin} is in the environment. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String password = System.getenv("GEWU_ADMIN_PASSWORD");
        if (password == null || password.isEmpty()) {
            System.err.println("gewu: commit takes the password of admin in GEWU_ADMIN_PASSWORD");
            System.exit(2);
        }
        String number = arguments.length > 1 ? "/" + arguments[1] : "";
        boolean undo = arguments.length > 2 && arguments[2].equals("--undo");
        byte[] pair = ("admin:" + password).getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + arguments[0] + "/admin/commits" + number + (undo ? "/undo" : "")))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        if (undo) {
            request.POST(HttpRequest.BodyPublishers.noBody());
        }
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        System.out.print(answer.body());
        System.exit(answer.statusCode() == 200 ? 0 : 1);
    }
}
