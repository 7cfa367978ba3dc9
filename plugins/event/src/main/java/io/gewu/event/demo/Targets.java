package io.gewu.event.demo;

/**
 * Which issues are closed, answered at once, rated and satisfied, so that the totals are exactly those of the source:
 * 99.01 % closed, 92.68 % answered at once, 99.65 % of the rated satisfied. A fixed permutation deals them out.
 */
record Targets(int counted, int consultations) {
    private static final long STEP = 999_983;
    private static final long OTHER_STEP = 777_781;

    /** S 2,400, M 80,000, L 480,000 issues, and two consultations to three of them. */
    static Targets of(String profile) {
        int counted = switch (profile) {
            case "L" -> 480_000;
            case "M" -> 80_000;
            default -> 2_400;
        };
        return new Targets(counted, counted * 2 / 3);
    }

    private long dealt(int issue) {
        return (issue * STEP + 17) % counted;
    }

    boolean closed(int issue) {
        return dealt(issue) < Math.round(counted * 0.9901);
    }

    private long rated() {
        return Math.round(counted * 0.625);
    }

    boolean rated(int issue) {
        return dealt(issue) < rated();
    }

    boolean satisfied(int issue) {
        return dealt(issue) < Math.round(rated() * 0.9965);
    }

    boolean instant(int issue) {
        return (issue * OTHER_STEP + 29) % counted < Math.round(counted * 0.9268);
    }
}
