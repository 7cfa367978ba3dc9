package io.gewu.grid.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** An invented town for tests: four villages, streets every 100 m or so, houses in the blocks. */
public final class Town {
    private static final GeometryFactory DEGREES = new GeometryFactory();
    private static final double STEP = 0.001;
    private static final int SIZE = 12;

    private Town() {}

    public static CityMap of(long seed) {
        Random random = new Random(seed);
        double[] cuts = new double[SIZE + 1];
        double[] rows = new double[SIZE + 1];
        for (int i = 0; i <= SIZE; i++) {
            boolean edge = i == 0 || i == SIZE / 2 || i == SIZE;
            cuts[i] = 113 + (i + (edge ? 0 : (random.nextDouble() - 0.5) * 0.5)) * STEP;
            rows[i] = 23 + (i + (edge ? 0 : (random.nextDouble() - 0.5) * 0.5)) * STEP;
        }
        Map<String, Geometry> villages = new TreeMap<>();
        Map<String, Integer> population = new TreeMap<>();
        for (int v = 0; v < 4; v++) {
            int x = v % 2 * SIZE / 2;
            int y = v / 2 * SIZE / 2;
            String code = "44060401000" + (v + 1);
            villages.put(code, box(cuts[x], rows[y], cuts[x + SIZE / 2], rows[y + SIZE / 2]));
            population.put(code, 2000 + 1500 * v);
        }
        List<Geometry> streets = new ArrayList<>();
        for (int i = 1; i < SIZE; i++) {
            streets.add(line(cuts[i], rows[0] - STEP, cuts[i], rows[SIZE] + STEP));
            streets.add(line(cuts[0] - STEP, rows[i], cuts[SIZE] + STEP, rows[i]));
        }
        List<CityMap.Building> buildings = new ArrayList<>();
        List<Point> firms = new ArrayList<>();
        for (int x = 0; x < SIZE; x++) {
            for (int y = 0; y < SIZE; y++) {
                double mx = (cuts[x] + cuts[x + 1]) / 2;
                double my = (rows[y] + rows[y + 1]) / 2;
                // one house in ten stands over a street
                double shift = random.nextInt(10) == 0 ? STEP / 2 : 0;
                Geometry house = box(mx - STEP / 8 + shift, my - STEP / 8, mx + STEP / 8 + shift, my + STEP / 8);
                buildings.add(new CityMap.Building(house, 100 + random.nextInt(3000)));
                firms.add(DEGREES.createPoint(new Coordinate(mx, my)));
            }
        }
        return new CityMap(villages, population, streets, List.of(), List.of(), buildings, firms, List.of(), Map.of());
    }

    /**
     * The same with the middle street of the western villages as an expressway and a river through the eastern ones.
     */
    public static CityMap parted(long seed) {
        CityMap town = of(seed);
        Geometry expressway = town.lines().get(4);
        Geometry bank = town.lines().get(16);
        double x = bank.getCoordinate().x;
        Geometry river = box(x + STEP / 20, 22.9, x + STEP / 4, 23.1);
        List<Geometry> lines = new ArrayList<>(town.lines());
        lines.add(river.getBoundary());
        return new CityMap(
                town.villages(),
                town.population(),
                lines,
                List.of(expressway),
                List.of(river),
                town.buildings().stream()
                        .filter(house -> !house.footprint().intersects(expressway)
                                && !house.footprint().intersects(river))
                        .toList(),
                town.firms(),
                town.components(),
                town.formerGrids());
    }

    public static Geometry box(double west, double south, double east, double north) {
        return DEGREES.toGeometry(new Envelope(west, east, south, north));
    }

    private static Geometry line(double x1, double y1, double x2, double y2) {
        return DEGREES.createLineString(new Coordinate[] {new Coordinate(x1, y1), new Coordinate(x2, y2)});
    }
}
