package io.gewu.event.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.event.directory.Directory;
import io.gewu.event.handling.Handling;
import io.gewu.event.handling.IntakeProcessing;
import io.gewu.event.handling.IssueTransaction;
import io.gewu.event.handling.TransitionRequest;
import io.gewu.event.issue.Issue;
import io.gewu.event.state.Transition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Random walks through the state machine beside a model of it: a table of moves written from the specification, by the
 * words of its columns. The machine lets through what the model lets through, and what must always hold, holds.
 */
final class StateMachineWalkTest {
    /** From, event, to; after an escalation, a return or a reopening the issue is sent on at once. */
    private static final Map<String, List<String>> MODEL = Map.ofEntries(
            Map.entry("received", List.of("screen", "reject")),
            Map.entry("dispatched", List.of("accept", "return", "escalate")),
            Map.entry("accepted", List.of("start", "escalate")),
            Map.entry("inHand", List.of("handle", "suspend", "escalate")),
            Map.entry("suspended", List.of("resume")),
            Map.entry("consulting", List.of("decide")),
            Map.entry("handled", List.of("verify", "fail")),
            Map.entry("verified", List.of("close")),
            Map.entry("closed", List.of("rate", "reopen")),
            Map.entry("rejected", List.of()));

    private static final List<String> TIERS = List.of("grid", "village", "town", "district");
    private static final List<Transition> ASKED = List.of(
            Transition.SCREEN,
            Transition.REJECT,
            Transition.ACCEPT,
            Transition.GIVE_BACK,
            Transition.START,
            Transition.SUSPEND,
            Transition.RESUME,
            Transition.ESCALATE,
            Transition.DECIDE,
            Transition.HANDLE,
            Transition.VERIFY,
            Transition.FAIL,
            Transition.CLOSE,
            Transition.RATE,
            Transition.REOPEN);

    @Test
    void theMachineGoesWhereTheModelGoes() {
        Directory directory = SmallCity.directory();
        Random random = new Random(2026);
        int moves = 0;
        for (int walk = 0; walk < 300; walk++) {
            moves += walk(directory, random, walk);
        }
        assertThat(moves).as("moves that were made").isGreaterThan(2000);
    }

    private static int walk(Directory directory, Random random, int number) {
        RowsInMemory rows = new RowsInMemory();
        Instant now = Instant.parse("2026-11-02T01:00:00Z");
        Map<String, Object> row = new HashMap<>();
        row.put("code", "walk-" + number);
        row.put("channel", "app");
        row.put("received_at", now);
        row.put("geom", new GeometryFactory().createPoint(new Coordinate(113.1, 23)));
        boolean filed = random.nextInt(5) > 0;
        if (filed) {
            row.put("item", TIERS.get(random.nextInt(4)));
        }
        Issue issue = new Issue(row);
        IssueTransaction transaction = new IssueTransaction(rows, SmallCity.LAYERS, directory, "seat", now);
        new IntakeProcessing(transaction, SmallCity.CODE, SmallCity.GRIDS).take(issue);
        transaction.insert(issue);
        int made = 0;
        for (int i = 0; i < 40; i++) {
            now = now.plusSeconds(600 + random.nextInt(7200));
            Transition change = pick(issue, random);
            String actor = random.nextBoolean() ? "ann" : "bob";
            made += attempt(directory, rows, issue, change, actor, now, random) ? 1 : 0;
            invariants(rows, issue);
        }
        return made;
    }

    /** Mostly a move that the model allows, else any. */
    private static Transition pick(Issue issue, Random random) {
        List<String> allowed = MODEL.get(issue.status().word());
        return allowed.isEmpty() || random.nextInt(4) == 0
                ? ASKED.get(random.nextInt(ASKED.size()))
                : Transition.of(allowed.get(random.nextInt(allowed.size()))).orElseThrow();
    }

    private static boolean attempt(
            Directory directory,
            RowsInMemory rows,
            Issue issue,
            Transition change,
            String actor,
            Instant now,
            Random random) {
        String before = issue.status().word();
        boolean possible = MODEL.get(before).contains(change.word());
        boolean sameHand = change == Transition.VERIFY
                && actor.equals(issue.text("handled_by").orElse(""));
        boolean again = change == Transition.REOPEN && issue.number("reopenings") > 0;
        TransitionRequest move = new TransitionRequest(
                change,
                "because",
                "reply",
                Optional.of(TIERS.get(random.nextInt(4))),
                Optional.empty(),
                List.of("a.jpg", "b.jpg"),
                Optional.of(4),
                Optional.empty(),
                List.of());
        Issue copy = new Issue(issue.values());
        Throwable failure = catchThrowable(
                () -> new Handling(new IssueTransaction(rows, SmallCity.LAYERS, directory, actor, now), SmallCity.CODE)
                        .make(copy, move));
        if (!possible) {
            assertThat(failure).as("%s from %s", change, before).isInstanceOf(GewuException.class);
            assertThat(((GewuException) failure).code()).isEqualTo(ErrorCode.CONFLICT);
            return false;
        }
        if (sameHand || again || failure != null) {
            boolean guard = sameHand || again || change == Transition.SUSPEND || change == Transition.REOPEN;
            assertThat(guard).as("%s from %s: %s", change, before, failure).isTrue();
            assertThat(failure).isInstanceOf(GewuException.class);
            assertThat(((GewuException) failure).code()).isEqualTo(ErrorCode.REFUSED);
            return false;
        }
        copy.values().forEach(issue::set);
        issue.clean();
        return true;
    }

    private static void invariants(RowsInMemory rows, Issue issue) {
        assertThat(MODEL).containsKey(issue.status().word());
        Instant last = Instant.MIN;
        String status = "";
        int count = 0;
        for (Map<String, Object> step : rows.of("issue_step")) {
            Instant at = (Instant) step.get("at");
            assertThat(at).isAfterOrEqualTo(last);
            assertThat(step.getOrDefault("from_status", "")).isEqualTo(status);
            last = at;
            status = (String) step.get("status");
            count++;
        }
        assertThat(status)
                .as("the last step says where it stands")
                .isEqualTo(issue.status().word());
        assertThat(count).isEqualTo(issue.number("steps"));
        long asked = 0;
        for (Map<String, Object> feedback : rows.of("feedback")) {
            assertThat(feedback).containsKey("asked_at");
            asked++;
        }
        long closings = 0;
        for (Map<String, Object> step : rows.of("issue_step")) {
            closings += step.get("change").equals("close") ? 1 : 0;
        }
        assertThat(asked).as("every closing asks for feedback").isEqualTo(closings);
        if (issue.status().word().equals("closed")) {
            assertThat(issue.text("reply")).isPresent();
            assertThat(issue.time("closed_at")).isPresent();
        }
        if (issue.status().word().equals("dispatched")) {
            assertThat(issue.tier()).isPresent();
            assertThat(issue.time("due_at")).isPresent();
        }
        assertThat(issue.number("returns")).isLessThan(30);
    }
}
