package io.gewu.grid.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One village to be divided: its units, who is next to whom, and how many grids and workers it gets. Immutable.
 *
 * @param neighbours indexes of units, within the village
 * @param shared metres of boundary shared, by unit and neighbour
 * @param workers of each grid to be, one or two
 * @param weights of the objective
 */
record VillageProblem(
        String village,
        List<BasicUnit> units,
        int[][] neighbours,
        List<Map<Integer, Double>> shared,
        int[] workers,
        Objective.Weights weights,
        Metres metres) {
    static VillageProblem of(
            String village, List<BasicUnit> units, int[] workers, Objective.Weights weights, Metres metres) {
        Neighbourhood near =
                Neighbourhood.of(units.stream().map(BasicUnit::area).toList(), metres);
        int[][] neighbours = new int[units.size()][];
        List<Map<Integer, Double>> shared = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            neighbours[i] = near.across(i).stream().mapToInt(Integer::intValue).toArray();
            shared.add(new HashMap<>(near.all(i)));
        }
        return new VillageProblem(village, units, neighbours, shared, workers, weights, metres);
    }

    int grids() {
        return workers.length;
    }

    double hours() {
        return units.stream().mapToDouble(BasicUnit::hours).sum();
    }

    /** Hours that a grid should have: each worker as many as any other. */
    double target(int grid) {
        int all = 0;
        for (int count : workers) {
            all += count;
        }
        return hours() * workers[grid] / all;
    }
}
