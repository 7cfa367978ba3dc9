package io.gewu.feature.gml;

import io.gewu.api.layer.GeometryColumn;

/** The versions of GML that are written, and how they name things. */
public enum GmlVersion {
    /** OGC 02-069, with WFS 1.0. */
    V2("http://www.opengis.net/gml", "http://schemas.opengis.net/gml/2.1.2/feature.xsd"),
    /** OGC 03-105r1, with WFS 1.1. */
    V3_1("http://www.opengis.net/gml", "http://schemas.opengis.net/gml/3.1.1/base/gml.xsd"),
    /** OGC 07-036, with WFS 2.0. */
    V3_2("http://www.opengis.net/gml/3.2", "http://schemas.opengis.net/gml/3.2.1/gml.xsd");

    private final String namespace;
    private final String schema;

    GmlVersion(String namespace, String schema) {
        this.namespace = namespace;
        this.schema = schema;
    }

    public String namespace() {
        return namespace;
    }

    /** Where the version's own schema is. */
    public String schema() {
        return schema;
    }

    /** The attribute that carries a feature's id. */
    String idAttribute() {
        return this == V2 ? "fid" : "gml:id";
    }

    /** The element that every feature type stands for. */
    String abstractFeature() {
        return this == V3_2 ? "gml:AbstractFeature" : "gml:_Feature";
    }

    /** The type of a geometry property. */
    String propertyType(GeometryColumn.Type type) {
        boolean isOld = this == V2;
        return switch (type) {
            case POINT -> "gml:PointPropertyType";
            case MULTI_POINT -> "gml:MultiPointPropertyType";
            case LINE_STRING -> isOld ? "gml:LineStringPropertyType" : "gml:CurvePropertyType";
            case MULTI_LINE_STRING -> isOld ? "gml:MultiLineStringPropertyType" : "gml:MultiCurvePropertyType";
            case POLYGON -> isOld ? "gml:PolygonPropertyType" : "gml:SurfacePropertyType";
            case MULTI_POLYGON -> isOld ? "gml:MultiPolygonPropertyType" : "gml:MultiSurfacePropertyType";
        };
    }
}
