package io.gewu.http;

import jakarta.servlet.http.HttpServletRequest;

/** The address under which a client sees this server; capabilities and links are built on it. */
public final class PublicAddress {
    static final String ATTRIBUTE = "io.gewu.http.address";

    private PublicAddress() {}

    /**
     * Scheme, host and port without a trailing slash, for example {@code http://127.0.0.1:8080}. Configured by
     * {@code public.address} in {@code gewu.http.cfg}; else taken from the proxy's headers where they are trusted; else
     * from the request.
     */
    public static String of(HttpServletRequest request) {
        Object front = request.getAttribute(ATTRIBUTE);
        return front instanceof String address ? address : direct(request);
    }

    static String direct(HttpServletRequest request) {
        return address(request.getScheme(), request.getServerName(), request.getServerPort());
    }

    static String address(String scheme, String host, int port) {
        boolean usual = (scheme.equals("http") && port == 80) || (scheme.equals("https") && port == 443) || port <= 0;
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }
}
