package io.gewu.graph;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.distance.DistanceOp;

/** True metres on the ellipsoid of WGS 84 (CGCS2000 differs by a tenth of a millimetre) for geometries in degrees. */
final class Geodesy {
    private static final double LEAST_COSINE = 0.01;

    private Geodesy() {}

    /** Metres between the nearest points of two geometries; zero if they meet, NaN if one is empty. */
    static double distance(Geometry a, Geometry b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Double.NaN;
        }
        if (a instanceof Point p && b instanceof Point q) {
            return inverse(p.getCoordinate(), q.getCoordinate());
        }
        // the nearest points are found on a plane where a degree east is as much shorter as it is on the ground
        double middle =
                (a.getEnvelopeInternal().centre().y + b.getEnvelopeInternal().centre().y) / 2;
        double cosine = Math.max(LEAST_COSINE, Math.cos(Math.toRadians(middle)));
        AffineTransformation plane = AffineTransformation.scaleInstance(cosine, 1);
        Coordinate[] nearest = DistanceOp.nearestPoints(plane.transform(a), plane.transform(b));
        return inverse(
                new Coordinate(nearest[0].x / cosine, nearest[0].y),
                new Coordinate(nearest[1].x / cosine, nearest[1].y));
    }

    private static double inverse(Coordinate from, Coordinate to) {
        return Geodesic.WGS84.Inverse(from.y, from.x, to.y, to.x).s12;
    }

    /** Square metres of the areal parts. */
    static double area(Geometry geometry) {
        double sum = 0;
        if (geometry instanceof GeometryCollection) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                sum += area(geometry.getGeometryN(i));
            }
        } else if (geometry instanceof Polygon polygon && !polygon.isEmpty()) {
            sum = ring(polygon.getExteriorRing());
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                sum -= ring(polygon.getInteriorRingN(hole));
            }
        }
        return sum;
    }

    private static double ring(LineString ring) {
        CoordinateSequence points = ring.getCoordinateSequence();
        PolygonArea area = new PolygonArea(Geodesic.WGS84, false);
        for (int i = 0; i < points.size() - 1; i++) {
            area.AddPoint(points.getY(i), points.getX(i));
        }
        return Math.abs(area.Compute(false, true).area);
    }

    /** Metres of its lines, or of the edges of its areas. */
    static double length(Geometry geometry) {
        double sum = 0;
        if (geometry instanceof GeometryCollection) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                sum += length(geometry.getGeometryN(i));
            }
        } else if (geometry instanceof LineString line) {
            CoordinateSequence points = line.getCoordinateSequence();
            for (int i = 1; i < points.size(); i++) {
                sum += inverse(points.getCoordinate(i - 1), points.getCoordinate(i));
            }
        } else if (geometry instanceof Polygon polygon) {
            sum = length(polygon.getExteriorRing());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                sum += length(polygon.getInteriorRingN(i));
            }
        }
        return sum;
    }

    /** Everything within so many metres, true to the plane at the geometry's middle. */
    static Geometry buffer(Geometry geometry, double metres) {
        double latitude = Math.toRadians(geometry.getEnvelopeInternal().centre().y);
        double north = metresPerDegreeNorth(latitude);
        double east = Math.max(north * LEAST_COSINE, metresPerDegreeEast(latitude));
        Geometry plane = AffineTransformation.scaleInstance(east, north).transform(geometry);
        return AffineTransformation.scaleInstance(1 / east, 1 / north).transform(plane.buffer(metres, 16));
    }

    /** Series of the meridian's degree on WGS 84. */
    private static double metresPerDegreeNorth(double latitude) {
        return 111_132.954 - 559.822 * Math.cos(2 * latitude) + 1.175 * Math.cos(4 * latitude);
    }

    private static double metresPerDegreeEast(double latitude) {
        return 111_412.84 * Math.cos(latitude) - 93.5 * Math.cos(3 * latitude);
    }
}
