package io.gewu.grid.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A random spanning tree of connected units, and what hangs below each of its edges. */
final class SpanningTree {
    private final int[] parent;
    private final int[] size;
    private final double[] hours;

    private SpanningTree(int[] parent, int[] size, double[] hours) {
        this.parent = parent;
        this.size = size;
        this.hours = hours;
    }

    /** Grown from the first unit by edges in random order; indexes are those of the list. */
    static SpanningTree random(VillageProblem problem, List<Integer> units, Random random) {
        int n = units.size();
        Map<Integer, Integer> local = new HashMap<>();
        for (int k = 0; k < n; k++) {
            local.put(units.get(k), k);
        }
        int[] parent = new int[n];
        java.util.Arrays.fill(parent, -2);
        List<Integer> order = new ArrayList<>();
        List<int[]> frontier = new ArrayList<>();
        parent[0] = -1;
        order.add(0);
        grow(problem, units, local, parent, frontier, 0, random);
        while (!frontier.isEmpty()) {
            int[] edge = frontier.remove(random.nextInt(frontier.size()));
            if (parent[edge[1]] == -2) {
                parent[edge[1]] = edge[0];
                order.add(edge[1]);
                grow(problem, units, local, parent, frontier, edge[1], random);
            }
        }
        if (order.size() < n) {
            throw new IllegalStateException("The units of village " + problem.village() + " are not connected");
        }
        int[] size = new int[n];
        double[] hours = new double[n];
        Collections.reverse(order);
        for (int k : order) {
            size[k]++;
            hours[k] += problem.units().get(units.get(k)).hours();
            if (parent[k] >= 0) {
                size[parent[k]] += size[k];
                hours[parent[k]] += hours[k];
            }
        }
        return new SpanningTree(parent, size, hours);
    }

    private static void grow(
            VillageProblem problem,
            List<Integer> units,
            Map<Integer, Integer> local,
            int[] parent,
            List<int[]> frontier,
            int k,
            Random random) {
        int[] near = problem.neighbours()[units.get(k)];
        int turn = near.length == 0 ? 0 : random.nextInt(near.length);
        for (int i = 0; i < near.length; i++) {
            Integer other = local.get(near[(i + turn) % near.length]);
            if (other != null && parent[other] == -2) {
                frontier.add(new int[] {k, other});
            }
        }
    }

    /** How many units hang at a unit, itself included. */
    int size(int k) {
        return size[k];
    }

    /** What they weigh. */
    double hours(int k) {
        return hours[k];
    }

    /** Which units hang at a unit, itself included. */
    boolean[] below(int k) {
        boolean[] below = new boolean[parent.length];
        for (int i = 0; i < parent.length; i++) {
            int up = i;
            while (up >= 0 && up != k) {
                up = parent[up];
            }
            below[i] = up == k;
        }
        return below;
    }
}
