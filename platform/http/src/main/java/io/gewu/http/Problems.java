package io.gewu.http;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Failures of addresses without a protocol of their own, as problem details (RFC 9457). */
public final class Problems {
    /** Asks for a name and a password (RFC 7617). */
    public static final String CHALLENGE = "Basic realm=\"Gewu\", charset=\"UTF-8\"";

    private Problems() {}

    private record Problem(int status, String code, String detail, String locator) {}

    /** Writes a failure; aborts the connection when the answer has begun, so that half an answer never looks whole. */
    public static void write(HttpServletRequest request, HttpServletResponse response, GewuException failure)
            throws IOException {
        write(request, response, failure, Map.of());
    }

    /** Writes a failure with headers that belong to it, as {@code Allow}. */
    public static void write(
            HttpServletRequest request,
            HttpServletResponse response,
            GewuException failure,
            Map<String, String> headers)
            throws IOException {
        String detail = failure.code().http() == 500
                ? "Internal error, incident " + Incidents.report(failure)
                : failure.message(Negotiation.language(request));
        ErrorCode code = failure.code();
        write(request, response, new Problem(code.http(), code.name(), detail, failure.locator()), headers);
    }

    /** Writes any failure: a {@link GewuException} in its words, everything else as an incident. */
    public static void writeAny(HttpServletRequest request, HttpServletResponse response, Throwable failure)
            throws IOException {
        if (failure instanceof GewuException known) {
            write(request, response, known);
        } else {
            String detail = "Internal error, incident " + Incidents.report(failure);
            write(request, response, new Problem(500, ErrorCode.INTERNAL.name(), detail, ""), Map.of());
        }
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, Problem problem, Map<String, String> headers)
            throws IOException {
        int status = problem.status();
        if (response.isCommitted()) {
            throw new IOException("Answer already begun, connection aborted: " + problem.detail());
        }
        response.reset();
        headers.forEach(response::setHeader);
        RequestBody.drop(request, response);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", CHALLENGE);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "about:blank");
        json.put("title", title(status));
        json.put("status", status);
        json.put("code", problem.code());
        json.put("detail", problem.detail());
        if (!problem.locator().isEmpty()) {
            json.put("locator", problem.locator());
        }
        byte[] bytes = (Json.text(json) + "\n").getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }
}
