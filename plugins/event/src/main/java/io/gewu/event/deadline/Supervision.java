package io.gewu.event.deadline;

import io.gewu.event.handling.Desk;
import io.gewu.event.handling.Handling;
import io.gewu.event.handling.Move;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Tier;
import io.gewu.event.routing.Taker;
import io.gewu.event.routing.Takers;
import io.gewu.event.rule.SupervisionRule;
import io.gewu.event.state.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what an alarm calls for. For one transaction. */
public final class Supervision {
    private final Desk desk;
    private final Handling handling;
    private final Takers takers;

    /**
     * On a desk.
     *
     * @param city code of the whole city
     */
    public Supervision(Desk desk, Handling handling, String city) {
        this.desk = desk;
        this.handling = handling;
        this.takers = new Takers(desk.directory(), city);
    }

    /** Tells whom the rule names, moves the issue if the rule says so and there is somewhere to go, and writes it. */
    public void ring(Issue issue, Alarm alarm) {
        if (alarm.rule().isEmpty()) {
            handling.make(issue, Move.of(Change.RESUME, "suspended for as long as the limit"));
            return;
        }
        SupervisionRule rule = alarm.rule().get();
        List<String> rung = new ArrayList<>(issue.list("reminded"));
        rung.add(rule.code());
        issue.setList("reminded", rung);
        List<Taker> told = rule.notified().stream()
                .flatMap(word -> takers.find(word, issue, Optional.empty()).stream())
                .distinct()
                .toList();
        desk.notify(issue, rule.clock().word(), rule.code(), rule.share(), told);
        boolean up = issue.tier().flatMap(Tier::above).isPresent();
        if (rule.action() == SupervisionRule.Action.ESCALATE && up && Change.ESCALATE.leads(issue.status())) {
            handling.make(issue, Move.of(Change.ESCALATE, "overdue"));
        } else if (rule.action() == SupervisionRule.Action.REDISPATCH
                && up
                && Change.REDISPATCH.leads(issue.status())) {
            handling.make(issue, Move.of(Change.REDISPATCH, "not signed"));
        } else {
            desk.save(issue);
        }
    }
}
