package io.gewu.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address a client used, as the proxies before this server say: {@code X-Forwarded-Host}, {@code -Proto} and
 * {@code -Port}, or {@code Forwarded} (RFC 7239). Of a list, which grows by an element a proxy, the first counts: the
 * client's side.
 */
final class ForwardedAddress {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");
    private static final Pattern PAIR =
            Pattern.compile("(?:^|;)\\s*(host|proto)=\"?([^\";]*)\"?", Pattern.CASE_INSENSITIVE);

    private ForwardedAddress() {}

    /** Scheme, host and port without a trailing slash; empty if no proxy names a host. */
    static Optional<String> of(HttpServletRequest request) {
        String host = first(request, "X-Forwarded-Host");
        String scheme = first(request, "X-Forwarded-Proto");
        String port = first(request, "X-Forwarded-Port");
        Matcher pairs = PAIR.matcher(first(request, "Forwarded"));
        while (pairs.find()) {
            if (pairs.group(1).toLowerCase(Locale.ROOT).equals("host")) {
                host = pairs.group(2).trim();
            } else {
                scheme = pairs.group(2).trim();
            }
        }
        if (!HOST.matcher(host).matches()) {
            return Optional.empty();
        }
        boolean https = scheme.toLowerCase(Locale.ROOT).equals("https");
        boolean namesPort = host.matches(".*:\\d{1,5}");
        boolean unusual = port.matches("\\d{1,5}") && !port.equals(https ? "443" : "80");
        return Optional.of((https ? "https://" : "http://") + host + (!namesPort && unusual ? ":" + port : ""));
    }

    private static String first(HttpServletRequest request, String header) {
        String value = request.getHeader(header);
        return value == null ? "" : value.split(",", 2)[0].trim();
    }
}
