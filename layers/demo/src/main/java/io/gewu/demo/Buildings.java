package io.gewu.demo;

import io.gewu.demo.Blocks.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** Footprints on lots: each block gets rows of lots along its longest side, and a house stands well inside its lot. */
final class Buildings {
    private static final int WANTED = 42_000;
    private static final double STREET_DEGREES = 0.00008;

    /** How land is used; figures follow the height and area statistics of a city of the Pearl River Delta. */
    enum Usage {
        RESIDENTIAL(16, 13, 6, 14, 3.0),
        COMMERCIAL(30, 22, 3, 12, 3.9),
        INDUSTRIAL(52, 34, 1, 4, 5.2),
        PUBLIC(34, 20, 2, 6, 3.8),
        EDUCATION(46, 18, 3, 6, 3.6);

        private final double length;
        private final double width;
        private final int leastStoreys;
        private final int mostStoreys;
        private final double storeyMetres;

        Usage(double length, double width, int leastStoreys, int mostStoreys, double storeyMetres) {
            this.length = length;
            this.width = width;
            this.leastStoreys = leastStoreys;
            this.mostStoreys = mostStoreys;
            this.storeyMetres = storeyMetres;
        }
    }

    /**
     * A building.
     *
     * @param code village code and five digits
     */
    record Building(
            String code,
            Block block,
            City.Grid grid,
            Polygon footprint,
            Usage usage,
            int storeys,
            double heightMetres,
            int year) {}

    private final City city;
    private final PreparedGeometry water;
    private final List<Building> all = new ArrayList<>();
    private final Map<String, Integer> serials = new HashMap<>();

    Buildings(City city, Geometry water) {
        this.city = city;
        this.water = PreparedGeometryFactory.prepare(water);
        List<Block> blocks = city.blocks().all();
        double[] weights = blocks.stream()
                .mapToDouble(b -> b.squareMetres() * (0.15 + b.urbanity()))
                .toArray();
        int[] counts = Shares.largestRemainders(weights, WANTED);
        for (Block block : blocks) {
            build(block, counts[block.index()]);
        }
    }

    List<Building> all() {
        return all;
    }

    private void build(Block block, int count) {
        Random random = new Random(911L * block.index() + 17);
        Usage main = mainUsage(block, random);
        Geometry land = block.area().buffer(-STREET_DEGREES, 1);
        if (land.isEmpty() || count == 0) {
            return;
        }
        PreparedGeometry inside = PreparedGeometryFactory.prepare(land);
        List<double[]> lots = lots(block, main, random);
        int built = 0;
        for (double[] lot : lots) {
            if (built >= count) {
                return;
            }
            Usage usage = random.nextInt(12) == 0 ? other(main, random) : main;
            Polygon footprint = footprint(lot, main, random);
            if (inside.covers(footprint) && !water.intersects(footprint)) {
                add(block, footprint, usage, random);
                built++;
            }
        }
    }

    private void add(Block block, Polygon footprint, Usage usage, Random random) {
        City.Grid grid = city.gridOf(block);
        String village = grid.village().unit().code();
        int serial = serials.merge(village, 1, Integer::sum);
        int storeys = usage.leastStoreys + random.nextInt(usage.mostStoreys - usage.leastStoreys + 1);
        if (usage == Usage.RESIDENTIAL && block.urbanity() > 0.45 && random.nextInt(5) == 0) {
            storeys = 18 + random.nextInt(16);
        } else if (usage == Usage.RESIDENTIAL && grid.village().unit().kind().equals("village")) {
            storeys = 2 + random.nextInt(5);
        }
        double height = Math.round((storeys * usage.storeyMetres + 0.3 + random.nextDouble()) * 10) / 10.0;
        all.add(new Building(
                village + String.format("%05d", serial),
                block,
                grid,
                footprint,
                usage,
                storeys,
                height,
                1985 + random.nextInt(37)));
    }

    private static Usage mainUsage(Block block, Random random) {
        int dice = random.nextInt(100);
        if (block.urbanity() > 0.5) {
            return dice < 58
                    ? Usage.RESIDENTIAL
                    : dice < 84 ? Usage.COMMERCIAL : dice < 94 ? Usage.PUBLIC : Usage.EDUCATION;
        }
        return dice < 55
                ? Usage.RESIDENTIAL
                : dice < 86 ? Usage.INDUSTRIAL : dice < 94 ? Usage.COMMERCIAL : Usage.PUBLIC;
    }

    private static Usage other(Usage main, Random random) {
        return main == Usage.RESIDENTIAL ? Usage.COMMERCIAL : random.nextBoolean() ? Usage.PUBLIC : main;
    }

    /** Centres of lots, with the direction of their rows, shuffled: {east, north, cos, sin}. */
    private static List<double[]> lots(Block block, Usage usage, Random random) {
        var ring = block.area().getCoordinates();
        double longest = -1;
        double angle = 0;
        for (int i = 1; i < ring.length; i++) {
            double dx = Ground.east(ring[i].x) - Ground.east(ring[i - 1].x);
            double dy = Ground.north(ring[i].y) - Ground.north(ring[i - 1].y);
            if (StrictMath.hypot(dx, dy) > longest) {
                longest = StrictMath.hypot(dx, dy);
                angle = StrictMath.atan2(dy, dx);
            }
        }
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double along = usage.length + 5;
        double across = usage.width + 6;
        double reach = 0;
        for (var point : ring) {
            reach = Math.max(
                    reach,
                    StrictMath.hypot(Ground.east(point.x) - block.east(), Ground.north(point.y) - block.north()));
        }
        List<double[]> lots = new ArrayList<>();
        int columns = (int) (reach / along) + 1;
        int rows = (int) (reach / across) + 1;
        for (int i = -columns; i <= columns; i++) {
            for (int j = -rows; j <= rows; j++) {
                double u = i * along;
                double v = j * across;
                lots.add(new double[] {block.east() + u * cos - v * sin, block.north() + u * sin + v * cos, cos, sin});
            }
        }
        java.util.Collections.shuffle(lots, random);
        return lots;
    }

    /** A rectangle, an L or a U no larger than its lot. */
    private static Polygon footprint(double[] lot, Usage usage, Random random) {
        double a = usage.length / 2 * (0.6 + 0.4 * random.nextDouble());
        double b = usage.width / 2 * (0.6 + 0.4 * random.nextDouble());
        double[][] shape = switch (random.nextInt(6)) {
            case 0 -> new double[][] {{-a, -b}, {a, -b}, {a, 0}, {a * 0.2, 0}, {a * 0.2, b}, {-a, b}};
            case 1 ->
                new double[][] {
                    {-a, -b},
                    {a, -b},
                    {a, b},
                    {a * 0.4, b},
                    {a * 0.4, -b * 0.2},
                    {-a * 0.4, -b * 0.2},
                    {-a * 0.4, b},
                    {-a, b}
                };
            default -> new double[][] {{-a, -b}, {a, -b}, {a, b}, {-a, b}};
        };
        for (double[] corner : shape) {
            double u = corner[0];
            double v = corner[1];
            corner[0] = lot[0] + u * lot[2] - v * lot[3];
            corner[1] = lot[1] + u * lot[3] + v * lot[2];
        }
        return Ground.polygon(shape);
    }
}
