package io.gewu.ows.wms;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.feature.xml.XmlBuilder;
import io.gewu.http.Incidents;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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
        XmlBuilder xml = new XmlBuilder();
        List<String> root = new ArrayList<>(List.of("version", version.number()));
        if (version == WmsVersion.V1_3_0) {
            root.addAll(List.of("xmlns", NAMESPACE));
        }
        List<String> exception = new ArrayList<>(List.of("code", code(version, failure.code())));
        if (!failure.locator().isEmpty()) {
            exception.addAll(List.of("locator", failure.locator()));
        }
        return xml.open("ServiceExceptionReport", root.toArray(String[]::new))
                .leaf("ServiceException", text, exception.toArray(String[]::new))
                .close("ServiceExceptionReport")
                .toString();
    }

    private static String code(WmsVersion version, ErrorCode code) {
        return version == WmsVersion.V1_1_1 && code == ErrorCode.UNKNOWN_CRS ? "InvalidSRS" : code.ogc();
    }
}
