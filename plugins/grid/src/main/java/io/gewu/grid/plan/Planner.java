package io.gewu.grid.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * From a map of the city to a plan: seats for villages, grids for seats, workers, numbers, and how good it came out.
 */
public final class Planner {
    /**
     * What is asked for.
     *
     * @param seed the same seed gives the same plan
     * @param village code of the only village to be divided; empty for the whole city
     */
    public record Wish(
            int grids, int workers, long seed, Objective.Weights weights, Workload workload, String village) {}

    /**
     * A plan.
     *
     * @param moves why units went where they are, in words
     * @param baseline how a plain division by lot compares
     */
    public record Plan(List<PlannedGrid> grids, List<String> moves, int units, Balance balance, Balance baseline) {}

    private record Divided(VillageProblem problem, Partition.Result result, int[] baseline) {}

    private Planner() {}

    /**
     * Plans.
     *
     * @throws IllegalArgumentException if so many grids or workers do not fit the city
     */
    public static Plan plan(CityMap map, Wish wish) {
        Map<String, List<BasicUnit>> byVillage = new TreeMap<>();
        Metres metres = Metres.around(map.villages().values());
        Barriers barriers = new Barriers(map, metres);
        List<BasicUnit> units = UnitsOfCity.of(map, wish.workload(), metres, barriers);
        for (BasicUnit unit : units) {
            if (wish.village().isEmpty() || wish.village().equals(unit.village())) {
                byVillage
                        .computeIfAbsent(unit.village(), code -> new ArrayList<>())
                        .add(unit);
            }
        }
        // villages do not touch each other's units: the order in which threads take them changes nothing
        List<Divided> divided = problems(byVillage, wish, metres, barriers).parallelStream()
                .map(problem -> new Divided(
                        problem, Partition.best(problem, wish.seed()), Partition.nearestOfLot(problem, wish.seed())))
                .toList();
        List<PlannedGrid> grids = new ArrayList<>();
        List<String> moves = new ArrayList<>();
        for (Divided one : divided) {
            List<PlannedGrid> numbered = numbered(one, metres);
            grids.addAll(numbered);
            one.result().moves().forEach(move -> moves.add(explained(one.problem(), move)));
        }
        return new Plan(
                grids,
                moves,
                units.size(),
                Balance.of(divided.stream()
                        .map(d -> part(d.problem(), d.result().grid()))
                        .toList()),
                Balance.of(divided.stream()
                        .map(d -> part(d.problem(), d.baseline()))
                        .toList()));
    }

    private static List<VillageProblem> problems(
            Map<String, List<BasicUnit>> byVillage, Wish wish, Metres metres, Barriers barriers) {
        int n = byVillage.size();
        double[] hours = byVillage.values().stream()
                .mapToDouble(
                        units -> units.stream().mapToDouble(BasicUnit::hours).sum())
                .toArray();
        int[] least = new int[n];
        java.util.Arrays.fill(least, 1);
        int[] most = byVillage.values().stream().mapToInt(List::size).toArray();
        int[] grids = Apportionment.of(hours, least, most, wish.grids());
        int[] twice = java.util.Arrays.stream(grids).map(count -> count * 2).toArray();
        int[] workers = Apportionment.of(hours, grids, twice, wish.workers());
        List<VillageProblem> problems = new ArrayList<>();
        int v = 0;
        for (Map.Entry<String, List<BasicUnit>> village : byVillage.entrySet()) {
            int[] each = new int[grids[v]];
            for (int g = 0; g < each.length; g++) {
                each[g] = g < workers[v] - grids[v] ? 2 : 1;
            }
            problems.add(
                    VillageProblem.of(village.getKey(), village.getValue(), each, wish.weights(), metres, barriers));
            v++;
        }
        return problems;
    }

    private static List<PlannedGrid> numbered(Divided one, Metres metres) {
        VillageProblem problem = one.problem();
        Map<Geometry, Integer> areas = new LinkedHashMap<>();
        for (int g = 0; g < problem.grids(); g++) {
            areas.put(area(problem, one.result().grid(), g), g);
        }
        List<Geometry> order = new ArrayList<>(areas.keySet());
        order.sort(PlannedGrid.westToEast(metres));
        List<PlannedGrid> grids = new ArrayList<>();
        for (Geometry area : order) {
            grids.add(grid(problem, one.result().grid(), areas.get(area), area, grids.size() + 1));
        }
        return grids;
    }

    private static Geometry area(VillageProblem problem, int[] grid, int g) {
        List<Geometry> parts = new ArrayList<>();
        for (int i = 0; i < grid.length; i++) {
            if (grid[i] == g) {
                parts.add(problem.units().get(i).area());
            }
        }
        Geometry joined = CoverageUnion.union(parts.toArray(new Geometry[0]));
        return joined instanceof MultiPolygon
                ? joined
                : joined.getFactory().createMultiPolygon(new Polygon[] {(Polygon) joined});
    }

    private static PlannedGrid grid(VillageProblem problem, int[] grid, int g, Geometry area, int serial) {
        double persons = 0;
        double hours = 0;
        Map<String, Double> former = new TreeMap<>();
        for (int i = 0; i < grid.length; i++) {
            if (grid[i] == g) {
                BasicUnit unit = problem.units().get(i);
                persons += unit.persons();
                hours += unit.hours();
                former.merge(unit.formerGrid(), unit.persons(), Double::sum);
            }
        }
        return new PlannedGrid(
                problem.village(),
                serial,
                area,
                problem.metres().area(area),
                persons,
                hours,
                problem.workers()[g],
                problem.metres().compactness(area),
                former.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(""));
    }

    private static Balance.Part part(VillageProblem problem, int[] grid) {
        double[] hours = new double[problem.grids()];
        double persons = 0;
        for (int i = 0; i < grid.length; i++) {
            hours[grid[i]] += problem.units().get(i).hours();
            persons += problem.units().get(i).persons();
        }
        for (int g = 0; g < hours.length; g++) {
            hours[g] /= problem.workers()[g];
        }
        int unconnected = 0;
        for (int g = 0; g < problem.grids(); g++) {
            unconnected += area(problem, grid, g).getNumGeometries() > 1 ? 1 : 0;
        }
        return new Balance.Part(
                hours,
                Objective.meanCompactness(problem, grid),
                Objective.meanDiameter(problem, grid),
                unconnected,
                Objective.crossed(problem, grid),
                persons,
                Objective.moved(problem, grid));
    }

    private static String explained(VillageProblem problem, Partition.Move move) {
        return String.format(
                Locale.ROOT,
                "%s: unit %d from %d to %d: CV %.3f→%.3f, objective %.4f→%.4f",
                problem.village(),
                problem.units().get(move.unit()).index(),
                move.from() + 1,
                move.to() + 1,
                move.variationBefore(),
                move.variationAfter(),
                move.before(),
                move.after());
    }
}
