package io.gewu.grid.plan;

import java.util.Arrays;

/**
 * How unequal some values are.
 *
 * @param variation coefficient of variation
 * @param gini 0 for all alike, towards 1 for all with one
 * @param spread the largest over the least
 */
public record Inequality(double variation, double gini, double spread) {
    /** Of at least one value, none negative. */
    public static Inequality of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double square = 0;
        double ranked = 0;
        for (int i = 0; i < n; i++) {
            square += (sorted[i] - mean) * (sorted[i] - mean);
            ranked += (2.0 * (i + 1) - n - 1) * sorted[i];
        }
        return new Inequality(
                StrictMath.sqrt(square / n) / mean, ranked / (n * mean * n), sorted[n - 1] / Math.max(sorted[0], 1e-9));
    }
}
