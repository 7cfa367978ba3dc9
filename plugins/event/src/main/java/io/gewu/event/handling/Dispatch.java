package io.gewu.event.handling;

import io.gewu.event.clock.Limit;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.directory.Item;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Tier;
import io.gewu.event.routing.Assignee;
import io.gewu.event.routing.AssigneeResolver;
import io.gewu.event.routing.Decision;
import io.gewu.event.routing.Routing;
import io.gewu.event.rule.Facts;
import io.gewu.event.rule.SupervisionRule;
import io.gewu.event.state.Transition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sends an issue where the rules, a tier above or a consultation says, and starts its clock. */
final class Dispatch {
    private final IssueTransaction transaction;
    private final Routing routing;
    private final AssigneeResolver assignees;
    private final Consultations consultations;

    Dispatch(IssueTransaction transaction, String city) {
        this.transaction = transaction;
        this.routing = new Routing(transaction.directory(), city);
        this.assignees = new AssigneeResolver(transaction.directory(), city);
        this.consultations = new Consultations(transaction, city);
    }

    /** By the decision table. */
    void byRules(Issue issue, int repeats) {
        IssueFacts about = new IssueFacts(transaction, issue);
        Facts facts = about.gather(repeats);
        Optional<String> maintainer = about.component().map(row -> (String) row.get("maintainer"));
        Decision decision = routing.decide(issue, facts, maintainer, transaction.now());
        issue.set("rule", decision.rule())
                .set("repeats", repeats)
                .set("tier", decision.tier().word())
                .set("lead_org", decision.org().orElse(null))
                .set("post", decision.assignee().post().orElse(null))
                .set("board", decision.assignee().centre().orElse(null))
                .setList("co_orgs", decision.collaborators());
        if (issue.text("first_tier").isEmpty()) {
            issue.set("first_tier", decision.tier().word());
        }
        Limit limit = decision.limit().orElseGet(() -> decision.consultation() ? usual(Tier.DISTRICT) : limit(issue));
        clock(issue, limit);
        if (issue.time("due_at").isEmpty()) {
            issue.set("due_at", transaction.directory().calendar().add(transaction.now(), limit));
        }
        if (decision.consultation()) {
            consult(issue, limit, decision.inputs(), decision.word(), List.of());
        } else {
            move(issue, Transition.DISPATCH, decision.inputs(), decision.word());
        }
        transaction.notify(issue, "parallel", decision.rule(), 0, decision.notified());
    }

    /** To the tier above, whose coordinator takes it; the limit of the whole stays. */
    void above(Issue issue, Transition change, Tier above, String note) {
        // what villages must not be asked for goes past them
        Tier tier = above == Tier.VILLAGE && !isOnVillageList(issue) ? Tier.TOWN : above;
        String word = switch (tier) {
            case GRID, VILLAGE -> "station-head";
            case TOWN -> "town-centre";
            case DISTRICT -> "district-centre";
        };
        Optional<Assignee> assignee = assignees.find(word, issue, Optional.empty());
        issue.set("tier", tier.word())
                .set("post", assignee.flatMap(Assignee::post).orElse(null))
                .set("board", assignee.flatMap(Assignee::centre).orElse(null));
        clock(issue, usual(tier));
        move(issue, change, "", note);
    }

    private boolean isOnVillageList(Issue issue) {
        return issue.text("item")
                .flatMap(transaction.directory()::item)
                .map(Item::villageList)
                .orElse(false);
    }

    /** District and town sit down together. */
    void consult(Issue issue, Limit limit, String inputs, String note, List<String> participants) {
        issue.set("tier", Tier.DISTRICT.word()).set("post", null);
        clock(issue, limit);
        move(issue, Transition.CONSULT, inputs, note);
        consultations.open(issue, participants);
    }

    /** By the decision of the consultation, with a limit of its own. */
    void decided(Issue issue, TransitionRequest move) {
        Limit limit = move.limit().orElse(usual(Tier.DISTRICT));
        clock(issue, limit);
        issue.set("due_at", transaction.directory().calendar().add(transaction.now(), limit));
        move(issue, Transition.DECIDE, "", move.note());
        consultations.decide(issue, move, limit);
    }

    /** Again to whoever had it, after a failed verification or a citizen's objection. */
    void again(Issue issue, String note) {
        Limit limit = issue.limit().orElseGet(() -> limit(issue));
        clock(issue, limit);
        issue.set("due_at", transaction.directory().calendar().add(transaction.now(), limit));
        move(issue, Transition.DISPATCH, "", note);
    }

    /** Starts the clock of whoever has it now; what rang about the first reply, which is the citizen's, stays. */
    void clock(Issue issue, Limit limit) {
        WorkingCalendar calendar = transaction.directory().calendar();
        Set<String> replies = transaction.directory().supervision().stream()
                .filter(rule -> rule.clock() == SupervisionRule.Clock.REPLY)
                .map(SupervisionRule::code)
                .collect(Collectors.toSet());
        Limit sign = issue.text("item")
                .flatMap(transaction.directory()::item)
                .map(Item::sign)
                .orElse(Limit.SIGN);
        issue.set("limit", limit.toString())
                .set("started_at", transaction.now())
                .set("sign_due_at", calendar.add(transaction.now(), sign))
                .set("verify_due_at", null)
                .set("suspended_at", null)
                .set("suspended_minutes", 0)
                .setList(
                        "reminded",
                        issue.list("reminded").stream()
                                .filter(replies::contains)
                                .toList());
    }

    private void move(Issue issue, Transition change, String inputs, String note) {
        String from = issue.status().word();
        issue.status(change.to());
        transaction.step(issue, change, from, inputs, note);
    }

    private Limit limit(Issue issue) {
        return issue.text("item")
                .flatMap(transaction.directory()::item)
                .map(Item::limit)
                .orElse(usual(Tier.TOWN));
    }

    /** What a tier gets where neither catalog nor rule says: the defaults of the dispatch rules. */
    static Limit usual(Tier tier) {
        return switch (tier) {
            case GRID -> new Limit(4, Limit.Unit.WORKING_HOURS);
            case VILLAGE -> new Limit(1, Limit.Unit.WORKING_DAYS);
            case TOWN -> new Limit(5, Limit.Unit.WORKING_DAYS);
            case DISTRICT -> new Limit(15, Limit.Unit.WORKING_DAYS);
        };
    }
}
