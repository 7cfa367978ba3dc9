package io.gewu.http.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Conditional requests by entity tags, RFC 9110 section 13. */
final class Conditions {
    private Conditions() {}

    /**
     * Whether a client that reads has the document already.
     *
     * @param tag of the answer, with quotes
     */
    static boolean isKnown(HttpServletRequest request, String tag) {
        // weak comparison
        return tags(request, "If-None-Match")
                .anyMatch(one -> one.equals("*") || one.replaceFirst("^W/", "").equals(tag));
    }

    /** Refuses a change of what is no longer as its author saw it. */
    static void require(HttpServletRequest request, Optional<String> version) {
        List<String> wanted = tags(request, "If-Match").toList();
        // strong comparison: a weak tag never matches
        boolean matches = wanted.isEmpty()
                || version.filter(now -> wanted.contains("*") || wanted.contains('"' + now + '"'))
                        .isPresent();
        if (!matches) {
            throw failed("If-Match", version);
        }
        if (version.isPresent() && isKnown(request, '"' + version.get() + '"')) {
            throw failed("If-None-Match", version);
        }
    }

    private static GewuException failed(String header, Optional<String> version) {
        return new GewuException(
                ErrorCode.PRECONDITION_FAILED,
                header,
                version.map(now -> "The current version is \"" + now + "\"").orElse("There is nothing here yet"));
    }

    private static Stream<String> tags(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(value -> Stream.of(value.split(",", 100)))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty());
    }
}
