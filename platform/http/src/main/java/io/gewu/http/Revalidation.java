package io.gewu.http;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Descriptions that clients may keep and must ask for again by their ETag: what is in them depends on the caller, and
 * caches of desktop programs do not tell one caller from another.
 */
public final class Revalidation {
    /** QGIS takes answers without a valid date for fresh during a day, whatever Cache-Control says. */
    private static final String LONG_AGO = "Thu, 01 Jan 1970 00:00:00 GMT";

    private Revalidation() {}

    /** Sets the headers; {@code ETag} is the caller's to set. */
    public static void require(HttpServletResponse response) {
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("Expires", LONG_AGO);
    }
}
