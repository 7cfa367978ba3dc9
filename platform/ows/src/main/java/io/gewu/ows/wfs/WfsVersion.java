package io.gewu.ows.wfs;

import io.gewu.api.crs.Crs;
import io.gewu.feature.gml.DocumentCrs;
import io.gewu.feature.gml.GmlVersion;
import java.util.List;
import java.util.Optional;

/** The versions of WFS that are spoken, and how they differ. */
public enum WfsVersion {
    /** OGC 02-058. */
    V1_0("1.0.0", "http://www.opengis.net/wfs", GmlVersion.V2, "GML2"),
    /** OGC 04-094. */
    V1_1("1.1.0", "http://www.opengis.net/wfs", GmlVersion.V3_1, "text/xml; subtype=gml/3.1.1"),
    /** OGC 09-025r2. */
    V2_0("2.0.0", "http://www.opengis.net/wfs/2.0", GmlVersion.V3_2, "application/gml+xml; version=3.2");

    private final String number;
    private final String namespace;
    private final GmlVersion gml;
    private final String format;

    WfsVersion(String number, String namespace, GmlVersion gml, String format) {
        this.number = number;
        this.namespace = namespace;
        this.gml = gml;
        this.format = format;
    }

    /** As it stands in documents. */
    public String number() {
        return number;
    }

    /** Namespace of the protocol's own elements. */
    public String namespace() {
        return namespace;
    }

    /** The version of GML that goes with it. */
    public GmlVersion gml() {
        return gml;
    }

    /** The format of features that need not be asked for. */
    public String format() {
        return format;
    }

    /** The version of a number; 2.0.2 is 2.0.0 with corrections to the text, and clients write either. */
    static Optional<WfsVersion> of(String number) {
        return switch (number.trim()) {
            case "2.0.0", "2.0.2", "2.0" -> Optional.of(V2_0);
            case "1.1.0", "1.1" -> Optional.of(V1_1);
            case "1.0.0", "1.0" -> Optional.of(V1_0);
            default -> Optional.empty();
        };
    }

    /**
     * How documents of the version say the CRS of geometries: until 1.0 easting is first whatever a CRS is called.
     *
     * @param inherited by geometries that name none
     */
    public DocumentCrs document(Crs inherited) {
        return new DocumentCrs(Optional.of(crs(inherited)), this == V1_0);
    }

    /** A CRS that a client names, in the axis order that the version means. */
    public Crs crs(Crs named) {
        return this == V1_0 ? named.eastingFirst() : named;
    }

    /** All numbers, newest first. */
    static List<String> numbers() {
        return List.of(V2_0.number, V1_1.number, V1_0.number);
    }

    /** The CRS of coordinates that name none: the layer's own, in the authority's axis order since 1.1. */
    Crs ownCrs(int epsg) {
        return this == V1_0 ? Crs.epsg(epsg) : Crs.urn(epsg);
    }
}
