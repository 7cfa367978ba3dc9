package io.gewu.event.issue;

import java.util.Locale;
import java.util.Optional;

/** Tiers of dispatch, from the ground up: trivial in the grid, small in the village, big in the town, hard together. */
public enum Tier {
    GRID("grid-worker"),
    VILLAGE("station-head"),
    TOWN("town-dispatcher"),
    DISTRICT("district-dispatcher");

    private final String role;

    Tier(String role) {
        this.role = role;
    }

    /** As layers write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Role of the accounts that work here. */
    public String role() {
        return role;
    }

    /** The tier above; empty at the top. */
    public Optional<Tier> above() {
        return switch (this) {
            case GRID -> Optional.of(VILLAGE);
            case VILLAGE -> Optional.of(TOWN);
            case TOWN -> Optional.of(DISTRICT);
            case DISTRICT -> Optional.empty();
        };
    }

    /** By its word. */
    public static Tier of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
