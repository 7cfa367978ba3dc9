package io.gewu.render.label;

import io.gewu.render.rasterizer.Path;
import java.util.Arrays;

/** Points by their distance along one part of a path. */
final class LineWalk {
    private final double[] xs;
    private final double[] ys;
    private final double[] distances;

    LineWalk(Path path, int part) {
        int start = path.start(part);
        int count = (path.end(part) - start) / 2 + (path.isRing(part) ? 1 : 0);
        xs = new double[count];
        ys = new double[count];
        distances = new double[count];
        for (int i = 0; i < count; i++) {
            int at = start + 2 * i < path.end(part) ? start + 2 * i : start;
            xs[i] = path.at(at);
            ys[i] = path.at(at + 1);
            distances[i] = i == 0 ? 0 : distances[i - 1] + Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
        }
    }

    double length() {
        return distances[distances.length - 1];
    }

    double x(double distance) {
        return at(xs, distance);
    }

    double y(double distance) {
        return at(ys, distance);
    }

    private double at(double[] values, double distance) {
        int found = Arrays.binarySearch(distances, distance);
        int next = Math.max(1, Math.min(values.length - 1, found < 0 ? -found - 1 : found));
        if (values.length == 1) {
            return values[0];
        }
        double span = distances[next] - distances[next - 1];
        double share = span == 0 ? 0 : Math.max(0, Math.min(1, (distance - distances[next - 1]) / span));
        return values[next - 1] + (values[next] - values[next - 1]) * share;
    }
}
