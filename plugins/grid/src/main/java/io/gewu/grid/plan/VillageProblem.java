package io.gewu.grid.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One village to be divided: its units, who is next to whom, and how many grids and workers it gets. Immutable.
 *
 * @param neighbours indexes of units, within the village; parts that nobody walks between are linked where they are
 *     nearest, so that every division is possible
 * @param walk the same without these links
 * @param isParted whether there are such links
 * @param shared metres of boundary shared, by unit and neighbour
 * @param workers of each grid to be, one or two
 * @param weights of the objective
 */
record VillageProblem(
        String village,
        List<BasicUnit> units,
        int[][] neighbours,
        int[][] walk,
        boolean isParted,
        List<Map<Integer, Double>> shared,
        int[] workers,
        Objective.Weights weights,
        Metres metres) {
    static VillageProblem of(
            String village,
            List<BasicUnit> units,
            int[] workers,
            Objective.Weights weights,
            Metres metres,
            Barriers barriers) {
        Neighbourhood near =
                Neighbourhood.of(units.stream().map(BasicUnit::area).toList(), metres, barriers::bars);
        int[][] neighbours = new int[units.size()][];
        List<Map<Integer, Double>> shared = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            neighbours[i] = near.across(i).stream().mapToInt(Integer::intValue).toArray();
            shared.add(new HashMap<>(near.all(i)));
        }
        leaveWater(units, neighbours, shared);
        int[][] walk = java.util.Arrays.stream(neighbours).map(int[]::clone).toArray(int[][]::new);
        boolean isParted = bridge(units, neighbours, metres);
        return new VillageProblem(village, units, neighbours, walk, isParted, shared, workers, weights, metres);
    }

    /** Water goes with the bank of which it has most, and nobody walks over it to the other one. */
    private static void leaveWater(List<BasicUnit> units, int[][] neighbours, List<Map<Integer, Double>> shared) {
        for (int i = 0; i < units.size(); i++) {
            if (units.get(i).water()) {
                int water = i;
                java.util.Comparator<Integer> byLand =
                        java.util.Comparator.comparing(n -> !units.get(n).water());
                int bank = java.util.Arrays.stream(neighbours[i])
                        .boxed()
                        .max(byLand.thenComparing(n -> shared.get(water).getOrDefault(n, 0.0))
                                .thenComparing(java.util.Comparator.reverseOrder()))
                        .orElse(-1);
                for (int other : neighbours[i]) {
                    if (other != bank) {
                        neighbours[other] = without(neighbours[other], water);
                    }
                }
                neighbours[i] = bank < 0 ? new int[0] : new int[] {bank};
            }
        }
    }

    private static int[] without(int[] all, int one) {
        return java.util.Arrays.stream(all).filter(n -> n != one).toArray();
    }

    /** Parts of a village that do not touch, as across a river, are linked where they are nearest; whether any are. */
    private static boolean bridge(List<BasicUnit> units, int[][] neighbours, Metres metres) {
        int[] part = parts(neighbours);
        boolean isParted = false;
        while (java.util.Arrays.stream(part).anyMatch(p -> p != 0)) {
            int[] nearest = {-1, -1};
            double least = Double.MAX_VALUE;
            for (int i = 0; i < part.length; i++) {
                for (int j = 0; j < part.length; j++) {
                    double way =
                            metres.distance(units.get(i).centre(), units.get(j).centre());
                    if (part[i] == 0 && part[j] != 0 && way < least) {
                        least = way;
                        nearest = new int[] {i, j};
                    }
                }
            }
            link(neighbours, nearest[0], nearest[1]);
            link(neighbours, nearest[1], nearest[0]);
            part = parts(neighbours);
            isParted = true;
        }
        return isParted;
    }

    private static void link(int[][] neighbours, int from, int to) {
        neighbours[from] = java.util.Arrays.copyOf(neighbours[from], neighbours[from].length + 1);
        neighbours[from][neighbours[from].length - 1] = to;
    }

    /** The connected part of each unit; that of the first is 0. */
    static int[] parts(int[][] links) {
        return parts(links, new int[links.length]);
    }

    /** The same within groups: a link from one to another counts for nothing. */
    static int[] parts(int[][] links, int[] group) {
        int[] part = new int[links.length];
        java.util.Arrays.fill(part, -1);
        int next = 0;
        for (int start = 0; start < part.length; start++) {
            if (part[start] < 0) {
                spread(links, group, part, start, next++);
            }
        }
        return part;
    }

    private static void spread(int[][] links, int[] group, int[] part, int start, int mark) {
        java.util.Deque<Integer> open = new java.util.ArrayDeque<>(List.of(start));
        part[start] = mark;
        while (!open.isEmpty()) {
            for (int near : links[open.pop()]) {
                if (part[near] < 0 && group[near] == group[start]) {
                    part[near] = mark;
                    open.push(near);
                }
            }
        }
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
