package io.gewu.render.label;

import java.util.ArrayList;
import java.util.List;

/** The boxes taken by labels, found by place. */
final class LabelConflictGrid {
    private static final int CELL = 64;

    private final int columns;
    private final int rows;
    private final List<List<PlacedLabel.Box>> cells;

    LabelConflictGrid(int width, int height) {
        columns = width / CELL + 1;
        rows = height / CELL + 1;
        cells = new ArrayList<>(java.util.Collections.nCopies(columns * rows, List.of()));
    }

    boolean isFree(PlacedLabel.Box box) {
        for (int row = row(box.minY()); row <= row(box.maxY()); row++) {
            for (int column = column(box.minX()); column <= column(box.maxX()); column++) {
                for (PlacedLabel.Box taken : cells.get(row * columns + column)) {
                    if (taken.overlaps(box)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    void take(PlacedLabel.Box box) {
        for (int row = row(box.minY()); row <= row(box.maxY()); row++) {
            for (int column = column(box.minX()); column <= column(box.maxX()); column++) {
                int at = row * columns + column;
                if (cells.get(at).isEmpty()) {
                    cells.set(at, new ArrayList<>());
                }
                cells.get(at).add(box);
            }
        }
    }

    private int column(double x) {
        return (int) Math.max(0, Math.min(columns - 1, Math.floor(x / CELL)));
    }

    private int row(double y) {
        return (int) Math.max(0, Math.min(rows - 1, Math.floor(y / CELL)));
    }
}
