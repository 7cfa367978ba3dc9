package io.gewu.grid.check;

import io.gewu.grid.plan.Metres;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.strtree.STRtree;

/** The lines that everybody can see, or that the law draws: streets, water, village bounds. */
final class PhysicalBounds {
    private static final double NEAR_METRES = 3;

    private final STRtree segments = new STRtree();
    private final Metres metres;

    PhysicalBounds(PlanCheck.Ground ground, Metres metres) {
        this.metres = metres;
        ground.lines().forEach(this::add);
        ground.villages().values().forEach(area -> add(area.getBoundary()));
        segments.build();
    }

    private void add(Geometry line) {
        for (int i = 0; i < line.getNumGeometries(); i++) {
            Coordinate[] points = line.getGeometryN(i).getCoordinates();
            for (int k = 1; k < points.length; k++) {
                segments.insert(new Envelope(points[k - 1], points[k]), new LineSegment(points[k - 1], points[k]));
            }
        }
    }

    /** How much of the outlines of grids lies on such lines, 0 to 1; each piece is judged by its middle. */
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
                    on += isOn(LineSegment.midPoint(points[k - 1], points[k])) ? length : 0;
                }
            }
        }
        return all == 0 ? 1 : on / all;
    }

    private boolean isOn(Coordinate middle) {
        Envelope around = new Envelope(middle);
        around.expandBy(NEAR_METRES / metres.perLon(), NEAR_METRES / metres.perLat());
        @SuppressWarnings("unchecked") // the tree holds nothing else
        List<LineSegment> near = segments.query(around);
        return near.stream().anyMatch(line -> metres.distance(line.closestPoint(middle), middle) < NEAR_METRES);
    }
}
