package io.gewu.grid.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Which areas of a coverage share how many metres of boundary. Immutable. */
final class Neighbourhood {
    /** Less than this is a corner, not a boundary that people cross. */
    private static final double LEAST_METRES = 5;

    private final List<Map<Integer, Double>> shared;
    private final List<Map<Integer, Double>> open;

    private Neighbourhood(List<Map<Integer, Double>> shared, List<Map<Integer, Double>> open) {
        this.shared = shared;
        this.open = open;
    }

    /** Of areas that share their vertices exactly: a segment of two of them is their boundary. */
    static Neighbourhood of(List<? extends Geometry> areas, Metres metres) {
        return of(areas, metres, (from, to) -> false);
    }

    /** @param bars whether nobody crosses the piece of boundary between two vertices */
    static Neighbourhood of(List<? extends Geometry> areas, Metres metres, BiPredicate<Coordinate, Coordinate> bars) {
        List<Map<Integer, Double>> shared = new ArrayList<>();
        List<Map<Integer, Double>> open = new ArrayList<>();
        areas.forEach(area -> {
            shared.add(new TreeMap<>());
            open.add(new TreeMap<>());
        });
        Map<List<Coordinate>, Integer> owners = new HashMap<>();
        for (int i = 0; i < areas.size(); i++) {
            for (Coordinate[] ring : rings(areas.get(i))) {
                for (int k = 1; k < ring.length; k++) {
                    boolean forwards = ring[k - 1].compareTo(ring[k]) < 0;
                    List<Coordinate> segment = forwards ? List.of(ring[k - 1], ring[k]) : List.of(ring[k], ring[k - 1]);
                    Integer other = owners.putIfAbsent(segment, i);
                    if (other != null && other != i) {
                        double length = metres.distance(ring[k - 1], ring[k]);
                        shared.get(i).merge(other, length, Double::sum);
                        shared.get(other).merge(i, length, Double::sum);
                        if (!bars.test(ring[k - 1], ring[k])) {
                            open.get(i).merge(other, length, Double::sum);
                            open.get(other).merge(i, length, Double::sum);
                        }
                    }
                }
            }
        }
        return new Neighbourhood(shared, open);
    }

    private static List<Coordinate[]> rings(Geometry area) {
        List<Coordinate[]> rings = new ArrayList<>();
        for (int g = 0; g < area.getNumGeometries(); g++) {
            Polygon polygon = (Polygon) area.getGeometryN(g);
            rings.add(polygon.getExteriorRing().getCoordinates());
            for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                rings.add(polygon.getInteriorRingN(h).getCoordinates());
            }
        }
        return rings;
    }

    /** Metres that an area shares with each other one, however few. */
    Map<Integer, Double> all(int area) {
        return shared.get(area);
    }

    /** The areas across a boundary of which people can cross at least five metres, in order. */
    List<Integer> across(int area) {
        return open.get(area).entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_METRES)
                .map(Map.Entry::getKey)
                .toList();
    }
}
