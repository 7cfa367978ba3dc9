package io.gewu.grid.plan;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.strtree.STRtree;

/** Tells whether pieces of boundaries lie on some lines, judged by their middles. For reading by many threads. */
public final class NearLines {
    private final STRtree segments = new STRtree();
    private final Metres metres;
    private final double nearMetres;

    /**
     * Of these lines.
     *
     * @param nearMetres a middle that is no farther from a line lies on it
     */
    public NearLines(List<Geometry> lines, Metres metres, double nearMetres) {
        this.metres = metres;
        this.nearMetres = nearMetres;
        for (Geometry line : lines) {
            for (int i = 0; i < line.getNumGeometries(); i++) {
                Coordinate[] points = line.getGeometryN(i).getCoordinates();
                for (int k = 1; k < points.length; k++) {
                    segments.insert(new Envelope(points[k - 1], points[k]), new LineSegment(points[k - 1], points[k]));
                }
            }
        }
        segments.build();
    }

    /** Whether the piece between two points lies on one of the lines. */
    public boolean hold(Coordinate from, Coordinate to) {
        Coordinate middle = LineSegment.midPoint(from, to);
        Envelope around = new Envelope(middle);
        around.expandBy(nearMetres / metres.perLon(), nearMetres / metres.perLat());
        @SuppressWarnings("unchecked") // the tree holds nothing else
        List<LineSegment> near = segments.query(around);
        return near.stream().anyMatch(line -> metres.distance(line.closestPoint(middle), middle) < nearMetres);
    }
}
