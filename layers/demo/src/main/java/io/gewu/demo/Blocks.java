package io.gewu.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * Street blocks: the district is split by streets again and again until blocks have the size their place calls for. The
 * streets are noded and polygonized once, so neighbours share exactly their vertices and every larger area is a union
 * of blocks.
 */
final class Blocks {
    private static final int MAX_DEPTH = 24;
    private static final double LEAST_SQUARE_METRES = 2_500;

    /**
     * One block.
     *
     * @param area in degrees
     * @param east of its inner point, metres
     * @param north of its inner point, metres
     */
    record Block(int index, Polygon area, double east, double north, double squareMetres, double urbanity) {}

    /**
     * A street.
     *
     * @param depth how early it was drawn: 0 is the first cut through the whole district
     */
    record Street(LineString line, int depth) {}

    private final List<Street> streets = new ArrayList<>();
    private final List<Block> all;
    private final List<int[]> neighbours;

    Blocks(long seed) {
        Polygon outline = Ground.outline();
        Envelope box = outline.getEnvelopeInternal();
        double west = Ground.east(box.getMinX()) - 200;
        double east = Ground.east(box.getMaxX()) + 200;
        double south = Ground.north(box.getMinY()) - 200;
        double north = Ground.north(box.getMaxY()) + 200;
        split(
                List.of(
                        new double[] {west, south},
                        new double[] {east, south},
                        new double[] {east, north},
                        new double[] {west, north}),
                0,
                new Random(seed));
        this.all = withoutSlivers(polygonize(outline));
        this.neighbours = neighbours(all);
    }

    List<Block> all() {
        return all;
    }

    List<Street> streets() {
        return streets;
    }

    /** Indexes of the blocks that share an edge with a block. */
    int[] neighbours(int block) {
        return neighbours.get(block);
    }

    private void split(List<double[]> ring, int depth, Random random) {
        double[] middle = middle(ring);
        double urban = Ground.urbanity(middle[0], middle[1]);
        double target = 210_000 + (26_000 - 210_000) * StrictMath.sqrt(urban);
        double jitter = random.nextDouble();
        double turn = (random.nextDouble() - 0.5) * (depth < 4 ? 0.24 : 0.12);
        if (depth >= MAX_DEPTH || area(ring) < target * (0.75 + 0.6 * jitter)) {
            return;
        }
        double angle = longAxis(ring) + StrictMath.PI / 2 + turn;
        double shift = (random.nextDouble() - 0.5) * 0.24;
        double[] through = along(ring, middle, angle - StrictMath.PI / 2, shift);
        List<List<double[]>> halves = cut(ring, through, angle);
        if (halves.size() < 2) {
            return;
        }
        double[] a = halves.get(0).get(halves.get(0).size() - 2);
        double[] b = halves.get(0).get(halves.get(0).size() - 1);
        streets.add(new Street(
                Ground.DEGREES.createLineString(
                        new Coordinate[] {Ground.degrees(a[0], a[1]), Ground.degrees(b[0], b[1])}),
                depth));
        split(halves.get(0), depth + 1, random);
        split(halves.get(1), depth + 1, random);
    }

    /** Both sides of a convex ring cut by a line; each side ends with the two points of the cut. */
    private static List<List<double[]>> cut(List<double[]> ring, double[] through, double angle) {
        double nx = -StrictMath.sin(angle);
        double ny = StrictMath.cos(angle);
        List<double[]> left = new ArrayList<>();
        List<double[]> right = new ArrayList<>();
        List<double[]> cuts = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            double[] p = ring.get(i);
            double[] q = ring.get((i + 1) % ring.size());
            double dp = (p[0] - through[0]) * nx + (p[1] - through[1]) * ny;
            double dq = (q[0] - through[0]) * nx + (q[1] - through[1]) * ny;
            (dp >= 0 ? left : right).add(p);
            if ((dp >= 0) != (dq >= 0)) {
                double t = dp / (dp - dq);
                double[] x = {p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])};
                left.add(x);
                right.add(x);
                cuts.add(x);
            }
        }
        if (cuts.size() != 2 || left.size() < 3 || right.size() < 3) {
            return List.of();
        }
        return List.of(endingWith(left, cuts), endingWith(right, cuts));
    }

    private static List<double[]> endingWith(List<double[]> ring, List<double[]> cuts) {
        int n = ring.size();
        for (int turn = 0; turn < n; turn++) {
            List<double[]> turned = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                turned.add(ring.get((i + turn) % n));
            }
            if (cuts.contains(turned.get(n - 1)) && cuts.contains(turned.get(n - 2))) {
                return turned;
            }
        }
        return ring;
    }

    private static double[] along(List<double[]> ring, double[] middle, double angle, double share) {
        double dx = StrictMath.cos(angle);
        double dy = StrictMath.sin(angle);
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (double[] p : ring) {
            double d = (p[0] - middle[0]) * dx + (p[1] - middle[1]) * dy;
            least = Math.min(least, d);
            most = Math.max(most, d);
        }
        double d = (least + most) / 2 + share * (most - least);
        return new double[] {middle[0] + d * dx, middle[1] + d * dy};
    }

    private static double longAxis(List<double[]> ring) {
        double best = -1;
        double angle = 0;
        for (int i = 0; i < ring.size(); i++) {
            double[] p = ring.get(i);
            double[] q = ring.get((i + 1) % ring.size());
            double length = StrictMath.hypot(q[0] - p[0], q[1] - p[1]);
            if (length > best) {
                best = length;
                angle = StrictMath.atan2(q[1] - p[1], q[0] - p[0]);
            }
        }
        return angle;
    }

    private static double[] middle(List<double[]> ring) {
        double x = 0;
        double y = 0;
        for (double[] p : ring) {
            x += p[0];
            y += p[1];
        }
        return new double[] {x / ring.size(), y / ring.size()};
    }

    private static double area(List<double[]> ring) {
        double sum = 0;
        for (int i = 0; i < ring.size(); i++) {
            double[] p = ring.get(i);
            double[] q = ring.get((i + 1) % ring.size());
            sum += p[0] * q[1] - q[0] * p[1];
        }
        return Math.abs(sum) / 2;
    }

    private List<Polygon> polygonize(Polygon outline) {
        List<LineString> lines = new ArrayList<>();
        streets.forEach(street -> lines.add(street.line()));
        MultiLineString net = Ground.DEGREES.createMultiLineString(lines.toArray(new LineString[0]));
        Geometry noded = UnaryUnionNG.union(
                Ground.DEGREES.createGeometryCollection(new Geometry[] {net, outline.getExteriorRing()}),
                Ground.DEGREES.getPrecisionModel());
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(noded);
        List<Polygon> inside = new ArrayList<>();
        for (Object found : polygonizer.getPolygons()) {
            Polygon polygon = (Polygon) ((Polygon) found).norm();
            if (outline.contains(polygon.getInteriorPoint())) {
                inside.add(polygon);
            }
        }
        inside.sort(
                Comparator.<Polygon>comparingDouble(p -> p.getEnvelopeInternal().getMinX())
                        .thenComparingDouble(p -> p.getEnvelopeInternal().getMinY())
                        .thenComparingDouble(Polygon::getArea));
        return inside;
    }

    /** What the outline cuts off a block is joined to the neighbour with which it shares most. */
    private static List<Block> withoutSlivers(List<Polygon> polygons) {
        List<Polygon> areas = new ArrayList<>(polygons);
        boolean again = true;
        while (again) {
            again = false;
            for (int i = 0; i < areas.size() && !again; i++) {
                if (Ground.squareMetres(areas.get(i)) < LEAST_SQUARE_METRES) {
                    int host = longestNeighbour(areas, i);
                    Geometry joined = OverlayNGRobust.overlay(areas.get(host), areas.get(i), OverlayNG.UNION);
                    areas.set(host, (Polygon) joined.norm());
                    areas.remove(i);
                    again = true;
                }
            }
        }
        List<Block> blocks = new ArrayList<>();
        for (Polygon area : areas) {
            Point inner = area.getInteriorPoint();
            double east = Ground.east(inner.getX());
            double north = Ground.north(inner.getY());
            blocks.add(new Block(
                    blocks.size(), area, east, north, Ground.squareMetres(area), Ground.urbanity(east, north)));
        }
        return blocks;
    }

    private static int longestNeighbour(List<Polygon> areas, int sliver) {
        int best = -1;
        double longest = 0;
        for (int j = 0; j < areas.size(); j++) {
            boolean near = j != sliver
                    && areas.get(j)
                            .getEnvelopeInternal()
                            .intersects(areas.get(sliver).getEnvelopeInternal());
            if (near) {
                double shared = areas.get(j).intersection(areas.get(sliver)).getLength();
                if (shared > longest) {
                    longest = shared;
                    best = j;
                }
            }
        }
        if (best < 0) {
            throw new IllegalStateException("A block without a neighbour");
        }
        return best;
    }

    private record Edge(double x1, double y1, double x2, double y2) {
        static Edge of(Coordinate a, Coordinate b) {
            return a.compareTo(b) < 0 ? new Edge(a.x, a.y, b.x, b.y) : new Edge(b.x, b.y, a.x, a.y);
        }
    }

    private static List<int[]> neighbours(List<Block> blocks) {
        Map<Edge, Integer> owner = new HashMap<>();
        List<List<Integer>> lists = new ArrayList<>();
        blocks.forEach(b -> lists.add(new ArrayList<>()));
        for (Block block : blocks) {
            Coordinate[] ring = block.area().getCoordinates();
            for (int i = 1; i < ring.length; i++) {
                Integer other = owner.putIfAbsent(Edge.of(ring[i - 1], ring[i]), block.index());
                if (other != null && other != block.index() && !lists.get(other).contains(block.index())) {
                    lists.get(other).add(block.index());
                    lists.get(block.index()).add(other);
                }
            }
        }
        return lists.stream()
                .map(l -> l.stream().sorted().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}
