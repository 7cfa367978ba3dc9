package io.gewu.event.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.rest.JsonObject;
import io.gewu.api.rest.RestReply;
import io.gewu.api.rest.RestRequest;
import io.gewu.event.clock.Limit;
import io.gewu.event.handling.IssueMoves;
import io.gewu.event.handling.Move;
import io.gewu.event.state.Change;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Moves of issues that people ask for. */
@Component(service = MoveRequests.class)
public final class MoveRequests {
    private final IssueMoves moves;

    @Activate
    public MoveRequests(@Reference IssueMoves moves) {
        this.moves = moves;
    }

    RestReply make(RestRequest request) throws IOException {
        String word = request.path("move");
        Change change = Change.of(word)
                .orElseThrow(() -> new GewuException(
                        ErrorCode.NOT_FOUND, "", "There is no move \"" + word + "\"; GET /event lists them"));
        Move move = move(change, request.json());
        IssueMoves.Moved moved = moves.on(
                request.path("number"),
                request.origin(),
                Instant.now(),
                (desk, issue) -> Rights.check(request.caller(), change, issue, desk),
                (desk, handling, issue) -> handling.make(issue, move));
        return RestReply.json(IssueJson.of(moved.issue(), false, request.address()))
                .shows(moved.commit());
    }

    private static Move move(Change change, JsonObject json) {
        return new Move(
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
