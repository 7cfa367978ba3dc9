package io.gewu.ows.wms;

import io.gewu.api.crs.Crs;

/** The two versions spoken; everything that differs between them asks here. */
enum WmsVersion {
    V1_1_1("1.1.1", "SRS", "X", "Y"),
    V1_3_0("1.3.0", "CRS", "I", "J");

    private final String number;
    private final String crsParameter;
    private final String columnParameter;
    private final String rowParameter;

    WmsVersion(String number, String crsParameter, String columnParameter, String rowParameter) {
        this.number = number;
        this.crsParameter = crsParameter;
        this.columnParameter = columnParameter;
        this.rowParameter = rowParameter;
    }

    /**
     * Version negotiation of OGC 06-042 clause 6.2.4: the version asked for, else the next lower one, else the lowest.
     */
    static WmsVersion negotiate(String asked) {
        return asked.isEmpty() || asked.compareTo("1.3.0") >= 0 ? V1_3_0 : V1_1_1;
    }

    String number() {
        return number;
    }

    String crsParameter() {
        return crsParameter;
    }

    /** A CRS in the axis order of its BBOX: the authority's in 1.3.0 (OGC 06-042 clause 6.7.2), always x, y before. */
    Crs crs(String name) {
        Crs named = Crs.parse(name, crsParameter);
        return this == V1_3_0 ? named.inAuthorityOrder() : named.eastingFirst();
    }

    String columnParameter() {
        return columnParameter;
    }

    String rowParameter() {
        return rowParameter;
    }

    String exceptionType() {
        return this == V1_3_0 ? "text/xml; charset=utf-8" : "application/vnd.ogc.se_xml; charset=utf-8";
    }

    String capabilitiesType() {
        return this == V1_3_0 ? "text/xml; charset=utf-8" : "application/vnd.ogc.wms_xml; charset=utf-8";
    }
}
