package io.gewu.demo;

/** Whole numbers in proportion to weights, with an exact sum. */
final class Shares {
    private Shares() {}

    /** Sainte-Laguë: {@code seats} over weights, each at least one and at most its cap. */
    static int[] sainteLague(double[] weights, int[] caps, int seats) {
        int[] given = new int[weights.length];
        java.util.Arrays.fill(given, 1);
        for (int left = seats - weights.length; left > 0; left--) {
            int best = -1;
            for (int i = 0; i < weights.length; i++) {
                boolean open = given[i] < caps[i];
                if (open && (best < 0 || weights[i] / (2 * given[i] + 1) > weights[best] / (2 * given[best] + 1))) {
                    best = i;
                }
            }
            given[best]++;
        }
        return given;
    }

    /** Largest remainders: {@code total} over weights. */
    static int[] largestRemainders(double[] weights, int total) {
        double sum = java.util.Arrays.stream(weights).sum();
        int[] given = new int[weights.length];
        double[] rest = new double[weights.length];
        int left = total;
        for (int i = 0; i < weights.length; i++) {
            double exact = weights[i] / sum * total;
            given[i] = (int) exact;
            rest[i] = exact - given[i];
            left -= given[i];
        }
        while (left-- > 0) {
            int best = 0;
            for (int i = 1; i < rest.length; i++) {
                best = rest[i] > rest[best] ? i : best;
            }
            given[best]++;
            rest[best] = -1;
        }
        return given;
    }
}
