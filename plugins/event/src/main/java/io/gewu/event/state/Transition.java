package io.gewu.event.state;

import static io.gewu.event.state.Status.ACCEPTED;
import static io.gewu.event.state.Status.CLOSED;
import static io.gewu.event.state.Status.CONSULTING;
import static io.gewu.event.state.Status.DISPATCHED;
import static io.gewu.event.state.Status.ESCALATED;
import static io.gewu.event.state.Status.HANDLED;
import static io.gewu.event.state.Status.IN_HAND;
import static io.gewu.event.state.Status.MERGED;
import static io.gewu.event.state.Status.RECEIVED;
import static io.gewu.event.state.Status.REJECTED;
import static io.gewu.event.state.Status.REOPENED;
import static io.gewu.event.state.Status.SCREENED;
import static io.gewu.event.state.Status.SUSPENDED;
import static io.gewu.event.state.Status.VERIFIED;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The moves of an issue: the whole state machine is this table. */
@SuppressWarnings("ImmutableEnumChecker") // List.of and Set.of never change
public enum Transition {
    INTAKE("intake", Actor.REPORTER, RECEIVED),
    MERGE("merge", Actor.SYSTEM, MERGED, RECEIVED),
    ANSWER("answer", Actor.SEAT, CLOSED, RECEIVED),
    REJECT("reject", Actor.SCREENER, REJECTED, RECEIVED),
    SCREEN("screen", Actor.SCREENER, SCREENED, RECEIVED),
    DISPATCH("dispatch", Actor.SYSTEM, DISPATCHED, SCREENED, ESCALATED, REOPENED),
    ACCEPT("accept", Actor.ASSIGNEE, Status.ACCEPTED, DISPATCHED),
    GIVE_BACK("return", Actor.ASSIGNEE, DISPATCHED, DISPATCHED),
    REDISPATCH("redispatch", Actor.SYSTEM, DISPATCHED, DISPATCHED),
    START("start", Actor.ASSIGNEE, IN_HAND, ACCEPTED),
    SUSPEND("suspend", Actor.UPPER_TIER, SUSPENDED, IN_HAND),
    RESUME("resume", Actor.ASSIGNEE, IN_HAND, SUSPENDED),
    ESCALATE("escalate", Actor.ASSIGNEE, ESCALATED, DISPATCHED, ACCEPTED, IN_HAND),
    CONSULT("consult", Actor.SYSTEM, CONSULTING, ESCALATED, SCREENED, DISPATCHED),
    DECIDE("decide", Actor.CHAIR, DISPATCHED, CONSULTING),
    HANDLE("handle", Actor.ASSIGNEE, HANDLED, IN_HAND),
    VERIFY("verify", Actor.VERIFIER, VERIFIED, HANDLED),
    FAIL("fail", Actor.VERIFIER, REOPENED, HANDLED),
    CLOSE("close", Actor.SEAT, CLOSED, VERIFIED),
    RATE("rate", Actor.CITIZEN, CLOSED, CLOSED),
    REOPEN("reopen", Actor.CITIZEN, REOPENED, CLOSED);

    /** Who makes a move. */
    public enum Actor {
        REPORTER("issue-reporter"),
        SEAT("hotline-seat"),
        /** The hotline, or the village where it came in. */
        SCREENER("hotline-seat", "station-head"),
        /** Whoever works at the tier that holds the issue. */
        ASSIGNEE("grid-worker", "station-head", "town-dispatcher", "department-handler", "district-dispatcher"),
        /** Whoever works above the tier that holds it. */
        UPPER_TIER("station-head", "town-dispatcher", "district-dispatcher"),
        CHAIR("district-dispatcher"),
        VERIFIER("verifier", "station-head", "hotline-seat"),
        CITIZEN("hotline-seat", "issue-reporter"),
        /** The server itself, by rules and clocks. */
        SYSTEM();

        private final List<String> roles;

        Actor(String... roles) {
            this.roles = List.of(roles);
        }

        /** Roles of accounts that may; none for the server itself. */
        public List<String> roles() {
            return roles;
        }
    }

    private final String word;
    private final Actor actor;
    private final Status to;
    private final Set<Status> from;

    Transition(String word, Actor actor, Status to, Status... from) {
        this.word = word;
        this.actor = actor;
        this.to = to;
        this.from = Set.of(from);
    }

    /** As addresses and steps write it. */
    public String word() {
        return word;
    }

    public Actor actor() {
        return actor;
    }

    public Status to() {
        return to;
    }

    /** Whether it can be made where an issue stands; an intake where nothing stands yet. */
    public boolean leads(Status status) {
        return from.contains(status);
    }

    /** The moves that can be made where an issue stands. */
    public static List<Transition> possible(Status status) {
        return Arrays.stream(values()).filter(change -> change.leads(status)).toList();
    }

    /** By its word. */
    public static Optional<Transition> of(String word) {
        return Arrays.stream(values())
                .filter(change -> change.word.equals(word))
                .findFirst();
    }
}
