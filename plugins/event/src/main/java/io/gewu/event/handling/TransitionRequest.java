package io.gewu.event.handling;

import io.gewu.event.clock.Limit;
import io.gewu.event.state.Transition;
import java.util.List;
import java.util.Optional;

/**
 * A move that somebody asks for.
 *
 * @param note why, or what was done; moves that need one say so
 * @param reply words for the citizen
 * @param item to file the issue under, when it is screened
 * @param org department to go to, when it is returned or decided on
 * @param photos references of photographs
 * @param rating 1 to 5
 * @param limit new one, by the decision of a consultation
 * @param participants departments of a consultation
 */
public record TransitionRequest(
        Transition change,
        String note,
        String reply,
        Optional<String> item,
        Optional<String> org,
        List<String> photos,
        Optional<Integer> rating,
        Optional<Limit> limit,
        List<String> participants) {
    /** A move with nothing but its reason. */
    public static TransitionRequest of(Transition change, String note) {
        return new TransitionRequest(
                change,
                note,
                "",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** The same with words for the citizen. */
    public TransitionRequest replying(String words) {
        return new TransitionRequest(change, note, words, item, org, photos, rating, limit, participants);
    }

    /** The same with photographs. */
    public TransitionRequest showing(List<String> pictures) {
        return new TransitionRequest(change, note, reply, item, org, pictures, rating, limit, participants);
    }

    /** The same with a rating. */
    public TransitionRequest rating(int given) {
        return new TransitionRequest(change, note, reply, item, org, photos, Optional.of(given), limit, participants);
    }
}
