package io.gewu.ows.wms;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;

/**
 * A CRS as WMS names it, with the axis order of its BBOX in 1.3.0 (OGC 06-042 clause 6.7.2); in 1.1.1 it is always x,
 * y.
 *
 * @param name as advertised, for example {@code EPSG:4490}
 * @param crs longitude or easting first, as everything inside is
 * @param northFirst whether the authority puts latitude or northing first
 */
record WmsCrs(String name, CoordinateReferenceSystem crs, boolean northFirst) {
    private static final Map<String, WmsCrs> KNOWN = new ConcurrentHashMap<>();

    /**
     * The CRS of a name.
     *
     * @throws GewuException {@code UNKNOWN_CRS} naming what was found
     */
    static WmsCrs of(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        WmsCrs known = KNOWN.get(upper);
        if (known == null) {
            known = decode(upper, name);
            KNOWN.put(upper, known);
        }
        return known;
    }

    private static WmsCrs decode(String upper, String asked) {
        try {
            if (upper.equals("CRS:84") || upper.equals("OGC:CRS84")) {
                return new WmsCrs("CRS:84", CRS.decode("EPSG:4326", true), false);
            }
            if (upper.matches("EPSG:\\d{4,6}")) {
                boolean northFirst = CRS.getAxisOrder(CRS.decode(upper, false)) == CRS.AxisOrder.NORTH_EAST;
                return new WmsCrs(upper, CRS.decode(upper, true), northFirst);
            }
        } catch (FactoryException unknown) {
            throw unknown(asked, unknown);
        }
        throw unknown(asked, null);
    }

    private static GewuException unknown(String asked, FactoryException cause) {
        String message = "CRS \"" + asked + "\" is not known; expected an EPSG code as EPSG:4490, or CRS:84";
        return cause == null
                ? new GewuException(ErrorCode.UNKNOWN_CRS, "CRS", message)
                : new GewuException(ErrorCode.UNKNOWN_CRS, "CRS", message, cause);
    }

    private boolean flips(WmsVersion version) {
        return northFirst && version == WmsVersion.V1_3_0;
    }

    /**
     * A BBOX parameter as a box, easting first.
     *
     * @throws GewuException {@code INVALID_PARAMETER} if it is empty or upside down
     */
    ReferencedEnvelope box(WmsVersion version, double[] numbers) {
        boolean flip = flips(version);
        double west = numbers[flip ? 1 : 0];
        double south = numbers[flip ? 0 : 1];
        double east = numbers[flip ? 3 : 2];
        double north = numbers[flip ? 2 : 3];
        if (west >= east || south >= north) {
            throw WmsParameters.invalid(
                    "BBOX",
                    "BBOX is empty or upside down: the minima come first, in the axis order of " + name + " that is "
                            + (flip ? "south,west,north,east" : "west,south,east,north"));
        }
        return new ReferencedEnvelope(west, east, south, north, crs);
    }

    /** minx, miny, maxx, maxy as this version writes them. */
    double[] written(WmsVersion version, ReferencedEnvelope box) {
        return flips(version)
                ? new double[] {box.getMinY(), box.getMinX(), box.getMaxY(), box.getMaxX()}
                : new double[] {box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()};
    }
}
