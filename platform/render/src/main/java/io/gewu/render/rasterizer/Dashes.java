package io.gewu.render.rasterizer;

/** Cuts lines into dashes. */
final class Dashes {
    /** A style that asks for dashes finer than can be seen is drawn solid. */
    private static final double FINEST = 0.1;

    private Dashes() {}

    static void cut(Path from, StrokeStyle strokeStyle, Path to) {
        double period = 0;
        for (float dash : strokeStyle.dashes()) {
            period += dash;
        }
        for (int part = 0; part < from.parts(); part++) {
            if (period < FINEST) {
                copy(from, part, to);
            } else {
                cut(from, part, strokeStyle, to);
            }
        }
    }

    private static void copy(Path from, int part, Path to) {
        for (int i = from.start(part); i < from.end(part); i += 2) {
            to.add(from.at(i), from.at(i + 1));
        }
        to.endPart(from.isRing(part));
    }

    private static void cut(Path from, int part, StrokeStyle strokeStyle, Path to) {
        float[] dashes = strokeStyle.dashes();
        int index = 0;
        double left = strokeStyle.dashOffset();
        while (left >= dashes[index % dashes.length]) {
            left -= dashes[index++ % dashes.length];
        }
        left = dashes[index % dashes.length] - left;
        int start = from.start(part);
        int end = from.end(part);
        double x = from.at(start);
        double y = from.at(start + 1);
        if (index % 2 == 0) {
            to.add(x, y);
        }
        for (int i = start + 2; i < end + (from.isRing(part) ? 2 : 0); i += 2) {
            double nextX = from.at(i < end ? i : start);
            double nextY = from.at(i < end ? i + 1 : start + 1);
            double length = Math.hypot(nextX - x, nextY - y);
            double done = 0;
            while (length - done > left) {
                done += left;
                double px = x + (nextX - x) * done / length;
                double py = y + (nextY - y) * done / length;
                to.add(px, py);
                if (index % 2 == 0) {
                    to.endPart(false);
                }
                index++;
                left = Math.max(dashes[index % dashes.length], 1e-3);
            }
            left -= length - done;
            x = nextX;
            y = nextY;
            if (index % 2 == 0) {
                to.add(x, y);
            }
        }
        to.endPart(false);
    }
}
