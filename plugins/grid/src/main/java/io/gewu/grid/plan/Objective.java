package io.gewu.grid.plan;

import java.util.HashMap;
import java.util.Map;

/** How good a division of a village is: the five principles as one number, the lower the better. */
public final class Objective {
    /**
     * What counts how much.
     *
     * @param balance coefficient of variation of hours per worker
     * @param compactness mean of 1 − Polsby–Popper
     * @param diameter mean of the longest way between two units, in km
     * @param stability share of persons whose grid changes
     * @param barrier share of grids that lie on both sides of a barrier
     */
    public record Weights(double balance, double compactness, double diameter, double stability, double barrier) {
        /** Balance first. */
        public static final Weights USUAL = new Weights(6, 1.8, 0.7, 2.5, 4);
    }

    private Objective() {}

    static double of(VillageProblem problem, int[] grid) {
        Weights weights = problem.weights();
        return weights.balance() * variation(problem, grid)
                + weights.compactness() * (1 - meanCompactness(problem, grid))
                + weights.diameter() * meanDiameter(problem, grid)
                + weights.stability() * moved(problem, grid)
                + weights.barrier() * crossed(problem, grid) / problem.grids();
    }

    /** Grids within which nobody can walk from every unit to every other: they lie on both sides of a barrier. */
    static int crossed(VillageProblem problem, int[] grid) {
        if (!problem.isParted()) {
            return 0;
        }
        int[] parts = VillageProblem.parts(problem.walk(), grid);
        boolean[] crossed = new boolean[problem.grids()];
        int[] first = new int[problem.grids()];
        java.util.Arrays.fill(first, -1);
        for (int i = 0; i < grid.length; i++) {
            int g = grid[i];
            first[g] = first[g] < 0 ? parts[i] : first[g];
            crossed[g] |= parts[i] != first[g];
        }
        int count = 0;
        for (boolean one : crossed) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** Coefficient of variation of hours per worker. */
    static double variation(VillageProblem problem, int[] grid) {
        double[] hours = sums(problem, grid);
        int workers = 0;
        for (int g = 0; g < hours.length; g++) {
            workers += problem.workers()[g];
        }
        double mean = problem.hours() / workers;
        double square = 0;
        for (int g = 0; g < hours.length; g++) {
            double off = hours[g] / problem.workers()[g] - mean;
            square += off * off * problem.workers()[g];
        }
        return mean == 0 ? 0 : StrictMath.sqrt(square / workers) / mean;
    }

    private static double[] sums(VillageProblem problem, int[] grid) {
        double[] hours = new double[problem.grids()];
        for (int i = 0; i < grid.length; i++) {
            hours[grid[i]] += problem.units().get(i).hours();
        }
        return hours;
    }

    static double meanCompactness(VillageProblem problem, int[] grid) {
        double[] area = new double[problem.grids()];
        double[] outline = new double[problem.grids()];
        for (int i = 0; i < grid.length; i++) {
            area[grid[i]] += problem.units().get(i).squareMetres();
            outline[grid[i]] += problem.units().get(i).perimeter();
            for (Map.Entry<Integer, Double> shared : problem.shared().get(i).entrySet()) {
                if (grid[shared.getKey()] == grid[i]) {
                    outline[grid[i]] -= shared.getValue();
                }
            }
        }
        double sum = 0;
        for (int g = 0; g < area.length; g++) {
            sum += outline[g] <= 0 ? 0 : Metres.compactness(area[g], outline[g]);
        }
        return sum / area.length;
    }

    static double meanDiameter(VillageProblem problem, int[] grid) {
        double[] longest = new double[problem.grids()];
        for (int i = 0; i < grid.length; i++) {
            for (int j = i + 1; j < grid.length; j++) {
                if (grid[i] == grid[j]) {
                    double way = problem.metres()
                            .distance(
                                    problem.units().get(i).centre(),
                                    problem.units().get(j).centre());
                    longest[grid[i]] = Math.max(longest[grid[i]], way);
                }
            }
        }
        double sum = 0;
        for (double way : longest) {
            sum += way / 1000;
        }
        return sum / longest.length;
    }

    /** Each new grid stays what most of its people were in before. */
    static double moved(VillageProblem problem, int[] grid) {
        double all = 0;
        double stay = 0;
        Map<String, Map<Integer, Double>> overlap = new HashMap<>();
        for (int i = 0; i < grid.length; i++) {
            BasicUnit unit = problem.units().get(i);
            all += unit.persons();
            if (!unit.formerGrid().isEmpty()) {
                overlap.computeIfAbsent(unit.formerGrid(), code -> new HashMap<>())
                        .merge(grid[i], unit.persons(), Double::sum);
            }
        }
        for (Map<Integer, Double> into : overlap.values()) {
            stay += into.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
        }
        return overlap.isEmpty() || all == 0 ? 0 : 1 - stay / all;
    }
}
