package io.gewu.feature;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.feature.CrsName;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.geotools.referencing.operation.transform.IdentityTransform;
import org.locationtech.jts.geom.Geometry;

/** The way of geometries from one CRS to another, easting first on both sides. For one thread. */
public final class Reprojection {
    private static final double SAME_DEGREES = 2e-9;

    private final MathTransform transform;

    private Reprojection(MathTransform transform) {
        this.transform = transform;
    }

    /**
     * The way from the CRS of features to the one they are written in; none for features without geometry.
     *
     * @throws GewuException {@code UNKNOWN_CRS} if there is none
     */
    public static Reprojection of(SimpleFeatureType type, CrsName written) {
        CoordinateReferenceSystem own = type.getCoordinateReferenceSystem();
        return between(own == null ? written.crs() : own, written.crs());
    }

    /**
     * Finds the way.
     *
     * @throws GewuException {@code UNKNOWN_CRS} if there is none
     */
    public static Reprojection between(CoordinateReferenceSystem from, CoordinateReferenceSystem to) {
        try {
            MathTransform transform = CRS.findMathTransform(from, to, true);
            boolean same = from instanceof GeographicCRS && to instanceof GeographicCRS && movesNothing(transform);
            return new Reprojection(same ? IdentityTransform.create(2) : transform);
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
     * Whether points stay within two tenths of a millimetre, as between WGS 84 and CGCS2000, whose ellipsoids differ in
     * the tenth digit. Coordinates then stay exactly what was stored.
     */
    private static boolean movesNothing(MathTransform transform) {
        double[] points = {113, 23, 75, 40, 130, 50, -60, -30, 0, 5};
        double[] moved = new double[points.length];
        try {
            transform.transform(points, 0, moved, 0, points.length / 2);
        } catch (TransformException outside) {
            return false;
        }
        for (int i = 0; i < points.length; i++) {
            if (!(Math.abs(points[i] - moved[i]) < SAME_DEGREES)) {
                return false;
            }
        }
        return true;
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
