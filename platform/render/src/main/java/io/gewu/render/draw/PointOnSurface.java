package io.gewu.render.draw;

import io.gewu.render.rasterizer.Path;
import java.util.Arrays;

/**
 * A point well inside an area: the centroid of its largest ring where that lies inside, else the middle of the widest
 * run of some horizontal lines. Works in pixels on the even-odd area of all rings.
 */
final class PointOnSurface {
    private static final int LINES = 7;

    private PointOnSurface() {}

    static Anchor of(Path path) {
        double huge = 1e9;
        return of(path, -huge, -huge, huge, huge);
    }

    /** As the other, for the part of the area that a window shows. */
    static Anchor of(Path path, double minX, double minY, double maxX, double maxY) {
        int ring = largest(path);
        Anchor centroid = centroid(path, ring);
        double[] run = widest(path, centroid.y(), minX, maxX);
        if (run[0] < centroid.x() && centroid.x() < run[1] && minY < centroid.y() && centroid.y() < maxY) {
            return centroid;
        }
        double top = maxY;
        double bottom = minY;
        for (int i = path.start(ring) + 1; i < path.end(ring); i += 2) {
            top = Math.min(top, Math.max(minY, path.at(i)));
            bottom = Math.max(bottom, Math.min(maxY, path.at(i)));
        }
        Anchor best = centroid;
        double width = 0;
        for (int line = 1; line <= LINES; line++) {
            double y = top + (bottom - top) * line / (LINES + 1.0);
            run = widest(path, y, minX, maxX);
            if (run[1] - run[0] > width) {
                width = run[1] - run[0];
                best = new Anchor((run[0] + run[1]) / 2, y);
            }
        }
        return best;
    }

    private static int largest(Path path) {
        int best = 0;
        double most = -1;
        for (int part = 0; part < path.parts(); part++) {
            double area = Math.abs(area(path, part));
            if (area > most) {
                most = area;
                best = part;
            }
        }
        return best;
    }

    /** Twice the signed area. */
    static double area(Path path, int part) {
        int start = path.start(part);
        int end = path.end(part);
        double area = 0;
        for (int i = start, before = end - 2; i < end; before = i, i += 2) {
            area += path.at(before) * path.at(i + 1) - path.at(i) * path.at(before + 1);
        }
        return area;
    }

    private static Anchor centroid(Path path, int part) {
        int start = path.start(part);
        int end = path.end(part);
        double originX = path.at(start);
        double originY = path.at(start + 1);
        double area = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = start, before = end - 2; i < end; before = i, i += 2) {
            double x0 = path.at(before) - originX;
            double y0 = path.at(before + 1) - originY;
            double x1 = path.at(i) - originX;
            double y1 = path.at(i + 1) - originY;
            double cross = x0 * y1 - x1 * y0;
            area += cross;
            sumX += (x0 + x1) * cross;
            sumY += (y0 + y1) * cross;
        }
        return area == 0
                ? new Anchor(originX, originY)
                : new Anchor(originX + sumX / (3 * area), originY + sumY / (3 * area));
    }

    /** Left and right of the widest run of a horizontal line inside; an empty run if it misses. */
    static double[] widest(Path path, double y, double minX, double maxX) {
        double[] cuts = new double[16];
        int count = 0;
        for (int part = 0; part < path.parts(); part++) {
            int start = path.start(part);
            int end = path.end(part);
            for (int i = start, before = end - 2; i < end; before = i, i += 2) {
                double y0 = path.at(before + 1);
                double y1 = path.at(i + 1);
                if ((y0 <= y) != (y1 <= y)) {
                    if (count == cuts.length) {
                        cuts = Arrays.copyOf(cuts, count * 2);
                    }
                    cuts[count++] = path.at(before) + (y - y0) * (path.at(i) - path.at(before)) / (y1 - y0);
                }
            }
        }
        Arrays.sort(cuts, 0, count);
        double[] best = {0, 0};
        for (int i = 0; i + 1 < count; i += 2) {
            double from = Math.max(minX, cuts[i]);
            double to = Math.min(maxX, cuts[i + 1]);
            if (to - from > best[1] - best[0]) {
                best = new double[] {from, to};
            }
        }
        return best;
    }
}
