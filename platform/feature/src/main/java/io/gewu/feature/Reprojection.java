package io.gewu.feature;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Geometry;

/** The way of geometries from one CRS to another, easting first on both sides. For one thread. */
public final class Reprojection {
    private final MathTransform transform;

    private Reprojection(MathTransform transform) {
        this.transform = transform;
    }

    /**
     * Finds the way.
     *
     * @throws GewuException {@code UNKNOWN_CRS} if there is none
     */
    public static Reprojection between(CoordinateReferenceSystem from, CoordinateReferenceSystem to) {
        try {
            return new Reprojection(CRS.findMathTransform(from, to, true));
        } catch (FactoryException none) {
            throw new GewuException(
                    ErrorCode.UNKNOWN_CRS,
                    "srsName",
                    "There is no way from " + from.getName().getCode() + " to "
                            + to.getName().getCode(),
                    none);
        }
    }

    /**
     * The geometry in the other CRS.
     *
     * @throws GewuException {@code INVALID_PARAMETER} if it lies outside what the CRS can hold
     */
    public Geometry apply(Geometry geometry) {
        if (transform.isIdentity()) {
            return geometry;
        }
        try {
            return JTS.transform(geometry, transform);
        } catch (TransformException outside) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER, "srsName", "A coordinate lies outside the CRS asked for", outside);
        }
    }
}
