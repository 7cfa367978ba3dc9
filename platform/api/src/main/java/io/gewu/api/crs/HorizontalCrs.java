package io.gewu.api.crs;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.util.Map;
import javax.measure.Unit;
import javax.measure.quantity.Length;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.NoSuchAuthorityCodeException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.referencing.CRS;
import org.geotools.styling.UomOgcMapping;

/**
 * The two horizontal axes of a CRS.
 *
 * @param crs longitude or easting first
 * @param northFirst whether the authority has it the other way round
 * @param dimension of the CRS it was taken from
 */
record HorizontalCrs(int epsg, CoordinateReferenceSystem crs, boolean northFirst, int dimension) {
    private static final Unit<Length> METRE = UomOgcMapping.METRE.getUnit();

    /** Two-dimensional twins of three-dimensional geographic CRS, which GeoTools reduces to nameless ones. */
    private static final Map<Integer, Integer> PLANE = Map.of(4979, 4326, 4480, 4490, 4937, 4258, 4957, 4269);

    static HorizontalCrs of(int code) throws FactoryException {
        CoordinateReferenceSystem whole = CRS.decode("EPSG:" + code, false);
        int dimension = whole.getCoordinateSystem().getDimension();
        int plane = dimension == 2 ? code : horizontalCode(code, whole);
        CoordinateReferenceSystem authority = plane == code ? whole : CRS.decode("EPSG:" + plane, false);
        boolean northFirst = CRS.getAxisOrder(authority) == CRS.AxisOrder.NORTH_EAST;
        return new HorizontalCrs(plane, CRS.decode("EPSG:" + plane, true), northFirst, dimension);
    }

    private static int horizontalCode(int code, CoordinateReferenceSystem whole) throws FactoryException {
        if (PLANE.containsKey(code)) {
            return PLANE.get(code);
        }
        CoordinateReferenceSystem horizontal = CRS.getHorizontalCRS(whole);
        Integer found = horizontal == null ? null : CRS.lookupEpsgCode(horizontal, false);
        if (found == null || found == code) {
            throw new NoSuchAuthorityCodeException("EPSG:" + code + " has no horizontal part", "EPSG", "" + code);
        }
        return found;
    }

    static CoordinateReferenceSystem eastingFirst(CoordinateReferenceSystem any) {
        if (CRS.getAxisOrder(any) != CRS.AxisOrder.NORTH_EAST) {
            return any;
        }
        try {
            Integer code = CRS.lookupEpsgCode(any, false);
            if (code != null) {
                return CRS.decode("EPSG:" + code, true);
            }
        } catch (FactoryException unknown) {
            throw noTwin(any, unknown);
        }
        throw noTwin(any, null);
    }

    private static GewuException noTwin(CoordinateReferenceSystem any, FactoryException cause) {
        return new GewuException(ErrorCode.UNKNOWN_CRS, "CRS", "No easting-first form of " + any.getName(), cause);
    }

    static double metresPerUnit(CoordinateReferenceSystem crs) {
        Unit<?> unit = crs.getCoordinateSystem().getAxis(0).getUnit();
        return unit.isCompatible(METRE)
                ? unit.asType(Length.class).getConverterTo(METRE).convert(1.0)
                : 1;
    }
}
