package io.gewu.grid.plan;

import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * What the planner sees of a city; all geometry in degrees, longitude first.
 *
 * @param villages areas by code, in the order of codes
 * @param population of villages by code
 * @param lines roads, outlines of water: what grids may be divided by
 * @param expressways lines that people on foot do not cross; among the lines as well
 * @param water surfaces; their outlines are among the lines as well
 * @param buildings footprints with the floor area where people live, 0 for others
 * @param firms places of enterprises
 * @param components places of components
 * @param formerGrids areas of the plan before, by code; empty for none
 */
public record CityMap(
        Map<String, Geometry> villages,
        Map<String, Integer> population,
        List<Geometry> lines,
        List<Geometry> expressways,
        List<Geometry> water,
        List<Building> buildings,
        List<Point> firms,
        List<Point> components,
        Map<String, Geometry> formerGrids) {
    /**
     * A building.
     *
     * @param dwelling floor area for living, m²
     */
    public record Building(Geometry footprint, double dwelling) {}
}
