package io.gewu.ows;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;

/** Failures as {@code ows:ExceptionReport} (OGC 06-121r9 clause 8, namespace of OWS 1.1). */
public final class ExceptionReport {
    public static final String MEDIA_TYPE = "application/xml; charset=utf-8";

    private ExceptionReport() {}

    /** Codes that only maps know are parameter values out of range to other services. */
    private static ErrorCode plain(ErrorCode code) {
        return switch (code) {
            case UNKNOWN_LAYER, UNKNOWN_STYLE, UNKNOWN_CRS, UNKNOWN_FORMAT, LAYER_NOT_QUERYABLE, INVALID_POINT ->
                ErrorCode.INVALID_PARAMETER;
            default -> code;
        };
    }

    /** The HTTP status of a failure. */
    public static int status(ErrorCode code) {
        return plain(code).http();
    }

    /**
     * The document.
     *
     * @param version of the service
     * @param failure its message is shown to the client
     */
    public static String document(String version, GewuException failure) {
        Markup xml = new Markup();
        xml.open(
                "ows:ExceptionReport",
                "xmlns:ows",
                "http://www.opengis.net/ows/1.1",
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation",
                "http://www.opengis.net/ows/1.1 http://schemas.opengis.net/ows/1.1.0/owsExceptionReport.xsd",
                "version",
                version,
                "xml:lang",
                "en");
        String code = plain(failure.code()).ogc();
        if (failure.locator().isEmpty()) {
            xml.open("ows:Exception", "exceptionCode", code);
        } else {
            xml.open("ows:Exception", "exceptionCode", code, "locator", failure.locator());
        }
        xml.leaf("ows:ExceptionText", String.valueOf(failure.getMessage())).close("ows:Exception");
        return xml.close("ows:ExceptionReport").toString();
    }
}
