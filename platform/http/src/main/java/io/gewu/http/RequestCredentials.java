package io.gewu.http;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.Authentication.ApiKey;
import io.gewu.api.access.Authentication.Credentials;
import io.gewu.api.access.Authentication.None;
import io.gewu.api.access.Authentication.Password;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/**
 * The credentials of a request: {@code Authorization: Basic} in UTF-8 (RFC 7617), {@code Authorization: Bearer} or
 * {@code X-API-Key} with an API key. Never from the address, which proxies and logs keep.
 */
final class RequestCredentials {
    /** Forms of any page may send these to any server, with the password the browser remembers for it. */
    private static final Set<String> FORM_TYPES =
            Set.of("", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded");

    private RequestCredentials() {}

    /**
     * Reads them.
     *
     * @param address of this server as clients see it
     * @throws GewuException {@code UNAUTHENTICATED} if they are garbled; {@code FORBIDDEN} for a form that another
     *     site's page sends with a remembered password
     */
    static Credentials of(HttpServletRequest request, String address) {
        String key = request.getHeader("X-API-Key");
        if (key != null) {
            return new ApiKey(key.trim());
        }
        String header = request.getHeader("Authorization");
        if (header == null) {
            return new None();
        }
        String[] parts = header.trim().split("\\s+", 2);
        String scheme = parts[0].toLowerCase(Locale.ROOT);
        if (parts.length == 2 && scheme.equals("bearer")) {
            return new ApiKey(parts[1].trim());
        }
        if (parts.length < 2 || !scheme.equals("basic")) {
            throw new GewuException(
                    ErrorCode.UNAUTHENTICATED, "Authorization", "Expected Basic or Bearer credentials, found neither");
        }
        checkOrigin(request, address);
        return password(parts[1]);
    }

    private static Password password(String base64) {
        try {
            String text = new String(Base64.getDecoder().decode(base64.trim()), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon > 0) {
                return new Password(text.substring(0, colon), text.substring(colon + 1));
            }
        } catch (IllegalArgumentException notBase64) {
            throw garbled(notBase64);
        }
        throw garbled(null);
    }

    private static GewuException garbled(Throwable cause) {
        return new GewuException(
                ErrorCode.UNAUTHENTICATED, "Authorization", "Expected name:password in Base64 after Basic", cause);
    }

    private static void checkOrigin(HttpServletRequest request, String address) {
        String origin = request.getHeader("Origin");
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (reads || origin == null || origin.equals(address)) {
            return;
        }
        String type = request.getContentType() == null ? "" : request.getContentType();
        if (FORM_TYPES.contains(type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT))) {
            throw new GewuException(
                    ErrorCode.FORBIDDEN,
                    "Origin",
                    "A page of " + origin + " may not send a form here with a password; expected XML or an API key");
        }
    }
}
