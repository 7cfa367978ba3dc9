package io.gewu.event.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.json.JsonObject;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.event.clock.Limit;
import io.gewu.event.handling.IssueTransitions;
import io.gewu.event.handling.TransitionRequest;
import io.gewu.event.state.Transition;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Moves of issues that people ask for. */
@Component(service = TransitionResource.class)
public final class TransitionResource {
    private final IssueTransitions moves;

    @Activate
    public TransitionResource(@Reference IssueTransitions moves) {
        this.moves = moves;
    }

    RestReply make(RestRequest request) throws IOException {
        String word = request.path("move");
        Transition change = Transition.of(word)
                .orElseThrow(() -> new GewuException(
                        ErrorCode.NOT_FOUND, "", "There is no move \"" + word + "\"; GET /event lists them"));
        TransitionRequest move = move(change, request.json());
        IssueTransitions.Moved moved = moves.on(
                request.path("number"),
                request.origin(),
                Instant.now(),
                (transaction, issue) -> Rights.check(request.caller(), change, issue, transaction),
                (transaction, handling, issue) -> handling.make(issue, move));
        return RestReply.json(IssueJson.of(moved.issue(), false, request.address()))
                .shows(moved.commit());
    }

    private static TransitionRequest move(Transition change, JsonObject json) {
        return new TransitionRequest(
                change,
                json.text("note").orElse(""),
                json.text("reply").orElse(""),
                json.text("item"),
                json.text("org"),
                json.texts("photos"),
                json.integer("rating", 1, 5),
                limit(json),
                json.texts("participants"));
    }

    private static Optional<Limit> limit(JsonObject json) {
        try {
            return json.text("limit").map(Limit::parse);
        } catch (IllegalArgumentException unreadable) {
            throw json.wrong("limit", "\"" + json.text("limit").orElse("") + "\"", "a limit as \"5 working-days\"");
        }
    }
}
