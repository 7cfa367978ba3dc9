package io.gewu.grid.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Divides one village: a recombination start (ReCom: random spanning trees, each cut where it balances best), then
 * moves of single units (AZP) as long as they improve the objective and no grid falls apart; the best of several seeds.
 */
final class Partition {
    /** A unit that went from one grid to another in the last polish, and why. */
    record Move(
            int unit, int from, int to, double before, double after, double variationBefore, double variationAfter) {}

    /** A division and the moves that led to it. */
    record Result(int[] grid, double objective, List<Move> moves) {}

    private static final int SEEDS = 20;
    private static final int TREES = 6;
    private static final int RECOMBINATIONS = 16;

    private final VillageProblem problem;
    private final Random random;
    private int[] grid;
    private List<Move> moves = new ArrayList<>();

    private Partition(VillageProblem problem, long seed) {
        this.problem = problem;
        this.random = new Random(seed);
        this.grid = new int[problem.units().size()];
    }

    /** The best division that the seeds find; the same for the same seed on any machine. */
    static Result best(VillageProblem problem, long seed) {
        Result best = null;
        for (int s = 0; s < SEEDS; s++) {
            Partition one = new Partition(
                    problem, seed * 1_000_003 + s * 7919L + problem.village().hashCode());
            Result result = one.solve();
            if (best == null || result.objective() < best.objective() - 1e-12) {
                best = result;
            }
        }
        return best;
    }

    /** What a plain division gives: each unit to the nearest of as many units drawn by lot (Voronoi). */
    static int[] nearestOfLot(VillageProblem problem, long seed) {
        List<Integer> lot = new ArrayList<>();
        for (int i = 0; i < problem.units().size(); i++) {
            lot.add(i);
        }
        java.util.Collections.shuffle(lot, new Random(seed + problem.village().hashCode()));
        int[] grid = new int[problem.units().size()];
        for (int i = 0; i < grid.length; i++) {
            double least = Double.MAX_VALUE;
            for (int g = 0; g < problem.grids(); g++) {
                double way = problem.metres()
                        .distance(
                                problem.units().get(i).centre(),
                                problem.units().get(lot.get(g)).centre());
                if (way < least) {
                    least = way;
                    grid[i] = g;
                }
            }
        }
        return grid;
    }

    private Result solve() {
        for (Sides.Side side : Sides.of(problem)) {
            split(side.units(), side.labels());
        }
        polish();
        for (int r = 0; r < RECOMBINATIONS && problem.grids() > 1; r++) {
            recombine();
        }
        return new Result(grid, Objective.of(problem, grid), moves);
    }

    private void split(List<Integer> units, int[] labels) {
        if (labels.length == 1) {
            units.forEach(unit -> grid[unit] = labels[0]);
            return;
        }
        int half = labels.length / 2;
        int[] left = Arrays.copyOfRange(labels, 0, half);
        int[] right = Arrays.copyOfRange(labels, half, labels.length);
        boolean[] side = cut(units, left, right);
        List<Integer> one = new ArrayList<>();
        List<Integer> other = new ArrayList<>();
        for (int k = 0; k < units.size(); k++) {
            (side[k] ? one : other).add(units.get(k));
        }
        split(one, left);
        split(other, right);
    }

    /** Of several random trees the edge whose two sides are nearest to what they should weigh and large enough. */
    private boolean[] cut(List<Integer> units, int[] left, int[] right) {
        double wanted = weight(left);
        double total = units.stream()
                .mapToDouble(unit -> problem.units().get(unit).hours())
                .sum();
        double share = wanted / (wanted + weight(right)) * total;
        boolean[] best = null;
        double least = Double.MAX_VALUE;
        for (int t = 0; t < TREES; t++) {
            SpanningTree tree = SpanningTree.random(problem, units, random);
            for (int k = 1; k < units.size(); k++) {
                boolean fits = tree.size(k) >= left.length && units.size() - tree.size(k) >= right.length;
                boolean mirrored = tree.size(k) >= right.length && units.size() - tree.size(k) >= left.length;
                double off = Math.abs(tree.hours(k) - share);
                double offMirrored = Math.abs(total - tree.hours(k) - share);
                if (fits && off < least) {
                    least = off;
                    best = tree.below(k);
                }
                if (mirrored && offMirrored < least) {
                    least = offMirrored;
                    best = inverted(tree.below(k));
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("Village " + problem.village() + " cannot be cut into "
                    + (left.length + right.length) + " connected grids");
        }
        return best;
    }

    private double weight(int[] labels) {
        return Arrays.stream(labels).mapToDouble(problem::target).sum();
    }

    private static boolean[] inverted(boolean[] side) {
        boolean[] other = new boolean[side.length];
        for (int k = 0; k < side.length; k++) {
            other[k] = !side[k];
        }
        return other;
    }

    /** Two neighbouring grids become one and are cut anew; kept if the whole is better for it. */
    private void recombine() {
        int unit = random.nextInt(grid.length);
        int a = grid[unit];
        int b = -1;
        for (int other : problem.neighbours()[unit]) {
            if (grid[other] != a) {
                b = grid[other];
            }
        }
        if (b < 0) {
            return;
        }
        int[] before = grid.clone();
        List<Move> movesBefore = moves;
        double objective = Objective.of(problem, grid);
        List<Integer> both = new ArrayList<>();
        for (int i = 0; i < grid.length; i++) {
            if (grid[i] == a || grid[i] == b) {
                both.add(i);
            }
        }
        split(both, new int[] {Math.min(a, b), Math.max(a, b)});
        polish();
        if (Objective.of(problem, grid) >= objective - 1e-12) {
            grid = before;
            moves = movesBefore;
        }
    }

    private void polish() {
        moves = new ArrayList<>();
        double objective = Objective.of(problem, grid);
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int unit = 0; unit < grid.length; unit++) {
                double after = tryMove(unit, objective);
                if (after < objective) {
                    objective = after;
                    moved = true;
                }
            }
        }
    }

    private double tryMove(int unit, double objective) {
        int from = grid[unit];
        int best = from;
        double least = objective - 1e-9;
        for (int other : problem.neighbours()[unit]) {
            int to = grid[other];
            if (to != from && to != best && staysWhole(unit)) {
                grid[unit] = to;
                double value = Objective.of(problem, grid);
                if (value < least) {
                    least = value;
                    best = to;
                }
                grid[unit] = from;
            }
        }
        if (best == from) {
            return objective;
        }
        double variation = Objective.variation(problem, grid);
        grid[unit] = best;
        moves.add(new Move(unit, from, best, objective, least, variation, Objective.variation(problem, grid)));
        return least;
    }

    /** Whether the grid that a unit leaves stays connected: the unit is no articulation point, nor all there is. */
    private boolean staysWhole(int leaving) {
        int size = 0;
        int start = -1;
        for (int i = 0; i < grid.length; i++) {
            if (grid[i] == grid[leaving] && i != leaving) {
                size++;
                start = i;
            }
        }
        if (size == 0) {
            return false;
        }
        boolean[] seen = new boolean[grid.length];
        seen[start] = true;
        seen[leaving] = true;
        int reached = 1;
        Deque<Integer> open = new ArrayDeque<>();
        open.push(start);
        while (!open.isEmpty()) {
            for (int next : problem.neighbours()[open.pop()]) {
                if (!seen[next] && grid[next] == grid[leaving]) {
                    seen[next] = true;
                    reached++;
                    open.push(next);
                }
            }
        }
        return reached == size;
    }
}
