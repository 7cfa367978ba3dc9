package io.gewu.grid.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parts of a village between which nobody walks, and how many of its grids each gets: so that a division begins
 * with no grid on both sides. A part with less work than most of a grid goes with the nearest one.
 */
final class Sides {
    /** Share of the mean work of a grid that makes a part worth a grid of its own. */
    private static final double WORTH_A_GRID = 0.6;

    private final VillageProblem problem;
    private final Map<Integer, List<Integer>> units = new TreeMap<>();

    private Sides(VillageProblem problem) {
        this.problem = problem;
    }

    /**
     * A part and its share.
     *
     * @param units indexes
     * @param labels of its grids
     */
    record Side(List<Integer> units, int[] labels) {}

    static List<Side> of(VillageProblem problem) {
        Sides sides = new Sides(problem);
        int[] part = VillageProblem.parts(problem.walk());
        for (int i = 0; i < part.length; i++) {
            sides.units.computeIfAbsent(part[i], p -> new ArrayList<>()).add(i);
        }
        sides.joinSmall();
        return sides.shared();
    }

    private double hours(List<Integer> some) {
        return some.stream().mapToDouble(i -> problem.units().get(i).hours()).sum();
    }

    private void joinSmall() {
        double mean = problem.hours() / problem.grids();
        while (units.size() > 1) {
            int least = units.keySet().stream()
                    .min(Comparator.comparingDouble(side -> hours(units.get(side))))
                    .orElseThrow();
            if (hours(units.get(least)) >= WORTH_A_GRID * mean && units.size() <= problem.grids()) {
                return;
            }
            List<Integer> small = units.remove(least);
            nearest(small).addAll(small);
        }
    }

    /** By a link that leads there, or by the way between centres. */
    private List<Integer> nearest(List<Integer> side) {
        List<Integer> nearest = null;
        double shortest = Double.MAX_VALUE;
        for (List<Integer> other : units.values()) {
            for (int i : side) {
                for (int j : problem.neighbours()[i]) {
                    double way = problem.metres()
                            .distance(
                                    problem.units().get(i).centre(),
                                    problem.units().get(j).centre());
                    if (way < shortest && other.contains(j)) {
                        shortest = way;
                        nearest = other;
                    }
                }
            }
        }
        if (nearest == null) {
            throw new IllegalStateException("A part of village " + problem.village() + " has no link to the others");
        }
        return nearest;
    }

    /** Grids with more workers go where most work is left for each grid. */
    private List<Side> shared() {
        List<List<Integer>> all = List.copyOf(units.values());
        double[] left = all.stream().mapToDouble(this::hours).toArray();
        int[] least = new int[all.size()];
        java.util.Arrays.fill(least, 1);
        int[] most = all.stream().mapToInt(List::size).toArray();
        int[] seats = Apportionment.of(left, least, most, problem.grids());
        List<List<Integer>> labels = new ArrayList<>();
        all.forEach(side -> labels.add(new ArrayList<>()));
        List<Integer> byWorkers = new ArrayList<>();
        for (int g = 0; g < problem.grids(); g++) {
            byWorkers.add(g);
        }
        byWorkers.sort(
                Comparator.comparingInt((Integer g) -> problem.workers()[g]).reversed());
        for (int g : byWorkers) {
            int to = -1;
            for (int s = 0; s < seats.length; s++) {
                int open = seats[s] - labels.get(s).size();
                if (open > 0
                        && (to < 0
                                || left[s] / open
                                        > left[to] / (seats[to] - labels.get(to).size()))) {
                    to = s;
                }
            }
            labels.get(to).add(g);
            left[to] -= problem.target(g);
        }
        List<Side> sides = new ArrayList<>();
        for (int s = 0; s < seats.length; s++) {
            sides.add(new Side(
                    all.get(s).stream().sorted().toList(),
                    labels.get(s).stream().mapToInt(Integer::intValue).sorted().toArray()));
        }
        return sides;
    }
}
