package io.gewu.render.label;

import io.gewu.render.rasterizer.Path;

/** How much of a label lies in its area. */
final class PolygonLabelFit {
    private static final int COLUMNS = 7;
    private static final int ROWS = 3;

    private PolygonLabelFit() {}

    /** Share of sample points of a box inside the rings, by the even-odd rule. */
    static double share(Path area, PlacedLabel.Box box) {
        int inside = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double x = box.minX() + (box.maxX() - box.minX()) * (column + 0.5) / COLUMNS;
                double y = box.minY() + (box.maxY() - box.minY()) * (row + 0.5) / ROWS;
                inside += contains(area, x, y) ? 1 : 0;
            }
        }
        return inside / (double) (COLUMNS * ROWS);
    }

    private static boolean contains(Path area, double x, double y) {
        boolean inside = false;
        for (int part = 0; part < area.parts(); part++) {
            int end = area.end(part);
            for (int i = area.start(part), before = end - 2; i < end; before = i, i += 2) {
                double y0 = area.at(before + 1);
                double y1 = area.at(i + 1);
                if ((y0 > y) != (y1 > y)
                        && x < area.at(before) + (y - y0) * (area.at(i) - area.at(before)) / (y1 - y0)) {
                    inside = !inside;
                }
            }
        }
        return inside;
    }
}
