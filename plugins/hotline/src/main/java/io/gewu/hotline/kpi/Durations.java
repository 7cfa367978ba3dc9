package io.gewu.hotline.kpi;

import java.util.Map;
import java.util.TreeMap;

/**
 * Lengths of time in minutes, in steps of half an hour: exact for sums and for shares within a whole number of steps,
 * to the step for quantiles. For the lock of whoever holds it.
 */
public final class Durations {
    /** Width of a step in minutes. */
    public static final int STEP = 30;

    private final TreeMap<Integer, Long> steps = new TreeMap<>();
    private long count;
    private long sum;

    void add(long minutes, int sign) {
        count((int) ((minutes + STEP - 1) / STEP), sign);
        sum += sign * minutes;
    }

    private void count(int step, long number) {
        count += number;
        steps.merge(step, number, Long::sum);
        steps.computeIfPresent(step, (key, left) -> left == 0 ? null : left);
    }

    void add(Durations other, int sign) {
        other.steps.forEach((step, number) -> count(step, sign * number));
        sum += sign * other.sum;
    }

    /** How many there are. */
    public long count() {
        return count;
    }

    /** How many are no longer than this; a multiple of {@link #STEP}. */
    public long within(int minutes) {
        return steps.headMap(minutes / STEP, true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The mean in minutes, rounded; 0 for none. */
    public long mean() {
        return count == 0 ? 0 : Math.round((double) sum / count);
    }

    /** The least number of minutes, in whole steps, within which a share of all lies; 0 for none. */
    public long quantile(double share) {
        long wanted = (long) Math.ceil(share * count);
        long seen = 0;
        for (Map.Entry<Integer, Long> step : steps.entrySet()) {
            seen += step.getValue();
            if (seen >= wanted) {
                return (long) step.getKey() * STEP;
            }
        }
        return 0;
    }

    boolean isEmpty() {
        return steps.isEmpty() && sum == 0;
    }
}
