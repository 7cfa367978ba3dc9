package io.gewu.http.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.json.Json;
import io.gewu.api.rest.RestReply;
import io.gewu.http.internal.InFlight;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/** Server-Sent Events on the request's own thread; so many at most, as each holds one. */
final class EventStream implements RestReply.Sink {
    private static final Semaphore SEATS = new Semaphore(64);

    private final OutputStream out;
    private final HttpServletResponse response;
    private final InFlight inFlight;

    private EventStream(OutputStream out, HttpServletResponse response, InFlight inFlight) {
        this.out = out;
        this.response = response;
        this.inFlight = inFlight;
    }

    static void run(HttpServletRequest request, HttpServletResponse response, RestReply.Feed feed, InFlight inFlight)
            throws IOException {
        if (!SEATS.tryAcquire()) {
            throw new GewuException(ErrorCode.LIMIT_EXCEEDED, "", "Too many listen already; ask again later");
        }
        // it may listen for hours: a server that stops does not wait for it
        inFlight.leave();
        try {
            String seen = request.getHeader("Last-Event-ID");
            EventStream stream = new EventStream(response.getOutputStream(), response, inFlight);
            stream.alive();
            feed.run(stream, seen == null ? "" : seen);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            inFlight.back();
            SEATS.release();
        }
    }

    @Override
    public void send(String id, String name, Object data) throws IOException {
        // JSON of one line: line breaks within texts are escaped
        write("id: " + id + "\nevent: " + name + "\ndata: " + Json.text(data) + "\n\n");
    }

    @Override
    public void alive() throws IOException {
        write(":\n\n");
    }

    @Override
    public boolean open() {
        return !inFlight.draining();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
