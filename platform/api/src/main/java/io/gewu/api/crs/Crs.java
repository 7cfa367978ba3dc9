package io.gewu.api.crs;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Envelope;

/**
 * A CRS as a client spelled it, in its two horizontal axes. The spelling decides the axis order: {@code EPSG:n},
 * {@code CRS:84} and {@code …epsg.xml#n} mean longitude or easting first; {@code urn:ogc:def:crs:EPSG::n} and
 * {@code http://www.opengis.net/def/crs/EPSG/0/n} mean the authority's own order. A three-dimensional or compound CRS
 * counts as its horizontal part, because features here lie in the plane; one without a horizontal part, as a geocentric
 * one, is unknown.
 *
 * @param spelling as asked, to be written back; that of the horizontal part where the name had more
 * @param epsg the EPSG code; 4326 for CRS84
 * @param crs two axes, longitude or easting first, as everything inside the server is
 * @param northFirst whether the authority puts latitude or northing first
 * @param flipped whether coordinates written under this spelling are latitude or northing first
 * @param dimension numbers that a position has under this name: 2, or 3 where the name had a vertical axis
 * @since 2.0
 */
public record Crs(
        String spelling, int epsg, CoordinateReferenceSystem crs, boolean northFirst, boolean flipped, int dimension) {
    private static final Map<String, Crs> KNOWN = new ConcurrentHashMap<>();

    /** More spellings than that are read each time: the names are the clients' to choose. */
    private static final int MAX_KNOWN = 5_000;

    /** Longitude and latitude on WGS 84, longitude first. */
    public static Crs crs84() {
        return parse("urn:ogc:def:crs:OGC:1.3:CRS84");
    }

    /** An EPSG code, easting first. */
    public static Crs epsg(int code) {
        return parse("EPSG:" + code);
    }

    /** The URN of an EPSG code, coordinates in the authority's order. */
    public static Crs urn(int epsg) {
        return parse("urn:ogc:def:crs:EPSG::" + epsg);
    }

    /**
     * Reads a name.
     *
     * @throws GewuException {@code UNKNOWN_CRS}, locator {@code srsName}, if it names no CRS this server knows
     */
    public static Crs parse(String spelling) {
        return parse(spelling, "srsName");
    }

    /**
     * Reads a name that a parameter holds.
     *
     * @param locator the parameter, for the failure
     * @throws GewuException {@code UNKNOWN_CRS} if it names no CRS this server knows
     */
    public static Crs parse(String spelling, String locator) {
        Crs known = KNOWN.get(spelling);
        if (known == null) {
            known = decode(spelling, locator);
            if (KNOWN.size() < MAX_KNOWN) {
                KNOWN.put(spelling, known);
            }
        }
        return known;
    }

    private static Crs decode(String spelling, String locator) {
        CrsNames.Parsed name = CrsNames.parse(spelling)
                .orElseThrow(() -> new GewuException(
                        ErrorCode.UNKNOWN_CRS,
                        locator,
                        "\"" + spelling + "\" is not the name of a CRS; expected for example EPSG:4490 or "
                                + "urn:ogc:def:crs:EPSG::4490"));
        try {
            HorizontalCrs horizontal = HorizontalCrs.of(name.epsg());
            boolean same = horizontal.epsg() == name.epsg() && !CrsNames.isCompound(spelling);
            return new Crs(
                    same ? spelling : name.whole().formatted(horizontal.epsg()),
                    horizontal.epsg(),
                    horizontal.crs(),
                    horizontal.northFirst(),
                    name.authorityOrder() && horizontal.northFirst(),
                    CrsNames.isCompound(spelling) ? 3 : horizontal.dimension());
        } catch (FactoryException unknown) {
            throw new GewuException(
                    ErrorCode.UNKNOWN_CRS, locator, "CRS \"" + spelling + "\" is not known to this server", unknown);
        }
    }

    /** The same CRS with easting first whatever it is called, as WFS 1.0 and WMS 1.1 have it. */
    public Crs eastingFirst() {
        return flipped ? new Crs(spelling, epsg, crs, northFirst, false, dimension) : this;
    }

    /** The same CRS in its authority's order whatever it is called, as WMS 1.3 has it (OGC 06-042 clause 6.7.2). */
    public Crs inAuthorityOrder() {
        return northFirst && !flipped && !isCrs84() ? new Crs(spelling, epsg, crs, true, true, dimension) : this;
    }

    /** Whether it is OGC's longitude and latitude on WGS 84, which is in no authority's order but its own. */
    public boolean isCrs84() {
        return CrsNames.isCrs84(spelling);
    }

    /** The name as OGC's URN, whose coordinates are in the authority's order: {@code urn:ogc:def:crs:EPSG::4490}. */
    public String urn() {
        return isCrs84() ? "urn:ogc:def:crs:OGC:1.3:CRS84" : "urn:ogc:def:crs:EPSG::" + epsg;
    }

    /** The name as WMS writes it: {@code EPSG:4490} or {@code CRS:84}. */
    public String shortName() {
        return isCrs84() ? "CRS:84" : "EPSG:" + epsg;
    }

    /**
     * A box of two corners as they are written under this spelling.
     *
     * @return easting first; no check of which corner is the lower one
     */
    public Envelope box(double first, double second, double otherFirst, double otherSecond) {
        return flipped
                ? new Envelope(second, otherSecond, first, otherFirst)
                : new Envelope(first, otherFirst, second, otherSecond);
    }

    /** The lower and the upper corner of a box that is easting first, as they are written under this spelling. */
    public double[] corners(Envelope box) {
        return flipped
                ? new double[] {box.getMinY(), box.getMinX(), box.getMaxY(), box.getMaxX()}
                : new double[] {box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()};
    }

    /** Whether numbers are degrees. */
    public boolean isGeographic() {
        return crs instanceof GeographicCRS;
    }

    /** Metres in a unit of a projected CRS; 1 for degrees. */
    public double metresPerUnit() {
        return HorizontalCrs.metresPerUnit(crs);
    }

    /**
     * A CRS out of some data set, longitude or easting first.
     *
     * @throws GewuException {@code UNKNOWN_CRS} if it is north first and has no code to find its twin by
     */
    public static CoordinateReferenceSystem eastingFirst(CoordinateReferenceSystem any) {
        return HorizontalCrs.eastingFirst(any);
    }

    /** Metres in a unit of the first axis of a CRS; 1 where the unit is no length. */
    public static double metresPerUnit(CoordinateReferenceSystem any) {
        return HorizontalCrs.metresPerUnit(any);
    }

    /** Whether coordinates of a CRS are degrees, whatever else it has. */
    public static boolean isGeographic(CoordinateReferenceSystem any) {
        return CRS.getHorizontalCRS(any) instanceof GeographicCRS;
    }
}
