package io.gewu.grid.plan;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * A basic spatial unit: a street block that no grid cuts.
 *
 * @param area in degrees; neighbours share their vertices exactly
 * @param centre in degrees
 * @param water whether it is a piece of water
 * @param squareMetres size
 * @param perimeter in m
 * @param persons who live there
 * @param hours of work a year
 * @param formerGrid code of the grid of the plan before; empty for none
 */
public record BasicUnit(
        int index,
        String village,
        Geometry area,
        Coordinate centre,
        boolean water,
        double squareMetres,
        double perimeter,
        double persons,
        double hours,
        String formerGrid) {}
