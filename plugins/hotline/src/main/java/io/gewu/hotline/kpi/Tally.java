package io.gewu.hotline.kpi;

/** Counts by {@link Measure}. For one thread, or under the lock of whoever holds it. */
@SuppressWarnings("EnumOrdinal") // an array by measure, 16 counters for each unit and month
public final class Tally {
    private final long[] counts = new long[Measure.values().length];

    /** How many. */
    public long of(Measure measure) {
        return counts[measure.ordinal()];
    }

    void add(Measure measure, long number) {
        counts[measure.ordinal()] += number;
    }

    void add(Tally other, int sign) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += sign * other.counts[i];
        }
    }

    boolean isEmpty() {
        for (long count : counts) {
            if (count != 0) {
                return false;
            }
        }
        return true;
    }
}
