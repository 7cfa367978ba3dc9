package io.gewu.render.rasterizer;

import java.util.Arrays;

/** Polylines and rings in pixels, x to the right, y down; one object is refilled for every feature. Not thread safe. */
public final class Path {
    private double[] ordinates = new double[512];
    private int[] ends = new int[16];
    private boolean[] closed = new boolean[16];
    private int size;
    private int parts;
    private double minX;
    private double minY;
    private double maxX;
    private double maxY;

    public Path() {
        reset();
    }

    /** Forgets all parts and keeps the memory. */
    public void reset() {
        size = 0;
        parts = 0;
        minX = minY = Double.POSITIVE_INFINITY;
        maxX = maxY = Double.NEGATIVE_INFINITY;
    }

    public void add(double x, double y) {
        if (size + 2 > ordinates.length) {
            ordinates = Arrays.copyOf(ordinates, ordinates.length * 2);
        }
        ordinates[size++] = x;
        ordinates[size++] = y;
        minX = Math.min(minX, x);
        maxX = Math.max(maxX, x);
        minY = Math.min(minY, y);
        maxY = Math.max(maxY, y);
    }

    /**
     * Ends the part begun by the last points.
     *
     * @param ring whether the last point joins the first; the first need not be repeated
     */
    public void endPart(boolean ring) {
        int start = parts == 0 ? 0 : ends[parts - 1];
        if (size == start) {
            return;
        }
        if (parts == ends.length) {
            ends = Arrays.copyOf(ends, parts * 2);
            closed = Arrays.copyOf(closed, parts * 2);
        }
        ends[parts] = size;
        closed[parts++] = ring;
    }

    /** Copies another path, turned, enlarged and moved. */
    public void append(Path other, double scale, double sine, double cosine, double dx, double dy) {
        for (int part = 0; part < other.parts; part++) {
            for (int i = other.start(part); i < other.end(part); i += 2) {
                double x = other.ordinates[i] * scale;
                double y = other.ordinates[i + 1] * scale;
                add(x * cosine - y * sine + dx, x * sine + y * cosine + dy);
            }
            endPart(other.closed[part]);
        }
    }

    /** A copy that stays when this is refilled. */
    public Path copy() {
        Path copy = new Path();
        copy.append(this, 1, 0, 1, 0, 0);
        return copy;
    }

    public int parts() {
        return parts;
    }

    /** Index of the first ordinate of a part. */
    public int start(int part) {
        return part == 0 ? 0 : ends[part - 1];
    }

    /** Index after the last ordinate of a part. */
    public int end(int part) {
        return ends[part];
    }

    public boolean isRing(int part) {
        return closed[part];
    }

    /** Ordinate at an index: even x, odd y. */
    public double at(int index) {
        return ordinates[index];
    }

    /** Whether all ordinates are numbers. */
    public boolean isFinite() {
        return parts == 0 || Double.isFinite(minX + maxX + minY + maxY);
    }

    public boolean isEmpty() {
        return parts == 0;
    }

    public double minX() {
        return minX;
    }

    public double minY() {
        return minY;
    }

    public double maxX() {
        return maxX;
    }

    public double maxY() {
        return maxY;
    }

    /** Whether nothing of it, widened by a reach, lies on a canvas. */
    public boolean misses(int width, int height, double reach) {
        return maxX < -reach || maxY < -reach || minX > width + reach || minY > height + reach;
    }
}
