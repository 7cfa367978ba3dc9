package io.gewu.grid.check;

import io.gewu.grid.plan.Metres;
import io.gewu.grid.plan.NearLines;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** The lines that everybody can see, or that the law draws: streets, water, village bounds. */
final class PhysicalBounds {
    private static final double NEAR_METRES = 3;

    private final NearLines lines;
    private final Metres metres;

    PhysicalBounds(PlanCheck.Ground ground, Metres metres) {
        this.metres = metres;
        List<Geometry> all = new ArrayList<>(ground.lines());
        ground.villages().values().forEach(area -> all.add(area.getBoundary()));
        this.lines = new NearLines(all, metres, NEAR_METRES);
    }

    /** How much of the outlines of grids lies on such lines, 0 to 1. */
    double share(List<GridOfPlan> grids) {
        double all = 0;
        double on = 0;
        for (GridOfPlan grid : grids) {
            Geometry outline = grid.area().getBoundary();
            for (int i = 0; i < outline.getNumGeometries(); i++) {
                Coordinate[] points = outline.getGeometryN(i).getCoordinates();
                for (int k = 1; k < points.length; k++) {
                    double length = metres.distance(points[k - 1], points[k]);
                    all += length;
                    on += lines.hold(points[k - 1], points[k]) ? length : 0;
                }
            }
        }
        return all == 0 ? 1 : on / all;
    }
}
