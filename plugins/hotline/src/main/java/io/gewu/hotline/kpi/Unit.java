package io.gewu.hotline.kpi;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What figures are of: the city, a town, a department, a grid, a channel. */
public record Unit(Scope scope, String code) {
    /** Kinds of units. */
    public enum Scope {
        CITY,
        TOWN,
        DEPARTMENT,
        GRID,
        CHANNEL;

        /** As addresses write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** By its word. */
        public static Optional<Scope> of(String word) {
            return Arrays.stream(values())
                    .filter(scope -> scope.word().equals(word))
                    .findFirst();
        }
    }

    /** The whole. */
    public static final Unit CITY = new Unit(Scope.CITY, "");
}
