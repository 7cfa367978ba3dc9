package io.gewu.render.rasterizer;

/** Keeps the parts of lines that lie in a box, so that a country's border costs no more than the piece on the map. */
public final class LineClip {
    private LineClip() {}

    /** Adds what lies in the box to another path, as open parts. */
    public static void clip(Path from, Path to, double minX, double minY, double maxX, double maxY) {
        for (int part = 0; part < from.parts(); part++) {
            int start = from.start(part);
            int end = from.end(part);
            boolean open = false;
            for (int i = start; i < end - (from.isRing(part) ? 0 : 2); i += 2) {
                int next = i + 2 < end ? i + 2 : start;
                open = segment(
                        to, open, from.at(i), from.at(i + 1), from.at(next), from.at(next + 1), minX, minY, maxX, maxY);
            }
            to.endPart(false);
        }
    }

    /** Liang and Barsky's cut; whether the segment ends inside. */
    private static boolean segment(
            Path to, boolean open, double x0, double y0, double x1, double y1, double l, double t, double r, double b) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double[] range = {0, 1};
        if (!(cut(-dx, x0 - l, range) && cut(dx, r - x0, range) && cut(-dy, y0 - t, range) && cut(dy, b - y0, range))) {
            to.endPart(false);
            return false;
        }
        if (!open || range[0] > 0) {
            to.endPart(false);
            to.add(within(l, r, x0 + dx * range[0]), within(t, b, y0 + dy * range[0]));
        }
        to.add(within(l, r, x0 + dx * range[1]), within(t, b, y0 + dy * range[1]));
        if (range[1] < 1) {
            to.endPart(false);
            return false;
        }
        return true;
    }

    /** Far away, rounding is coarser than the map. */
    private static double within(double least, double most, double value) {
        return Math.max(least, Math.min(most, value));
    }

    private static boolean cut(double direction, double distance, double[] range) {
        if (direction == 0) {
            return distance >= 0;
        }
        double at = distance / direction;
        if (direction < 0) {
            range[0] = Math.max(range[0], at);
        } else {
            range[1] = Math.min(range[1], at);
        }
        return range[0] <= range[1];
    }
}
