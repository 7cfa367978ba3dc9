package io.gewu.render.draw;

import io.gewu.render.rasterizer.Path;

/** The place, in pixels, that stands for a whole geometry: the middle of its longest line, the inside of an area. */
record Anchor(double x, double y) {
    static Anchor of(ScreenGeometry screen) {
        Path path = screen.path();
        return switch (screen.dimension()) {
            case 0 -> new Anchor(path.at(0), path.at(1));
            case 1 -> middle(path, longest(path));
            default -> PointOnSurface.of(path);
        };
    }

    /** The part with the greatest length. */
    static int longest(Path path) {
        int best = 0;
        double most = -1;
        for (int part = 0; part < path.parts(); part++) {
            double length = length(path, part);
            if (length > most) {
                most = length;
                best = part;
            }
        }
        return best;
    }

    static double length(Path path, int part) {
        double length = 0;
        for (int i = path.start(part) + 2; i < path.end(part); i += 2) {
            length += Math.hypot(path.at(i) - path.at(i - 2), path.at(i + 1) - path.at(i - 1));
        }
        return length;
    }

    static Anchor middle(Path path, int part) {
        double left = length(path, part) / 2;
        for (int i = path.start(part) + 2; i < path.end(part); i += 2) {
            double dx = path.at(i) - path.at(i - 2);
            double dy = path.at(i + 1) - path.at(i - 1);
            double length = Math.hypot(dx, dy);
            if (length >= left && length > 0) {
                return new Anchor(path.at(i - 2) + dx * left / length, path.at(i - 1) + dy * left / length);
            }
            left -= length;
        }
        return new Anchor(path.at(path.start(part)), path.at(path.start(part) + 1));
    }
}
