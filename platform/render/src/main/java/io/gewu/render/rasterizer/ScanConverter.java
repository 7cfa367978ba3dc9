package io.gewu.render.rasterizer;

import io.gewu.render.rasterizer.Rasterizer.FillRule;
import java.util.Arrays;

/**
 * How much of each pixel a shape covers, by exact area. Edges add signed area to cells; a sweep along each row sums
 * them up. Cost follows the shape's outline and box, not the canvas, so that a hundred thousand small buildings are
 * cheap. Not thread safe.
 */
final class ScanConverter {
    private static final float NOTHING = 0.5f / 255;

    private final int width;
    private final int height;
    private final int stride;
    private final float[] cells;
    private final int[] first;
    private final int[] last;
    private int top;
    private int bottom;
    private double startX;
    private double startY;
    private double x;
    private double y;

    ScanConverter(int width, int height) {
        this.width = width;
        this.height = height;
        this.stride = width + 2;
        this.cells = new float[stride * height];
        this.first = new int[height];
        this.last = new int[height];
        Arrays.fill(first, Integer.MAX_VALUE);
        Arrays.fill(last, -1);
        this.top = height;
        this.bottom = -1;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Adds all parts as rings. */
    void add(Path path) {
        for (int part = 0; part < path.parts(); part++) {
            int end = path.end(part);
            int i = path.start(part);
            moveTo(path.at(i), path.at(i + 1));
            for (i += 2; i < end; i += 2) {
                lineTo(path.at(i), path.at(i + 1));
            }
            close();
        }
    }

    void moveTo(double toX, double toY) {
        startX = x = toX;
        startY = y = toY;
    }

    void lineTo(double toX, double toY) {
        edge(x, y, toX, toY);
        x = toX;
        y = toY;
    }

    void close() {
        lineTo(startX, startY);
    }

    private void edge(double x0, double y0, double x1, double y1) {
        if (y0 == y1) {
            return;
        }
        if (y0 < y1) {
            falling(x0, y0, x1, y1, 1);
        } else {
            falling(x1, y1, x0, y0, -1);
        }
    }

    /** Cuts to the canvas: what lies left of it counts at its left side, what lies right of it does not count. */
    private void falling(double x0, double y0, double x1, double y1, int sign) {
        if (y1 <= 0 || y0 >= height || y1 <= y0 || !Double.isFinite(x0 + x1 + y0 + y1)) {
            return;
        }
        double slope = (x1 - x0) / (y1 - y0);
        double fromY = Math.max(y0, 0);
        double toY = Math.min(y1, height);
        double fromX = fromY == y0 ? x0 : x0 + (fromY - y0) * slope;
        double toX = toY == y1 ? x1 : x0 + (toY - y0) * slope;
        if (Math.min(fromX, toX) >= 0 && Math.max(fromX, toX) <= width) {
            inside(fromX, fromY, toX, toY, slope, sign);
        } else {
            across(fromX, fromY, toX, toY, slope, sign);
        }
    }

    private void across(double x0, double y0, double x1, double y1, double slope, int sign) {
        if (Math.min(x0, x1) >= width) {
            return;
        }
        if (Math.max(x0, x1) <= 0) {
            inside(0, y0, 0, y1, 0, sign);
            return;
        }
        double side = x0 < 0 || x1 < 0 ? 0 : width;
        double cut = Math.max(y0, Math.min(y1, y0 + (side - x0) / slope));
        boolean outsideFirst = side == 0 ? x0 < 0 : x0 > width;
        if (outsideFirst) {
            across(side == 0 ? 0 : width, y0, side, cut, 0, sign);
            falling(side, cut, x1, y1, sign);
        } else {
            falling(x0, y0, side, cut, sign);
            across(side == 0 ? 0 : width, cut, side, y1, 0, sign);
        }
    }

    private void inside(double x0, double y0, double x1, double y1, double slope, int sign) {
        int row = (int) y0;
        int lastRow = Math.min(height - 1, (int) Math.ceil(y1) - 1);
        top = Math.min(top, row);
        bottom = Math.max(bottom, lastRow);
        double fromX = x0;
        double fromY = y0;
        for (; row <= lastRow; row++) {
            double toY = Math.min(row + 1.0, y1);
            double toX = row == lastRow ? x1 : Math.max(0, Math.min(width, x0 + (toY - y0) * slope));
            span(row, fromX, toX, sign * (toY - fromY));
            fromX = toX;
            fromY = toY;
        }
    }

    /** Adds an edge within one row; {@code rise} is its signed height. */
    private void span(int row, double fromX, double toX, double rise) {
        double left = Math.min(fromX, toX);
        double right = Math.max(fromX, toX);
        int cell = (int) left;
        int lastCell = (int) Math.ceil(right);
        int at = row * stride + cell;
        if (lastCell <= cell + 1) {
            double beyond = rise * (0.5 * (left + right) - cell);
            cells[at] += (float) (rise - beyond);
            cells[at + 1] += (float) beyond;
            lastCell = cell + 1;
        } else {
            wide(at, cell, lastCell, left, right, rise);
        }
        if (cell < first[row]) {
            first[row] = cell;
        }
        if (lastCell > last[row]) {
            last[row] = lastCell;
        }
    }

    private void wide(int at, int cell, int lastCell, double left, double right, double rise) {
        double perCell = 1 / (right - left);
        double head = 1 - (left - cell);
        double firstShare = 0.5 * perCell * head * head;
        double tail = right - lastCell + 1;
        double lastShare = 0.5 * perCell * tail * tail;
        cells[at] += (float) (rise * firstShare);
        int count = lastCell - cell;
        if (count == 2) {
            cells[at + 1] += (float) (rise * (1 - firstShare - lastShare));
        } else {
            double second = perCell * (head + 0.5);
            cells[at + 1] += (float) (rise * (second - firstShare));
            float each = (float) (rise * perCell);
            for (int i = 2; i < count - 1; i++) {
                cells[at + i] += each;
            }
            double sum = second + (count - 3) * perCell;
            cells[at + count - 1] += (float) (rise * (1 - sum - lastShare));
        }
        cells[at + count] += (float) (rise * lastShare);
    }

    /** Paints what was added and starts anew. */
    void paint(Pixels target, Paint paint, FillRule rule) {
        boolean evenOdd = rule == FillRule.EVEN_ODD;
        for (int row = top; row <= bottom; row++) {
            if (last[row] >= 0) {
                sweepRow(target, paint, evenOdd, row);
                first[row] = Integer.MAX_VALUE;
                last[row] = -1;
            }
        }
        top = height;
        bottom = -1;
    }

    private void sweepRow(Pixels target, Paint paint, boolean evenOdd, int row) {
        int offset = row * stride;
        int end = Math.min(last[row] + 1, width);
        float sum = 0;
        int column = Math.min(first[row], width);
        while (column < end) {
            sum += cells[offset + column];
            cells[offset + column] = 0;
            int from = column++;
            while (column < end && cells[offset + column] == 0) {
                column++;
            }
            paint(target, paint, row, from, column, share(sum, evenOdd));
        }
        for (int i = end; i <= last[row] && i < stride; i++) {
            cells[offset + i] = 0;
        }
        paint(target, paint, row, end, width, Math.abs(sum) < 0.01f ? 0 : share(sum, evenOdd));
    }

    private static void paint(Pixels target, Paint paint, int row, int from, int to, int share) {
        if (share > 0 && from < to) {
            target.blend(row, from, to, paint, share);
        }
    }

    private static int share(float sum, boolean evenOdd) {
        float covered = Math.abs(sum);
        if (covered < NOTHING) {
            return 0;
        }
        if (covered > 1) {
            if (evenOdd) {
                covered %= 2;
                covered = covered > 1 ? 2 - covered : covered;
            } else {
                covered = 1;
            }
        }
        return (int) (covered * 255 + 0.5f);
    }
}
