package io.gewu.demo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * The lie of the land: a schematic outline of the district, and metres east and north of its middle as a working plane.
 * Everything is generated in metres and written in degrees of CGCS2000 rounded to 1e-7 (a centimetre).
 */
final class Ground {
    static final GeometryFactory DEGREES = new GeometryFactory(new PrecisionModel(1e7));

    private static final double LON0 = 113.07;
    private static final double LAT0 = 22.995;
    private static final double METRES_PER_LAT = 110_750;
    private static final double METRES_PER_LON = 102_540;

    /** Schematic: drawn after the district's shape with some sixty vertices, not its boundary. Longitude, latitude. */
    private static final double[] OUTLINE = {
        113.139, 23.015, 113.134, 23.011, 113.140, 23.008, 113.146, 22.998, 113.152, 23.002, 113.163, 23.000, 113.160,
                22.986,
        113.142, 22.990, 113.126, 22.978, 113.110, 22.975, 113.097, 22.980, 113.075, 22.983, 113.053, 22.982, 113.046,
                22.979,
        113.045, 22.972, 113.048, 22.967, 113.046, 22.965, 113.053, 22.963, 113.057, 22.954, 113.062, 22.951, 113.059,
                22.948,
        113.063, 22.939, 113.059, 22.936, 113.045, 22.936, 113.039, 22.929, 113.024, 22.926, 113.010, 22.931, 113.001,
                22.946,
        112.993, 22.967, 112.984, 22.978, 112.974, 22.984, 112.984, 23.006, 112.982, 23.033, 112.993, 23.029, 113.002,
                23.035,
        113.022, 23.032, 113.024, 23.029, 113.029, 23.038, 113.043, 23.037, 113.048, 23.045, 113.047, 23.052, 113.076,
                23.052,
        113.078, 23.058, 113.098, 23.058, 113.101, 23.065, 113.115, 23.065, 113.121, 23.048, 113.133, 23.047, 113.133,
                23.043,
        113.128, 23.039, 113.133, 23.035, 113.135, 23.027, 113.144, 23.023, 113.153, 23.025, 113.148, 23.020, 113.147,
                23.015,
        113.139, 23.015
    };

    private Ground() {}

    static Polygon outline() {
        Coordinate[] ring = new Coordinate[OUTLINE.length / 2];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new Coordinate(OUTLINE[2 * i], OUTLINE[2 * i + 1]);
        }
        return DEGREES.createPolygon(ring);
    }

    static double east(double lon) {
        return (lon - LON0) * METRES_PER_LON;
    }

    static double north(double lat) {
        return (lat - LAT0) * METRES_PER_LAT;
    }

    /** A place given in metres, in rounded degrees. */
    static Coordinate degrees(double east, double north) {
        PrecisionModel grid = DEGREES.getPrecisionModel();
        return new Coordinate(
                grid.makePrecise(LON0 + east / METRES_PER_LON), grid.makePrecise(LAT0 + north / METRES_PER_LAT));
    }

    /** The corners of a ring given in metres, in rounded degrees and closed. */
    static Polygon polygon(double[][] corners) {
        Coordinate[] ring = new Coordinate[corners.length + 1];
        for (int i = 0; i < corners.length; i++) {
            ring[i] = degrees(corners[i][0], corners[i][1]);
        }
        ring[corners.length] = ring[0].copy();
        return DEGREES.createPolygon(ring);
    }

    /** Square metres of an area given in degrees; good to 0.2 % within the district. */
    static double squareMetres(org.locationtech.jts.geom.Geometry area) {
        return area.getArea() * METRES_PER_LON * METRES_PER_LAT;
    }

    /** Metres around an area given in degrees, taking the mean of both scales. */
    static double perimeterMetres(org.locationtech.jts.geom.Geometry area) {
        double length = 0;
        Coordinate[] points = area.getCoordinates();
        for (int i = 1; i < points.length; i++) {
            double dx = (points[i].x - points[i - 1].x) * METRES_PER_LON;
            double dy = (points[i].y - points[i - 1].y) * METRES_PER_LAT;
            length += StrictMath.sqrt(dx * dx + dy * dy);
        }
        return length;
    }

    /** How urban a place is, 0 to 1: dense around the old town in the north-east, thin in the south-west. */
    static double urbanity(double east, double north) {
        double fromCentre = StrictMath.hypot(east - 4800, north - 3600);
        double fromSecond = StrictMath.hypot(east - 2600, north + 400);
        double near = StrictMath.exp(-fromCentre / 4200) + 0.55 * StrictMath.exp(-fromSecond / 3200);
        return Math.min(1, 0.08 + near);
    }
}
