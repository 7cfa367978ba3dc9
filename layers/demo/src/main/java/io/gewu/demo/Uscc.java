package io.gewu.demo;

/** Unified social credit codes (GB 32100-2015) with valid check digits and a region that does not exist. */
final class Uscc {
    private static final String SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    /** Region 990604: no real firm can have it. */
    private static final String REGION = "990604";

    private Uscc() {}

    /**
     * A code.
     *
     * @param kind {@code 91} enterprise, {@code 92} sole trader
     */
    static String of(String kind, int serial) {
        String head = kind + REGION + "MA" + String.format("%07d", serial);
        return head + check(head);
    }

    /** The 18th character that belongs to the first 17. */
    static char check(String head) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += SYMBOLS.indexOf(head.charAt(i)) * WEIGHTS[i];
        }
        return SYMBOLS.charAt((31 - sum % 31) % 31);
    }
}
