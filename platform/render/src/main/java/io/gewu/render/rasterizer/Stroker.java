package io.gewu.render.rasterizer;

import java.util.Arrays;

/** Turns lines of some width into outlines. Not thread safe. */
final class Stroker {
    static final double MITER_LIMIT = 4;
    private static final double SAME = 1e-6;

    private final ScanConverter out;
    private final Path clipped = new Path();
    private final Path dashed = new Path();
    private double[] xs = new double[64];
    private double[] ys = new double[64];
    /** Half the width times the left normal of the segment that begins at each point. */
    private double[] nx = new double[64];

    private double[] ny = new double[64];
    private int points;
    private double half;
    private StrokeStyle strokeStyle = StrokeStyle.solid(1);

    Stroker(ScanConverter out) {
        this.out = out;
    }

    /** Adds the outline of all parts; to be painted by the non-zero rule. */
    void stroke(Path path, StrokeStyle with) {
        if (!path.isFinite()) {
            return;
        }
        strokeStyle = with;
        half = with.width() / 2;
        double reach = with.reach() + 1;
        Path lines = path;
        if (path.minX() < -reach
                || path.minY() < -reach
                || path.maxX() > out.width() + reach
                || path.maxY() > out.height() + reach) {
            clipped.reset();
            new LineClip(-reach, -reach, out.width() + reach, out.height() + reach).clip(path, clipped);
            lines = clipped;
        }
        if (with.dashes().length > 0) {
            dashed.reset();
            Dashes.cut(lines, with, dashed);
            lines = dashed;
        }
        for (int part = 0; part < lines.parts(); part++) {
            outline(lines, part);
        }
    }

    private void outline(Path path, int part) {
        boolean ring = load(path, part);
        if (points < 2) {
            if (points == 1) {
                dot();
            }
            return;
        }
        if (ring) {
            loop(1);
            loop(-1);
        } else {
            open();
        }
    }

    /** Reads the points of a part without repeated ones; whether it is a ring of an area. */
    private boolean load(Path path, int part) {
        int start = path.start(part);
        int end = path.end(part);
        if ((end - start) / 2 + 1 > xs.length) {
            int room = end - start;
            xs = Arrays.copyOf(xs, room);
            ys = Arrays.copyOf(ys, room);
            nx = Arrays.copyOf(nx, room);
            ny = Arrays.copyOf(ny, room);
        }
        points = 0;
        for (int i = start; i < end; i += 2) {
            double px = path.at(i);
            double py = path.at(i + 1);
            if (points == 0 || Math.abs(px - xs[points - 1]) + Math.abs(py - ys[points - 1]) > SAME) {
                xs[points] = px;
                ys[points++] = py;
            }
        }
        boolean ring = path.isRing(part);
        while (ring && points > 1 && Math.abs(xs[0] - xs[points - 1]) + Math.abs(ys[0] - ys[points - 1]) <= SAME) {
            points--;
        }
        ring &= points > 2;
        for (int i = 0; i < (ring ? points : points - 1); i++) {
            int next = i + 1 == points ? 0 : i + 1;
            double dx = xs[next] - xs[i];
            double dy = ys[next] - ys[i];
            double scale = half / Math.sqrt(dx * dx + dy * dy);
            nx[i] = -dy * scale;
            ny[i] = dx * scale;
        }
        return ring;
    }

    private void loop(int direction) {
        int at = 0;
        for (int n = 0; n < points; n++) {
            int before = at == 0 ? points - 1 : at - 1;
            if (direction > 0) {
                joint(n == 0, xs[at], ys[at], nx[before], ny[before], nx[at], ny[at]);
                at = at + 1 == points ? 0 : at + 1;
            } else {
                joint(n == 0, xs[at], ys[at], -nx[at], -ny[at], -nx[before], -ny[before]);
                at = before;
            }
        }
        out.close();
    }

    private void open() {
        int end = points - 1;
        out.moveTo(xs[0] + nx[0], ys[0] + ny[0]);
        for (int i = 1; i < end; i++) {
            joint(false, xs[i], ys[i], nx[i - 1], ny[i - 1], nx[i], ny[i]);
        }
        out.lineTo(xs[end] + nx[end - 1], ys[end] + ny[end - 1]);
        cap(xs[end], ys[end], nx[end - 1], ny[end - 1]);
        for (int i = end - 1; i > 0; i--) {
            joint(false, xs[i], ys[i], -nx[i], -ny[i], -nx[i - 1], -ny[i - 1]);
        }
        out.lineTo(xs[0] - nx[0], ys[0] - ny[0]);
        cap(xs[0], ys[0], -nx[0], -ny[0]);
        out.close();
    }

    /** Walks around a corner on one side of the line, from offset a to offset b. */
    private void joint(boolean begin, double px, double py, double ax, double ay, double bx, double by) {
        to(begin, px + ax, py + ay);
        double square = half * half;
        double cosine = (ax * bx + ay * by) / square;
        if (cosine > 0.9999) {
            return;
        }
        if (ax * by - ay * bx > 0) {
            // the inner side: through the corner itself, so that no area is counted against the line
            out.lineTo(px, py);
        } else if (strokeStyle.join() == StrokeStyle.Join.ROUND) {
            arc(px, py, ax, ay, bx, by);
        } else if (strokeStyle.join() == StrokeStyle.Join.MITER && 2 / (1 + cosine) <= MITER_LIMIT * MITER_LIMIT) {
            double scale = 1 / (1 + cosine);
            out.lineTo(px + (ax + bx) * scale, py + (ay + by) * scale);
        }
        out.lineTo(px + bx, py + by);
    }

    private void to(boolean begin, double px, double py) {
        if (begin) {
            out.moveTo(px, py);
        } else {
            out.lineTo(px, py);
        }
    }

    /** From the left to the right side of an end; the offset points left of the way there. */
    private void cap(double px, double py, double ax, double ay) {
        switch (strokeStyle.cap()) {
            case BUTT -> out.lineTo(px - ax, py - ay);
            case SQUARE -> {
                out.lineTo(px + ax + ay, py + ay - ax);
                out.lineTo(px - ax + ay, py - ay - ax);
                out.lineTo(px - ax, py - ay);
            }
            case ROUND -> {
                arc(px, py, ax, ay, ay, -ax);
                arc(px, py, ay, -ax, -ax, -ay);
                out.lineTo(px - ax, py - ay);
            }
        }
    }

    /** Points between two offsets, turning the way of an outer corner. */
    private void arc(double px, double py, double ax, double ay, double bx, double by) {
        double angle = Math.acos(Math.max(-1, Math.min(1, (ax * bx + ay * by) / (half * half))));
        double step = 2 * Math.acos(1 - Math.min(0.5, 0.1 / half));
        int steps = (int) Math.ceil(angle / step);
        for (int i = 1; i < steps; i++) {
            double turn = -angle * i / steps;
            double sine = Math.sin(turn);
            double cosine = Math.cos(turn);
            out.lineTo(px + ax * cosine - ay * sine, py + ax * sine + ay * cosine);
        }
        out.lineTo(px + bx, py + by);
    }

    private void dot() {
        if (strokeStyle.cap() == StrokeStyle.Cap.BUTT) {
            return;
        }
        nx[0] = 0;
        ny[0] = half;
        out.moveTo(xs[0], ys[0] + half);
        cap(xs[0], ys[0], 0, half);
        cap(xs[0], ys[0], 0, -half);
        out.close();
    }
}
