package io.gewu.render.label;

import io.gewu.render.rasterizer.Path;

/** Which way an area is long. */
final class PolygonOrientation {
    private PolygonOrientation() {}

    /** The principal axis of the outline, in radians clockwise, within a quarter turn of level. */
    static double of(Path area) {
        double weight = 0;
        double sumX = 0;
        double sumY = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int part = 0; part < area.parts(); part++) {
            int end = area.end(part);
            for (int i = area.start(part), before = end - 2; i < end; before = i, i += 2) {
                double x = (area.at(i) + area.at(before)) / 2;
                double y = (area.at(i + 1) + area.at(before + 1)) / 2;
                double w = Math.hypot(area.at(i) - area.at(before), area.at(i + 1) - area.at(before + 1));
                weight += w;
                sumX += w * x;
                sumY += w * y;
                xx += w * x * x;
                yy += w * y * y;
                xy += w * x * y;
            }
        }
        double meanX = sumX / weight;
        double meanY = sumY / weight;
        return 0.5
                * Math.atan2(
                        2 * (xy - weight * meanX * meanY), xx - weight * meanX * meanX - yy + weight * meanY * meanY);
    }
}
