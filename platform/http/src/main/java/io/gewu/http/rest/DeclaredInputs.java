package io.gewu.http.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.rest.RestField;
import io.gewu.api.rest.Route;
import io.gewu.http.Negotiation;
import io.gewu.http.QueryString;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses what a route does not declare: parameters, media types of the body, media types of the answer. */
final class DeclaredInputs {
    /** Every address answers in the language of these. */
    private static final Set<String> LANGUAGE = Set.of("lang", "language", "acceptlanguages");

    private DeclaredInputs() {}

    /**
     * Checks a request.
     *
     * @return the media type to answer with
     */
    static String check(Route route, QueryString query, HttpServletRequest request) {
        for (String name : query.names()) {
            checkKnown(route, query, name);
        }
        for (RestField field : route.queryFields()) {
            if (field.required() && query.all(field.name()).stream().allMatch(String::isBlank)) {
                throw new GewuException(
                        ErrorCode.MISSING_PARAMETER,
                        field.name(),
                        field.name() + " is missing: " + field.description().in(Locale.ENGLISH));
            }
        }
        checkBody(route, request);
        return accepted(route, query, request);
    }

    private static void checkKnown(Route route, QueryString query, String name) {
        Optional<RestField> field =
                route.queryFields().stream().filter(one -> one.covers(name)).findFirst();
        if (field.isEmpty() && !LANGUAGE.contains(name.toLowerCase(Locale.ROOT))) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    name,
                    "There is no parameter " + name + " here; expected "
                            + route.queryFields().stream().map(RestField::name).collect(Collectors.joining(", "))
                            + (route.queryFields().isEmpty() ? "none" : ""));
        }
        if (field.isPresent() && !field.get().repeated() && query.all(name).size() > 1) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    name,
                    name + " is sent once, found " + query.all(name).size() + " times");
        }
    }

    private static void checkBody(Route route, HttpServletRequest request) {
        boolean empty = request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
        if (route.requestTypes().isEmpty() || empty) {
            return;
        }
        String type = request.getContentType() == null ? "" : request.getContentType();
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean taken = route.requestTypes().stream()
                .anyMatch(one -> one.equals(plain) || (one.equals("application/json") && plain.endsWith("+json")));
        if (!taken) {
            throw new GewuException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type",
                    "Found \"" + type + "\", expected " + String.join(", ", route.requestTypes()));
        }
    }

    /** A parameter {@code f} names the format and goes before the header, as for links. */
    private static String accepted(Route route, QueryString query, HttpServletRequest request) {
        List<String> offered = route.answerTypes();
        if (query.has("f")) {
            return offered.get(0);
        }
        return Negotiation.best(request.getHeader("Accept"), offered)
                .orElseThrow(() -> new GewuException(
                        ErrorCode.NOT_ACCEPTABLE, "Accept", "Expected one of " + String.join(", ", offered)));
    }
}
