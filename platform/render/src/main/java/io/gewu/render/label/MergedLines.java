package io.gewu.render.label;

import io.gewu.render.rasterizer.Path;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.linemerge.LineMerger;

/** Joins the pieces of a street, so that its name is written once and long enough. */
final class MergedLines {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private MergedLines() {}

    static Label longest(Label label, List<Path> pieces) {
        LineMerger merger = new LineMerger();
        for (Path piece : pieces) {
            for (int part = 0; part < piece.parts(); part++) {
                Coordinate[] points = new Coordinate[(piece.end(part) - piece.start(part)) / 2];
                for (int i = 0; i < points.length; i++) {
                    points[i] = new Coordinate(
                            piece.at(piece.start(part) + 2 * i), piece.at(piece.start(part) + 2 * i + 1));
                }
                if (points.length > 1) {
                    merger.add(FACTORY.createLineString(points));
                }
            }
        }
        LineString longest = FACTORY.createLineString();
        for (Object merged : merger.getMergedLineStrings()) {
            LineString line = (LineString) merged;
            longest = line.getLength() > longest.getLength() ? line : longest;
        }
        if (longest.isEmpty()) {
            return label;
        }
        Path path = new Path();
        for (Coordinate point : longest.getCoordinates()) {
            path.add(point.x, point.y);
        }
        path.endPart(false);
        return label.along(path, longest.getLength());
    }
}
