package io.gewu.api.crs;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

/**
 * The way of coordinates from one CRS to another, easting first on both sides. It is decided here, and nowhere else,
 * that CGCS2000 is WGS 84: geographic CRS between which no point moves by two tenths of a millimetre are the same, and
 * coordinates then stay exactly what was stored. Immutable, safe for many threads.
 *
 * @since 2.0
 */
public final class CrsTransform {
    private static final double SAME_DEGREES = 2e-9;

    /** Pairs of the CRS in use: those of layers with those that clients ask for. */
    private static final int MAX_KNOWN = 1_000;

    private record Pair(CoordinateReferenceSystem from, CoordinateReferenceSystem to) {}

    private static final Map<Pair, CrsTransform> KNOWN = new ConcurrentHashMap<>();

    private final MathTransform transform;

    private CrsTransform(MathTransform transform) {
        this.transform = transform;
    }

    /**
     * The way from the CRS of features to the one they are written in; none for features without geometry.
     *
     * @throws GewuException {@code UNKNOWN_CRS} if there is none
     */
    public static CrsTransform of(SimpleFeatureType type, Crs written) {
        CoordinateReferenceSystem own = type.getCoordinateReferenceSystem();
        return between(own == null ? written.crs() : own, written.crs());
    }

    /**
     * Finds the way.
     *
     * @throws GewuException {@code UNKNOWN_CRS} if there is none
     */
    public static CrsTransform between(Crs from, Crs to) {
        return between(from.crs(), to.crs());
    }

    /**
     * Finds the way between CRS that are easting first.
     *
     * @throws GewuException {@code UNKNOWN_CRS} if there is none
     */
    public static CrsTransform between(CoordinateReferenceSystem from, CoordinateReferenceSystem to) {
        Pair pair = new Pair(from, to);
        CrsTransform known = KNOWN.get(pair);
        if (known == null) {
            known = new CrsTransform(find(from, to));
            if (KNOWN.size() < MAX_KNOWN) {
                KNOWN.put(pair, known);
            }
        }
        return known;
    }

    private static MathTransform find(CoordinateReferenceSystem from, CoordinateReferenceSystem to) {
        if (CRS.equalsIgnoreMetadata(from, to)) {
            return IdentityTransform.create(2);
        }
        try {
            MathTransform found = CRS.findMathTransform(from, to, true);
            boolean same = from instanceof GeographicCRS && to instanceof GeographicCRS && movesNothing(found);
            return same ? IdentityTransform.create(2) : found;
        } catch (FactoryException none) {
            throw new GewuException(
                    ErrorCode.UNKNOWN_CRS,
                    "srsName",
                    "There is no way from " + from.getName().getCode() + " to "
                            + to.getName().getCode(),
                    none);
        }
    }

    /** As between WGS 84 and CGCS2000, whose ellipsoids differ in the tenth digit. */
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

    /** The transform of ordinates x, y in turn. */
    public MathTransform math() {
        return transform;
    }

    /** Whether coordinates stay as they are. */
    public boolean isIdentity() {
        return transform.isIdentity();
    }

    /**
     * The geometry in the other CRS; itself where coordinates stay as they are.
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
