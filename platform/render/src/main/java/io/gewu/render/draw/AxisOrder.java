package io.gewu.render.draw;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import javax.measure.Unit;
import javax.measure.quantity.Length;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.referencing.CRS;
import org.geotools.referencing.operation.transform.IdentityTransform;
import org.geotools.styling.UomOgcMapping;

/** CRS with the x axis first, and the ways between them. */
public final class AxisOrder {
    private static final Unit<Length> METRE = UomOgcMapping.METRE.getUnit();

    private AxisOrder() {}

    /**
     * The CRS itself or its east-first twin.
     *
     * @throws GewuException {@code UNKNOWN_CRS} if it is north first and has no code to find its twin by
     */
    public static CoordinateReferenceSystem of(CoordinateReferenceSystem crs) {
        if (CRS.getAxisOrder(crs) != CRS.AxisOrder.NORTH_EAST) {
            return crs;
        }
        try {
            Integer code = CRS.lookupEpsgCode(crs, false);
            if (code != null) {
                return CRS.decode("EPSG:" + code, true);
            }
        } catch (FactoryException unknown) {
            throw new GewuException(ErrorCode.UNKNOWN_CRS, "CRS", "No east-first form of " + crs.getName(), unknown);
        }
        throw new GewuException(ErrorCode.UNKNOWN_CRS, "CRS", "No east-first form of " + crs.getName());
    }

    /** Metres in a unit of the first axis of a projected CRS; 1 where the unit is no length. */
    public static double metresPerUnit(CoordinateReferenceSystem crs) {
        Unit<?> unit = crs.getCoordinateSystem().getAxis(0).getUnit();
        if (!unit.isCompatible(METRE)) {
            return 1;
        }
        return unit.asType(Length.class).getConverterTo(METRE).convert(1.0);
    }

    /**
     * The way from one CRS to another, the identity where their coordinates differ by less than a map can show:
     * CGCS2000 and WGS 84 differ by centimetres.
     */
    public static MathTransform between(CoordinateReferenceSystem from, CoordinateReferenceSystem to) {
        if (CRS.equalsIgnoreMetadata(from, to) || (isGlobalGeographic(from) && isGlobalGeographic(to))) {
            return IdentityTransform.create(2);
        }
        try {
            return CRS.findMathTransform(from, to, true);
        } catch (FactoryException none) {
            throw new GewuException(
                    ErrorCode.UNKNOWN_CRS, "CRS", "No way from " + from.getName() + " to " + to.getName(), none);
        }
    }

    private static boolean isGlobalGeographic(CoordinateReferenceSystem crs) {
        if (!(crs instanceof GeographicCRS geographic)
                || geographic.getCoordinateSystem().getDimension() != 2) {
            return false;
        }
        String datum = geographic.getDatum().getName().getCode();
        return datum.contains("World Geodetic System 1984")
                || datum.contains("WGS84")
                || datum.contains("WGS_1984")
                || datum.contains("WGS 84")
                || datum.contains("China 2000")
                || datum.contains("China_2000")
                || datum.contains("CGCS2000");
    }
}
