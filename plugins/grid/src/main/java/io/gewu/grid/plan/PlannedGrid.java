package io.gewu.grid.plan;

import java.util.Comparator;
import org.locationtech.jts.geom.Geometry;

/**
 * A grid of a plan to be.
 *
 * @param serial from 1 within the village, west to east, then north to south
 * @param area in degrees
 * @param hours of work a year
 * @param workers one or two
 * @param compactness Polsby–Popper, 0 to 1
 * @param formerGrid code of the grid of the plan before that most of its people come from; empty for none
 */
public record PlannedGrid(
        String village,
        int serial,
        Geometry area,
        double squareMetres,
        double persons,
        double hours,
        int workers,
        double compactness,
        String formerGrid) {
    /** Columns of about 150 m from west to east, in each from north to south (GB/T 30428.1). */
    public static Comparator<Geometry> westToEast(Metres metres) {
        return Comparator.<Geometry>comparingLong(
                        area -> StrictMath.round(area.getCentroid().getX() * metres.perLon() / 150))
                .thenComparingDouble(area -> -area.getCentroid().getY());
    }
}
