package io.gewu.demo;

import io.gewu.demo.AdminCodes.Town;
import io.gewu.demo.AdminCodes.Unit;
import io.gewu.demo.Blocks.Block;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** The city's areas: blocks make grids, grids make villages, villages make towns, towns make the district. */
final class City {
    static final String PLAN = "2022-1";
    static final String FORMER_PLAN = "2021-2";

    private static final long SEED = 20220412L;
    private static final int FORMER_SERIALS = 500;

    /** A grid of one plan. */
    record Grid(
            String code,
            String name,
            String plan,
            Village village,
            List<Block> blocks,
            MultiPolygon area,
            int persons) {
        int households() {
            return (int) Math.round(persons / 2.77);
        }
    }

    /** A village or community with its station. */
    record Village(Unit unit, Town town, List<Block> blocks, MultiPolygon area, int persons, String station) {}

    /** A town or street. */
    record TownArea(Town town, List<Block> blocks, MultiPolygon area) {}

    private final Blocks blocks = new Blocks(SEED);
    private final int[] persons;
    private final List<TownArea> towns = new ArrayList<>();
    private final List<Village> villages = new ArrayList<>();
    private final List<Grid> grids;
    private final List<Grid> formerGrids;
    private final Grid[] gridOfBlock;

    City() {
        this.persons = new int[blocks.all().size()];
        drawTowns();
        towns.forEach(this::people);
        towns.forEach(this::drawVillages);
        this.grids = drawGrids(PLAN, 0, 1);
        this.formerGrids = drawGrids(FORMER_PLAN, FORMER_SERIALS, 7);
        this.gridOfBlock = new Grid[blocks.all().size()];
        grids.forEach(grid -> grid.blocks().forEach(block -> gridOfBlock[block.index()] = grid));
    }

    Blocks blocks() {
        return blocks;
    }

    List<TownArea> towns() {
        return towns;
    }

    List<Village> villages() {
        return villages;
    }

    /** The 451 grids of the plan in force. */
    List<Grid> grids() {
        return grids;
    }

    /** The 462 grids of the plan before. */
    List<Grid> formerGrids() {
        return formerGrids;
    }

    Grid gridOf(Block block) {
        return gridOfBlock[block.index()];
    }

    int persons(Block block) {
        return persons[block.index()];
    }

    MultiPolygon district() {
        return union(blocks.all());
    }

    private void drawTowns() {
        double[] areas = blocks.all().stream().mapToDouble(Block::squareMetres).toArray();
        double[] targets =
                AdminCodes.TOWNS.stream().mapToDouble(Town::squareKilometres).toArray();
        int[] seeds = AdminCodes.TOWNS.stream().mapToInt(this::nearest).toArray();
        List<List<Block>> parts = new Regions(blocks, areas).partition(blocks.all(), targets, seeds);
        for (int t = 0; t < parts.size(); t++) {
            towns.add(new TownArea(AdminCodes.TOWNS.get(t), parts.get(t), union(parts.get(t))));
        }
    }

    private int nearest(Town town) {
        double east = Ground.east(town.seedLon());
        double north = Ground.north(town.seedLat());
        return blocks.all().stream()
                .min(Comparator.comparingDouble(b -> StrictMath.hypot(b.east() - east, b.north() - north)))
                .orElseThrow()
                .index();
    }

    private void people(TownArea town) {
        double[] weights = town.blocks().stream()
                .mapToDouble(b -> b.squareMetres() * (0.05 + b.urbanity()))
                .toArray();
        int[] shares = Shares.largestRemainders(weights, town.town().persons());
        for (int i = 0; i < shares.length; i++) {
            persons[town.blocks().get(i).index()] = shares[i];
        }
    }

    private void drawVillages(TownArea town) {
        List<Unit> units = AdminCodes.units().stream()
                .filter(u -> u.town().equals(town.town().code()))
                .toList();
        Random random = new Random(SEED + Long.parseLong(town.town().code()));
        double[] weights = new double[blocks.all().size()];
        for (Block block : town.blocks()) {
            weights[block.index()] = block.squareMetres() * (0.25 + block.urbanity());
        }
        double[] targets = new double[units.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = StrictMath.exp(0.28 * random.nextGaussian());
        }
        List<List<Block>> parts =
                new Regions(blocks, weights).partition(town.blocks(), targets, random.nextInt(1 << 20));
        for (int i = 0; i < parts.size(); i++) {
            Unit unit = units.get(i);
            // the last two villages of Nanzhuang share a station: 147 villages, 146 stations
            boolean shares = i == parts.size() - 1 && unit.town().equals("440604100");
            String station = shares ? units.get(i - 1).code() : unit.code();
            int people = parts.get(i).stream().mapToInt(b -> persons[b.index()]).sum();
            villages.add(new Village(unit, town.town(), parts.get(i), union(parts.get(i)), people, station));
        }
    }

    private List<Grid> drawGrids(String plan, int serials, int first) {
        double[] weights = new double[persons.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = persons[i] + 1;
        }
        Regions regions = new Regions(blocks, weights);
        List<Grid> drawn = new ArrayList<>();
        for (TownArea town : towns) {
            List<Village> own =
                    villages.stream().filter(v -> v.town().equals(town.town())).toList();
            int seats = plan.equals(PLAN) ? town.town().grids() : town.town().formerGrids();
            int[] counts = Shares.sainteLague(
                    own.stream().mapToDouble(Village::persons).toArray(),
                    own.stream().mapToInt(v -> v.blocks().size()).toArray(),
                    seats);
            for (int i = 0; i < counts.length; i++) {
                drawn.addAll(gridsOf(own.get(i), counts[i], plan, serials, regions, first));
            }
        }
        return drawn;
    }

    private record Part(List<Block> blocks, MultiPolygon area) {
        /** Parts of one column of streets have one number. */
        long column() {
            return Math.round(Ground.east(area.getCentroid().getX()) / 150);
        }
    }

    private List<Grid> gridsOf(Village village, int count, String plan, int serials, Regions regions, int first) {
        double[] equal = new double[count];
        java.util.Arrays.fill(equal, 1);
        List<Part> parts = new ArrayList<>();
        for (List<Block> blocks : regions.partition(village.blocks(), equal, first)) {
            parts.add(new Part(blocks, union(blocks)));
        }
        // GB/T 30428.1: serials run from west to east, then from north to south
        parts.sort(Comparator.comparingLong(Part::column)
                .thenComparingDouble(part -> -part.area().getCentroid().getY()));
        List<Grid> grids = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int serial = serials + i + 1;
            grids.add(new Grid(
                    village.unit().code() + String.format("%03d", serial),
                    village.unit().name() + "第" + (i + 1) + "网格",
                    plan,
                    village,
                    parts.get(i).blocks(),
                    parts.get(i).area(),
                    parts.get(i).blocks().stream()
                            .mapToInt(b -> persons[b.index()])
                            .sum()));
        }
        return grids;
    }

    static MultiPolygon union(List<Block> blocks) {
        Geometry joined = CoverageUnion.union(blocks.stream().map(Block::area).toArray(Geometry[]::new));
        return joined instanceof Polygon polygon
                ? Ground.DEGREES.createMultiPolygon(new Polygon[] {polygon})
                : (MultiPolygon) joined;
    }
}
