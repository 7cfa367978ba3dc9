package io.gewu.hotline.kpi;

/** Counts of one unit and month. Under the lock of whoever holds it. */
@SuppressWarnings("EnumOrdinal") // an array by measure, some twenty counters for each unit and month
public final class Tally {
    private final long[] counts = new long[Measure.values().length];
    private final Durations reply = new Durations();
    private final Durations handling = new Durations();

    /** How many. */
    public long of(Measure measure) {
        return counts[measure.ordinal()];
    }

    /** Working time from intake to the first reply. */
    public Durations reply() {
        return reply;
    }

    /** Working time from intake to the end. */
    public Durations handling() {
        return handling;
    }

    void add(Measure measure, long number) {
        counts[measure.ordinal()] += number;
    }

    void add(Tally other, int sign) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += sign * other.counts[i];
        }
        reply.add(other.reply, sign);
        handling.add(other.handling, sign);
    }

    boolean isEmpty() {
        for (long count : counts) {
            if (count != 0) {
                return false;
            }
        }
        return reply.isEmpty() && handling.isEmpty();
    }
}
