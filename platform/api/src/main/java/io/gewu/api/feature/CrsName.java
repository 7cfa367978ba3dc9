package io.gewu.api.feature;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.referencing.CRS;

/**
 * A CRS as a client spelled it. The spelling decides the axis order: {@code EPSG:n} and {@code …epsg.xml#n} mean x, y;
 * {@code urn:ogc:def:crs:EPSG::n} and {@code http://www.opengis.net/def/crs/EPSG/0/n} mean the authority's own order.
 *
 * @param spelling as asked, to be written back
 * @param epsg the EPSG code; 4326 for CRS84
 * @param crs longitude or easting first, as everything inside is
 * @param flipped whether coordinates written under this spelling are y, x
 */
public record CrsName(String spelling, int epsg, CoordinateReferenceSystem crs, boolean flipped) {
    private static final Pattern SHORT = Pattern.compile("(?i)EPSG:(\\d{4,6})");
    private static final Pattern FILE = Pattern.compile("http://www\\.opengis\\.net/gml/srs/epsg\\.xml#(\\d{4,6})");
    private static final Pattern URN = Pattern.compile("(?i)urn:(?:x-)?ogc:def:crs:EPSG:[0-9.]*:(\\d{4,6})");
    private static final Pattern URL = Pattern.compile("https?://www\\.opengis\\.net/def/crs/EPSG/[0-9.]+/(\\d{4,6})");
    private static final Pattern CRS84 = Pattern.compile(
            "(?i)(?:CRS:84|OGC:CRS84|urn:(?:x-)?ogc:def:crs:OGC:[0-9.]*:CRS84|https?://www\\.opengis\\.net/def/crs/OGC/[0-9.]+/CRS84)");
    private static final Map<String, CrsName> KNOWN = new ConcurrentHashMap<>();
    private static final int MAX_KNOWN = 5_000;

    /**
     * Reads a name.
     *
     * @throws GewuException {@code UNKNOWN_CRS} if it names no CRS this server knows
     */
    public static CrsName parse(String spelling) {
        CrsName known = KNOWN.get(spelling);
        if (known == null) {
            known = decode(spelling);
            if (KNOWN.size() < MAX_KNOWN) {
                KNOWN.put(spelling, known);
            }
        }
        return known;
    }

    /** The URN of an EPSG code, coordinates in the authority's order. */
    public static CrsName urn(int epsg) {
        return parse("urn:ogc:def:crs:EPSG::" + epsg);
    }

    /** The same CRS with easting first whatever it is called, as WFS 1.0 has it (OGC 02-058). */
    public CrsName eastingFirst() {
        return flipped ? new CrsName(spelling, epsg, crs, false) : this;
    }

    /** Whether numbers are degrees. */
    public boolean isGeographic() {
        return crs instanceof org.geotools.api.referencing.crs.GeographicCRS;
    }

    private static CrsName decode(String spelling) {
        try {
            if (CRS84.matcher(spelling).matches()) {
                return new CrsName(spelling, 4326, CRS.decode("EPSG:4326", true), false);
            }
            for (Pattern xy : new Pattern[] {SHORT, FILE}) {
                Matcher matcher = xy.matcher(spelling);
                if (matcher.matches()) {
                    return of(spelling, matcher.group(1), false);
                }
            }
            for (Pattern authority : new Pattern[] {URN, URL}) {
                Matcher matcher = authority.matcher(spelling);
                if (matcher.matches()) {
                    return of(spelling, matcher.group(1), true);
                }
            }
        } catch (FactoryException unknown) {
            throw new GewuException(
                    ErrorCode.UNKNOWN_CRS, "srsName", "CRS \"" + spelling + "\" is not known to this server", unknown);
        }
        throw new GewuException(
                ErrorCode.UNKNOWN_CRS,
                "srsName",
                "\"" + spelling + "\" is not the name of a CRS; expected for example urn:ogc:def:crs:EPSG::4490");
    }

    private static CrsName of(String spelling, String code, boolean authorityOrder) throws FactoryException {
        boolean northFirst = CRS.getAxisOrder(CRS.decode("EPSG:" + code, false)) == CRS.AxisOrder.NORTH_EAST;
        return new CrsName(
                spelling, Integer.parseInt(code), CRS.decode("EPSG:" + code, true), authorityOrder && northFirst);
    }
}
