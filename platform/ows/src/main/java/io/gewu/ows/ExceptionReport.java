package io.gewu.ows;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.feature.xml.XmlBuilder;

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
     * The document of services that speak OWS Common 1.1.
     *
     * @param version of the service
     * @param failure its message is shown to the client
     */
    public static String document(String version, GewuException failure) {
        return document(version, "http://www.opengis.net/ows/1.1", "1.1.0/owsExceptionReport.xsd", failure);
    }

    /** The document of WFS 1.1, which speaks OWS Common 1.0 (OGC 05-008 clause 8). */
    public static String earlier(GewuException failure) {
        return document("1.0.0", "http://www.opengis.net/ows", "1.0.0/owsExceptionReport.xsd", failure);
    }

    /** The document of WFS 1.0 (OGC 02-058 annex A.1). */
    public static String first(GewuException failure) {
        XmlBuilder xml = new XmlBuilder();
        xml.open("ServiceExceptionReport", "xmlns", "http://www.opengis.net/ogc", "version", "1.2.0");
        String text = String.valueOf(failure.getMessage());
        if (failure.locator().isEmpty()) {
            xml.leaf("ServiceException", text, "code", plain(failure.code()).ogc());
        } else {
            xml.leaf("ServiceException", text, "code", plain(failure.code()).ogc(), "locator", failure.locator());
        }
        return xml.close("ServiceExceptionReport").toString();
    }

    private static String document(String version, String namespace, String schema, GewuException failure) {
        XmlBuilder xml = new XmlBuilder();
        xml.open(
                "ows:ExceptionReport",
                "xmlns:ows",
                namespace,
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation",
                namespace + " http://schemas.opengis.net/ows/" + schema,
                "version",
                version,
                namespace.endsWith("1.1") ? "xml:lang" : "language",
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
