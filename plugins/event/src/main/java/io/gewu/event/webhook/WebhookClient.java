package io.gewu.event.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** One receiver over HTTP. Follows no redirects: what was configured is where events go. */
final class WebhookClient {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** Answers that may be another one later. */
    private static final Set<Integer> LATER = Set.of(408, 409, 425, 429);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI address;
    private final Signature signature;

    WebhookClient(URI address, Signature signature) {
        if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException("url: found \"" + address.getScheme() + "\", expected https or http");
        }
        this.address = address;
        this.signature = signature;
    }

    /**
     * Sends an event.
     *
     * @return why the receiver will never take it; empty if it did
     * @throws IOException if it should be tried again
     */
    Optional<String> send(CloudEvent event, Instant now) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .header("Content-Type", CloudEvent.MEDIA_TYPE)
                .header("webhook-id", event.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", signature.sign(event.id(), now, event.body()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(event.body()))
                .build();
        int status =
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status >= 200 && status < 300) {
            return Optional.empty();
        }
        if (status < 400 || status >= 500 || LATER.contains(status)) {
            throw new IOException("The receiver answered " + status);
        }
        return Optional.of("status " + status);
    }
}
