package io.gewu.grid.plan;

/** Seats in proportion to weights, by Sainte-Laguë; each gets its least, none more than its most. */
public final class Apportionment {
    private Apportionment() {}

    /**
     * Deals out.
     *
     * @throws IllegalArgumentException if so many seats cannot be dealt out within the bounds
     */
    public static int[] of(double[] weights, int[] least, int[] most, int seats) {
        int[] given = least.clone();
        int left = seats;
        for (int count : given) {
            left -= count;
        }
        if (left < 0) {
            throw new IllegalArgumentException(seats + " are too few: the least is " + (seats - left));
        }
        for (; left > 0; left--) {
            int best = -1;
            for (int i = 0; i < weights.length; i++) {
                if (given[i] < most[i]
                        && (best < 0 || weights[i] / (2 * given[i] + 1) > weights[best] / (2 * given[best] + 1))) {
                    best = i;
                }
            }
            if (best < 0) {
                throw new IllegalArgumentException(seats + " are too many: " + left + " cannot be dealt out");
            }
            given[best]++;
        }
        return given;
    }
}
