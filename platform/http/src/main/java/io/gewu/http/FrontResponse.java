package io.gewu.http;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Map;

/**
 * An answer with the headers that every answer has, errors too: a page of another site could not read an error without
 * {@code Access-Control-Allow-Origin} (Fetch, 3.2.3), so that they outlive a {@link #reset}.
 */
final class FrontResponse extends HttpServletResponseWrapper {
    static final String METHODS = "GET, HEAD, POST, OPTIONS";

    private final HttpServletRequest request;

    FrontResponse(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        this.request = request;
        headers();
    }

    private void headers() {
        setHeader("X-Content-Type-Options", "nosniff");
        setHeader("Vary", "Accept, Accept-Language, Accept-Encoding, Authorization, Origin, X-API-Key");
        if (request.getHeader("Origin") != null) {
            // no cookies: any page may read what is public, and browsers send it no password they remember
            setHeader("Access-Control-Allow-Origin", "*");
            setHeader("Access-Control-Expose-Headers", "Allow, ETag, Gewu-Commit, Link, Location");
        }
    }

    @Override
    public void reset() {
        super.reset();
        headers();
    }

    /** A servlet's own refusal of a method, as a problem document like every other. */
    @Override
    public void sendError(int status, String message) throws IOException {
        if (status != SC_METHOD_NOT_ALLOWED) {
            super.sendError(status, message);
            return;
        }
        Problems.write(
                request,
                this,
                new GewuException(
                        ErrorCode.METHOD_NOT_ALLOWED,
                        "",
                        "Found " + request.getMethod() + ", expected one of " + METHODS),
                Map.of("Allow", METHODS));
    }
}
