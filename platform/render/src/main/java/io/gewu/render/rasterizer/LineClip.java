package io.gewu.render.rasterizer;

/**
 * Keeps the parts of lines that lie in a box, so that a country's border costs no more than the piece on the map. Not
 * thread safe.
 */
public final class LineClip {
    private final double minX;
    private final double minY;
    private final double maxX;
    private final double maxY;
    /** The share of the segment at which it enters the box and at which it leaves it. */
    private double enter;

    private double leave;

    public LineClip(double minX, double minY, double maxX, double maxY) {
        this.minX = minX;
        this.minY = minY;
        this.maxX = maxX;
        this.maxY = maxY;
    }

    /** Adds what lies in the box to another path, as open parts. */
    public void clip(Path from, Path to) {
        for (int part = 0; part < from.parts(); part++) {
            int start = from.start(part);
            int end = from.end(part);
            boolean open = false;
            for (int i = start; i < end - (from.isRing(part) ? 0 : 2); i += 2) {
                int next = i + 2 < end ? i + 2 : start;
                open = segment(to, open, from.at(i), from.at(i + 1), from.at(next), from.at(next + 1));
            }
            to.endPart(false);
        }
    }

    /** Liang and Barsky's cut; whether the segment ends inside. */
    private boolean segment(Path to, boolean open, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        enter = 0;
        leave = 1;
        if (!(cut(-dx, x0 - minX) && cut(dx, maxX - x0) && cut(-dy, y0 - minY) && cut(dy, maxY - y0))) {
            to.endPart(false);
            return false;
        }
        if (!open || enter > 0) {
            to.endPart(false);
            to.add(within(minX, maxX, x0 + dx * enter), within(minY, maxY, y0 + dy * enter));
        }
        to.add(within(minX, maxX, x0 + dx * leave), within(minY, maxY, y0 + dy * leave));
        if (leave < 1) {
            to.endPart(false);
            return false;
        }
        return true;
    }

    /** Far away, rounding is coarser than the map. */
    private static double within(double least, double most, double value) {
        return Math.max(least, Math.min(most, value));
    }

    private boolean cut(double direction, double distance) {
        if (direction == 0) {
            return distance >= 0;
        }
        double at = distance / direction;
        if (direction < 0) {
            enter = Math.max(enter, at);
        } else {
            leave = Math.min(leave, at);
        }
        return enter <= leave;
    }
}
