package io.gewu.event.state;

import java.util.Arrays;
import java.util.Optional;

/** Where an issue stands; the words are those of {@code evt:st-…}. */
public enum Status {
    RECEIVED("received"),
    SCREENED("screened"),
    DISPATCHED("dispatched"),
    ACCEPTED("accepted"),
    IN_HAND("inHand"),
    SUSPENDED("suspended"),
    ESCALATED("escalated"),
    CONSULTING("consulting"),
    HANDLED("handled"),
    VERIFIED("verified"),
    CLOSED("closed"),
    REOPENED("reopened"),
    REJECTED("rejected"),
    MERGED("merged");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    /** As layers and IRIs write it. */
    public String word() {
        return word;
    }

    /** Whether nothing more is to be done. */
    public boolean isFinal() {
        return this == CLOSED || this == REJECTED || this == MERGED;
    }

    /** By its word. */
    public static Optional<Status> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word.equals(word))
                .findFirst();
    }
}
