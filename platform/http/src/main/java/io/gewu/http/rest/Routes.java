package io.gewu.http.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.rest.RestService;
import io.gewu.api.rest.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a path; a segment that is spelled out goes before one that is a name. */
final class Routes {
    /** A route and what its names stand for. */
    record Match(Route route, Map<String, String> path) {}

    private final RestService service;
    private final List<Route> routes;

    Routes(RestService service) {
        this.service = service;
        this.routes = service.routes();
    }

    Match find(String method, List<String> segments) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        List<String> allowed = new ArrayList<>();
        Match best = null;
        for (Route route : routes) {
            Optional<Map<String, String>> path = match(route.template(), segments);
            if (path.isPresent()) {
                allowed.add(route.method());
                boolean closer = best == null || path.get().size() < best.path().size();
                if (route.method().equals(wanted) && closer) {
                    best = new Match(route, path.get());
                }
            }
        }
        if (best == null) {
            throw allowed.isEmpty()
                    ? new GewuException(
                            ErrorCode.NOT_FOUND,
                            "",
                            "There is no /" + service.root() + "/" + String.join("/", segments) + "; GET /"
                                    + service.root() + " lists what there is")
                    : new GewuException(
                            ErrorCode.METHOD_NOT_ALLOWED, "", "Found " + method + ", expected one of " + allowed);
        }
        return best;
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
