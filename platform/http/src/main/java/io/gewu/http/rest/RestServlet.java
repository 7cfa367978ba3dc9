package io.gewu.http.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.json.Json;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.api.rest.Route;
import io.gewu.http.Negotiation;
import io.gewu.http.Problems;
import io.gewu.http.PublicAddress;
import io.gewu.http.QueryString;
import io.gewu.http.Revalidation;
import io.gewu.http.internal.InFlight;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The addresses below one root, whichever version of its plugin serves them. */
final class RestServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Of what the platform serves; a plugin's own version says nothing about its addresses. */
    private static final String API_VERSION = "2.0";

    /** How long a request waits for a plugin that is being replaced. */
    static final long PATIENCE_MILLIS = 2_000;

    private final String root;
    private final transient RestRoots roots;
    private final transient InFlight inFlight;

    RestServlet(String root, RestRoots roots, InFlight inFlight) {
        this.root = root;
        this.roots = roots;
        this.inFlight = inFlight;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Routes routes = roots.awaitRoutes(root, PATIENCE_MILLIS)
                .orElseThrow(() ->
                        new GewuException(ErrorCode.NOT_FOUND, "", "The plugin that served /" + root + " was removed"));
        List<String> segments = segments(request);
        Set<String> allowed = routes.allowed(segments);
        String method = request.getMethod();
        if (allowed.isEmpty()) {
            throw new GewuException(
                    ErrorCode.NOT_FOUND,
                    "",
                    "There is no /" + root + "/" + String.join("/", segments) + "; GET /" + root
                            + " lists what there is");
        }
        if (!allowed.contains(method) || method.equals("OPTIONS")) {
            refuse(request, response, allowed);
            return;
        }
        Optional<Routes.Match> match = routes.find(method, segments);
        if (match.isPresent()) {
            Route route = match.get().route();
            QueryString query = QueryString.parse(request.getQueryString(), QueryString.Names.EXACT);
            String accepted = DeclaredInputs.check(route, query, request);
            RestRequest asked = new ServletRestRequest(request, match.get().path(), query, accepted);
            send(request, response, route.handler().answer(asked));
        } else {
            send(request, response, description(routes, request, segments.isEmpty()));
        }
    }

    private static RestReply description(Routes routes, HttpServletRequest request, boolean list) {
        Locale language = Negotiation.language(request);
        if (list) {
            return RestReply.json(routes.describe(language));
        }
        Map<String, Object> document = OpenApi.of(routes.service(), PublicAddress.of(request), API_VERSION, language);
        return new RestReply.Content(200, OpenApi.MEDIA_TYPE, Map.of(), out -> Json.write(document, out));
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Set<String> allowed)
            throws IOException {
        Map<String, String> allow = Map.of("Allow", String.join(", ", allowed));
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Allow", allow.get("Allow"));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        Problems.write(
                request,
                response,
                new GewuException(
                        ErrorCode.METHOD_NOT_ALLOWED,
                        "",
                        "Found " + request.getMethod() + ", expected one of " + allow.get("Allow")),
                allow);
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
            boolean known = json.headers().containsKey("ETag")
                    && (headOnly || request.getMethod().equals("GET"))
                    && Conditions.isKnown(request, json.headers().get("ETag"));
            if (json.headers().containsKey("ETag")) {
                Revalidation.require(response);
            }
            start(
                    response,
                    known ? HttpServletResponse.SC_NOT_MODIFIED : json.status(),
                    known ? "" : "application/json",
                    json.headers());
            if (headOnly || known) {
                Json.close(json.value());
            } else {
                Json.write(json.value(), response.getOutputStream());
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
        if (!type.isEmpty()) {
            response.setContentType(type);
        }
        headers.forEach(response::setHeader);
    }
}
