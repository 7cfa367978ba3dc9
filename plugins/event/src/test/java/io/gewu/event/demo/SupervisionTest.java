package io.gewu.event.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.event.deadline.Alarm;
import io.gewu.event.deadline.Supervision;
import io.gewu.event.directory.Directory;
import io.gewu.event.handling.Handling;
import io.gewu.event.handling.IntakeProcessing;
import io.gewu.event.handling.IssueTransaction;
import io.gewu.event.handling.TransitionRequest;
import io.gewu.event.issue.Issue;
import io.gewu.event.rule.SupervisionRule;
import io.gewu.event.state.Status;
import io.gewu.event.state.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** What the clock does when people do nothing; Monday 2026-11-02, nine o'clock in Foshan. */
final class SupervisionTest {
    private static final Instant NINE = Instant.parse("2026-11-02T01:00:00Z");

    private final RowsInMemory rows = new RowsInMemory();
    private final Directory directory = SmallCity.directory();
    private final List<String> rung = new ArrayList<>();

    private IssueTransaction transaction(Instant now) {
        return new IssueTransaction(rows, SmallCity.LAYERS, directory, "event-clock", now);
    }

    private Issue issue(String item) {
        Map<String, Object> row = new HashMap<>();
        row.put("code", "i-" + item);
        row.put("channel", "app");
        row.put("item", item);
        row.put("received_at", NINE);
        row.put("geom", new GeometryFactory().createPoint(new Coordinate(113.1, 23)));
        Issue issue = new Issue(row);
        IssueTransaction transaction = transaction(NINE);
        new IntakeProcessing(transaction, SmallCity.CODE, SmallCity.GRIDS).take(issue);
        transaction.insert(issue);
        return issue;
    }

    private void make(Issue issue, Instant at, TransitionRequest move) {
        new Handling(transaction(at), SmallCity.CODE).make(issue, move);
    }

    /** Lets alarms ring until an instant. */
    private void until(Issue issue, Instant end) {
        for (Optional<Alarm> alarm = Alarm.next(issue, directory);
                alarm.filter(next -> !next.at().isAfter(end)).isPresent();
                alarm = Alarm.next(issue, directory)) {
            Alarm next = alarm.orElseThrow();
            rung.add(next.at() + " " + next.rule().map(SupervisionRule::code).orElse("resume"));
            IssueTransaction transaction = transaction(next.at());
            new Supervision(transaction, new Handling(transaction, SmallCity.CODE), SmallCity.CODE).ring(issue, next);
        }
    }

    private List<String> notices() {
        List<String> told = new ArrayList<>();
        rows.of("notice")
                .forEach(row -> told.add(row.get("rule") + " → "
                        + row.getOrDefault("post", row.getOrDefault("centre", row.get("org")))));
        return told;
    }

    /** Two working hours to sign, four to handle: nine to twelve, two to half past five. */
    @Test
    void anIssueThatNobodySignsIsRemindedOfAndGoesUp() {
        Issue issue = issue("grid");
        assertThat(issue.text("post")).contains("w1");
        until(issue, Instant.parse("2026-11-02T06:30:00Z"));
        assertThat(rung)
                .containsExactly(
                        "2026-11-02T03:00:00Z limit-50",
                        "2026-11-02T03:00:00Z sign-100",
                        // twelve to two o'clock nobody works
                        "2026-11-02T06:12:00Z limit-80");
        until(issue, Instant.parse("2026-11-02T07:00:00Z"));
        assertThat(rung).hasSize(5).endsWith("2026-11-02T07:00:00Z limit-100", "2026-11-02T07:00:00Z reply-100");
        assertThat(issue.text("tier")).contains("village");
        assertThat(issue.text("post")).contains("h1");
        assertThat(issue.status()).isEqualTo(Status.DISPATCHED);
        assertThat(notices())
                .contains("limit-50 → w1", "sign-100 → w1", "limit-80 → w1", "limit-80 → h1", "limit-100 → w1");
    }

    @Test
    void eachLimitRunsOnItsOwn() {
        Issue issue = issue("grid");
        make(
                issue,
                NINE.plusSeconds(600),
                TransitionRequest.of(Transition.ACCEPT, "").replying("收到"));
        make(issue, NINE.plusSeconds(660), TransitionRequest.of(Transition.START, ""));
        until(issue, Instant.parse("2026-11-02T06:59:00Z"));
        assertThat(rung).extracting(text -> text.substring(21)).containsExactly("limit-50", "limit-80");
        make(
                issue,
                Instant.parse("2026-11-02T06:59:00Z"),
                TransitionRequest.of(Transition.HANDLE, "done").showing(List.of("a.jpg", "b.jpg")));
        until(issue, Instant.parse("2026-11-03T01:30:00Z"));
        // two working hours from 14:59
        assertThat(rung).last().isEqualTo("2026-11-02T08:59:00Z verify-100");
        assertThat(notices()).last().isEqualTo("verify-100 → h1");
    }

    @Test
    void timeThatStoodStillDoesNotCount() {
        Issue issue = issue("grid");
        make(issue, NINE, TransitionRequest.of(Transition.ACCEPT, "").replying("收到"));
        make(issue, NINE, TransitionRequest.of(Transition.START, ""));
        make(issue, NINE.plusSeconds(1800), TransitionRequest.of(Transition.SUSPEND, "waiting"));
        make(issue, NINE.plusSeconds(5400), TransitionRequest.of(Transition.RESUME, ""));
        until(issue, Instant.parse("2026-11-02T06:05:00Z"));
        // half of four hours and one hour of standing still: 9:00 + 3:00 = 12:00
        assertThat(rung).containsExactly("2026-11-02T04:00:00Z limit-50");
    }

    @Test
    void aSuspensionLastsNoLongerThanTheLimit() {
        Issue issue = issue("grid");
        make(issue, NINE, TransitionRequest.of(Transition.ACCEPT, "").replying("收到"));
        make(issue, NINE, TransitionRequest.of(Transition.START, ""));
        make(issue, NINE, TransitionRequest.of(Transition.SUSPEND, "waiting"));
        until(issue, Instant.parse("2026-11-02T07:00:00Z"));
        assertThat(rung).containsExactly("2026-11-02T07:00:00Z resume");
        assertThat(issue.status()).isEqualTo(Status.IN_HAND);
    }

    @Test
    void whatIsOverdueInTheTownIsConsultedAbout() {
        Issue issue = issue("town");
        make(issue, NINE, TransitionRequest.of(Transition.ACCEPT, "").replying("收到"));
        make(issue, NINE, TransitionRequest.of(Transition.START, ""));
        until(issue, Instant.parse("2026-11-02T07:00:00Z"));
        assertThat(issue.status()).isEqualTo(Status.CONSULTING);
        assertThat(rows.of("consultation"))
                .hasSize(1)
                .allSatisfy(row ->
                        assertThat(row).containsEntry("participants", "D1,D2").containsEntry("chair", "centre-440604"));
    }

    @Test
    void theFirstReplyIsDueWhoeverHoldsTheIssue() {
        Issue issue = issue("town");
        make(issue, NINE, TransitionRequest.of(Transition.ACCEPT, ""));
        until(issue, Instant.parse("2026-11-02T06:59:59Z"));
        assertThat(rung).noneMatch(text -> text.endsWith("reply-100"));
        until(issue, Instant.parse("2026-11-02T07:00:00Z"));
        assertThat(rung).anyMatch(text -> text.equals("2026-11-02T07:00:00Z reply-100"));
    }
}
