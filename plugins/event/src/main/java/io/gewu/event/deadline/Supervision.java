package io.gewu.event.deadline;

import io.gewu.event.handling.Handling;
import io.gewu.event.handling.IssueTransaction;
import io.gewu.event.handling.TransitionRequest;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Tier;
import io.gewu.event.routing.Assignee;
import io.gewu.event.routing.AssigneeResolver;
import io.gewu.event.rule.SupervisionRule;
import io.gewu.event.state.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what an alarm calls for. For one transaction. */
public final class Supervision {
    private final IssueTransaction transaction;
    private final Handling handling;
    private final AssigneeResolver assignees;

    /**
     * On a desk.
     *
     * @param city code of the whole city
     */
    public Supervision(IssueTransaction transaction, Handling handling, String city) {
        this.transaction = transaction;
        this.handling = handling;
        this.assignees = new AssigneeResolver(transaction.directory(), city);
    }

    /** Tells whom the rule names, moves the issue if the rule says so and there is somewhere to go, and writes it. */
    public void ring(Issue issue, Alarm alarm) {
        if (alarm.rule().isEmpty()) {
            handling.make(issue, TransitionRequest.of(Transition.RESUME, "suspended for as long as the limit"));
            return;
        }
        SupervisionRule rule = alarm.rule().get();
        List<String> rung = new ArrayList<>(issue.list("reminded"));
        rung.add(rule.code());
        issue.setList("reminded", rung);
        List<Assignee> told = rule.notified().stream()
                .flatMap(word -> assignees.find(word, issue, Optional.empty()).stream())
                .distinct()
                .toList();
        transaction.notify(issue, rule.clock().word(), rule.code(), rule.share(), told);
        boolean up = issue.tier().flatMap(Tier::above).isPresent();
        if (rule.action() == SupervisionRule.Action.ESCALATE && up && Transition.ESCALATE.leads(issue.status())) {
            handling.make(issue, TransitionRequest.of(Transition.ESCALATE, "overdue"));
        } else if (rule.action() == SupervisionRule.Action.REDISPATCH
                && up
                && Transition.REDISPATCH.leads(issue.status())) {
            handling.make(issue, TransitionRequest.of(Transition.REDISPATCH, "not signed"));
        } else {
            transaction.save(issue);
        }
    }
}
