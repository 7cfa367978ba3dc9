package io.gewu.grid.plan;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/** What people on foot do not cross: expressways, and water. For reading by many threads once it is made. */
final class Barriers {
    /** Lines are noded with others and rounded to steps of about a centimetre. */
    private static final double NEAR_METRES = 0.5;

    private final STRtree expressways = new STRtree();
    private final List<IndexedPointInAreaLocator> water = new ArrayList<>();
    private final Metres metres;

    Barriers(CityMap map, Metres metres) {
        this.metres = metres;
        for (Geometry way : map.expressways()) {
            for (int i = 0; i < way.getNumGeometries(); i++) {
                Coordinate[] points = way.getGeometryN(i).getCoordinates();
                for (int k = 1; k < points.length; k++) {
                    expressways.insert(
                            new Envelope(points[k - 1], points[k]), new LineSegment(points[k - 1], points[k]));
                }
            }
        }
        expressways.build();
        map.water().forEach(area -> water.add(new IndexedPointInAreaLocator(area)));
    }

    /** Whether an area that lines of the city cut out is water. */
    boolean isWater(Geometry area) {
        Coordinate inside = area.getInteriorPoint().getCoordinate();
        return water.stream().anyMatch(surface -> surface.locate(inside) == Location.INTERIOR);
    }

    /** Whether a piece of a boundary lies on an expressway. */
    boolean bars(Coordinate from, Coordinate to) {
        Coordinate middle = LineSegment.midPoint(from, to);
        Envelope around = new Envelope(middle);
        around.expandBy(NEAR_METRES / metres.perLon(), NEAR_METRES / metres.perLat());
        @SuppressWarnings("unchecked") // the tree holds nothing else
        List<LineSegment> near = expressways.query(around);
        return near.stream().anyMatch(way -> metres.distance(way.closestPoint(middle), middle) < NEAR_METRES);
    }
}
