package io.gewu.ows.wms;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.http.Incidents;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Failures as ServiceExceptionReport (OGC 06-042 annex E.2, OGC 01-068r3 annex A.3). */
final class WmsExceptions {
    private static final String NAMESPACE = "http://www.opengis.net/ogc";

    private WmsExceptions() {}

    /** Writes a failure; aborts when the answer has begun. */
    static void write(HttpServletResponse response, WmsVersion version, Throwable failure) throws IOException {
        GewuException known = failure instanceof GewuException given
                ? given
                : new GewuException(ErrorCode.INTERNAL, "", String.valueOf(failure.getMessage()), failure);
        String text = known.code().http() == 500
                ? "Internal error, incident " + Incidents.report(failure)
                : known.getMessage();
        if (response.isCommitted()) {
            throw new IOException("Answer already begun, connection aborted: " + text, failure);
        }
        response.reset();
        response.setStatus(known.code().http());
        response.setContentType(version.exceptionType());
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(document(version, known, text).getBytes(StandardCharsets.UTF_8));
    }

    private static String document(WmsVersion version, GewuException failure, String text) {
        StringBuilder xml = new StringBuilder(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ServiceExceptionReport version=\"")
                .append(version.number())
                .append('"');
        if (version == WmsVersion.V1_3_0) {
            xml.append(" xmlns=\"").append(NAMESPACE).append('"');
        }
        xml.append(">\n  <ServiceException code=\"")
                .append(code(version, failure.code()))
                .append('"');
        if (!failure.locator().isEmpty()) {
            xml.append(" locator=\"").append(escape(failure.locator())).append('"');
        }
        return xml.append('>')
                .append(escape(text))
                .append("</ServiceException>\n</ServiceExceptionReport>\n")
                .toString();
    }

    private static String code(WmsVersion version, ErrorCode code) {
        return version == WmsVersion.V1_1_1 && code == ErrorCode.UNKNOWN_CRS ? "InvalidSRS" : code.ogc();
    }

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c < 0x20 && c != '\n' && c != '\t' ? ' ' : c);
            }
        }
        return out.toString();
    }
}
