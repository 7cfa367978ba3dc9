package io.gewu.event.rule;

import java.util.Set;

/**
 * The words by which rules say who takes an issue or is told of it: {@code grid-worker}, {@code substitute},
 * {@code station-head}, {@code board}, {@code town-centre}, {@code district-centre}, {@code maintainer} (of the
 * component), {@code lead} (the department of the catalog), {@code holder} (whoever has the issue now),
 * {@code org:<code>}.
 */
public final class Recipient {
    private static final Set<String> WORDS = Set.of(
            "grid-worker",
            "substitute",
            "station-head",
            "board",
            "town-centre",
            "district-centre",
            "maintainer",
            "lead",
            "holder");

    private Recipient() {}

    /**
     * Holds a word against the list.
     *
     * @throws IllegalArgumentException naming it
     */
    public static void check(String word) {
        if (!WORDS.contains(word) && !word.matches("org:[^\\s;]+")) {
            throw new IllegalArgumentException(
                    "found \"" + word + "\", expected one of " + new java.util.TreeSet<>(WORDS) + " or org:<code>");
        }
    }
}
