package io.gewu.http.rest;

import io.gewu.api.rest.RestReply;
import io.gewu.http.Negotiation;
import io.gewu.http.internal.InFlight;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One plugin's addresses. */
final class RestServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Routes routes;
    private final transient InFlight inFlight;

    RestServlet(Routes routes, InFlight inFlight) {
        this.routes = routes;
        this.inFlight = inFlight;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> segments = segments(request);
        if (segments.isEmpty()) {
            send(request, response, RestReply.json(routes.describe(Negotiation.language(request))));
            return;
        }
        Routes.Match match = routes.find(request.getMethod(), segments);
        send(request, response, match.route().handler().answer(new ServletRestRequest(request, match.path())));
    }

    /** From the address as sent: a slash that is escaped is part of a segment. */
    private static List<String> segments(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return Stream.of(path.split("/", -1))
                .skip(2)
                .filter(segment -> !segment.isEmpty())
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    private void send(HttpServletRequest request, HttpServletResponse response, RestReply reply) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        boolean headOnly = request.getMethod().equals("HEAD");
        if (reply instanceof RestReply.Json json) {
            start(response, json.status(), "application/json", json.headers());
            if (!headOnly) {
                JsonWriter.write(json.value(), response.getOutputStream());
            }
        } else if (reply instanceof RestReply.Content content) {
            start(response, content.status(), content.mediaType(), content.headers());
            if (!headOnly) {
                content.body().write(response.getOutputStream());
            }
        } else if (reply instanceof RestReply.Events events) {
            start(response, 200, "text/event-stream;charset=UTF-8", Map.of("X-Accel-Buffering", "no"));
            EventStream.run(request, response, events.feed(), inFlight);
        }
    }

    private static void start(HttpServletResponse response, int status, String type, Map<String, String> headers) {
        response.setStatus(status);
        response.setContentType(type);
        headers.forEach(response::setHeader);
    }
}
