package io.gewu.grid.plan;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/** What people on foot do not cross: expressways, and water. For reading by many threads once it is made. */
final class Barriers {
    /** Lines are noded with others and rounded to steps of about a centimetre. */
    private static final double NEAR_METRES = 0.5;

    private final NearLines expressways;
    private final List<IndexedPointInAreaLocator> water = new ArrayList<>();

    Barriers(CityMap map, Metres metres) {
        this.expressways = new NearLines(map.expressways(), metres, NEAR_METRES);
        map.water().forEach(area -> water.add(new IndexedPointInAreaLocator(area)));
    }

    /** Whether an area that lines of the city cut out is water. */
    boolean isWater(Geometry area) {
        Coordinate inside = area.getInteriorPoint().getCoordinate();
        return water.stream().anyMatch(surface -> surface.locate(inside) == Location.INTERIOR);
    }

    /** Whether a piece of a boundary lies on an expressway. */
    boolean bars(Coordinate from, Coordinate to) {
        return expressways.hold(from, to);
    }
}
