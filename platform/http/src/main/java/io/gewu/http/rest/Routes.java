package io.gewu.http.rest;

import io.gewu.api.rest.RestService;
import io.gewu.api.rest.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the route of a path; a segment that is spelled out goes before one that is a name. */
final class Routes {
    /** A route and what its names stand for. */
    record Match(Route route, Map<String, String> path) {}

    /** Where the OpenAPI document is, below the root. */
    static final List<String> DOCUMENT = List.of("api");

    private final RestService service;
    private final List<Route> routes;

    Routes(RestService service) {
        this.service = service;
        this.routes = service.routes();
    }

    RestService service() {
        return service;
    }

    /** The methods of an address, {@code HEAD} and {@code OPTIONS} included; none if there is no such address. */
    Set<String> allowed(List<String> segments) {
        Set<String> methods = new TreeSet<>();
        if (segments.isEmpty() || segments.equals(DOCUMENT)) {
            methods.add("GET");
        }
        routes.stream()
                .filter(route -> match(route.template(), segments).isPresent())
                .map(Route::method)
                .forEach(methods::add);
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }

    /** The route, or empty if the address has none for this method. */
    Optional<Match> find(String method, List<String> segments) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        if (segments.equals(DOCUMENT) && wanted.equals("GET")) {
            // goes before any {name}
            return Optional.empty();
        }
        Match best = null;
        for (Route route : routes) {
            Optional<Map<String, String>> path = match(route.template(), segments);
            boolean closer = path.isPresent()
                    && (best == null || path.get().size() < best.path().size());
            if (closer && route.method().equals(wanted)) {
                best = new Match(route, path.get());
            }
        }
        return Optional.ofNullable(best);
    }

    /** What there is, for programs and people. */
    Map<String, Object> describe(Locale language) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Route route : routes) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("method", route.method());
            one.put("path", "/" + service.root() + "/" + route.template());
            one.put("summary", route.summary().in(language));
            all.add(one);
        }
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("title", service.title().in(language));
        description.put("openapi", "/" + service.root() + "/" + String.join("/", DOCUMENT));
        description.put("routes", all);
        return description;
    }

    private static Optional<Map<String, String>> match(String template, List<String> segments) {
        List<String> parts = List.of(template.split("/", -1));
        if (parts.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> path = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.startsWith("{")) {
                path.put(part.substring(1, part.length() - 1), segments.get(i));
            } else if (!part.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(path);
    }
}
