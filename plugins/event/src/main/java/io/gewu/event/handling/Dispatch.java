package io.gewu.event.handling;

import io.gewu.event.clock.Limit;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.directory.Item;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Tier;
import io.gewu.event.routing.Decision;
import io.gewu.event.routing.Routing;
import io.gewu.event.routing.Taker;
import io.gewu.event.routing.Takers;
import io.gewu.event.rule.Facts;
import io.gewu.event.rule.SupervisionRule;
import io.gewu.event.state.Change;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sends an issue where the rules, a tier above or a consultation says, and starts its clock. */
final class Dispatch {
    private final Desk desk;
    private final Routing routing;
    private final Takers takers;
    private final Consultations consultations;

    Dispatch(Desk desk, String city) {
        this.desk = desk;
        this.routing = new Routing(desk.directory(), city);
        this.takers = new Takers(desk.directory(), city);
        this.consultations = new Consultations(desk, city);
    }

    /** By the decision table. */
    void byRules(Issue issue, int repeats) {
        FactsOfIssue about = new FactsOfIssue(desk, issue);
        Facts facts = about.gather(repeats);
        Optional<String> maintainer = about.component().map(row -> (String) row.get("maintainer"));
        Decision decision = routing.decide(issue, facts, maintainer, desk.now());
        issue.set("rule", decision.rule())
                .set("repeats", repeats)
                .set("tier", decision.tier().word())
                .set("lead_org", decision.org().orElse(null))
                .set("post", decision.taker().post().orElse(null))
                .set("board", decision.taker().centre().orElse(null))
                .setList("co_orgs", decision.collaborators());
        if (issue.text("first_tier").isEmpty()) {
            issue.set("first_tier", decision.tier().word());
        }
        Limit limit = decision.limit().orElseGet(() -> decision.consultation() ? usual(Tier.DISTRICT) : limit(issue));
        clock(issue, limit);
        if (issue.time("due_at").isEmpty()) {
            issue.set("due_at", desk.directory().calendar().add(desk.now(), limit));
        }
        if (decision.consultation()) {
            consult(issue, limit, decision.inputs(), decision.word(), List.of());
        } else {
            move(issue, Change.DISPATCH, decision.inputs(), decision.word());
        }
        desk.notify(issue, "parallel", decision.rule(), 0, decision.notified());
    }

    /** To the tier above, whose coordinator takes it; the limit of the whole stays. */
    void above(Issue issue, Change change, Tier above, String note) {
        // what villages must not be asked for goes past them
        Tier tier = above == Tier.VILLAGE && !isOnVillageList(issue) ? Tier.TOWN : above;
        String word = switch (tier) {
            case GRID, VILLAGE -> "station-head";
            case TOWN -> "town-centre";
            case DISTRICT -> "district-centre";
        };
        Optional<Taker> taker = takers.find(word, issue, Optional.empty());
        issue.set("tier", tier.word())
                .set("post", taker.flatMap(Taker::post).orElse(null))
                .set("board", taker.flatMap(Taker::centre).orElse(null));
        clock(issue, usual(tier));
        move(issue, change, "", note);
    }

    private boolean isOnVillageList(Issue issue) {
        return issue.text("item")
                .flatMap(desk.directory()::item)
                .map(Item::villageList)
                .orElse(false);
    }

    /** District and town sit down together. */
    void consult(Issue issue, Limit limit, String inputs, String note, List<String> participants) {
        issue.set("tier", Tier.DISTRICT.word()).set("post", null);
        clock(issue, limit);
        move(issue, Change.CONSULT, inputs, note);
        consultations.open(issue, participants);
    }

    /** By the decision of the consultation, with a limit of its own. */
    void decided(Issue issue, Move move) {
        Limit limit = move.limit().orElse(usual(Tier.DISTRICT));
        clock(issue, limit);
        issue.set("due_at", desk.directory().calendar().add(desk.now(), limit));
        move(issue, Change.DECIDE, "", move.note());
        consultations.decide(issue, move, limit);
    }

    /** Again to whoever had it, after a failed verification or a citizen's objection. */
    void again(Issue issue, String note) {
        Limit limit = issue.limit().orElseGet(() -> limit(issue));
        clock(issue, limit);
        issue.set("due_at", desk.directory().calendar().add(desk.now(), limit));
        move(issue, Change.DISPATCH, "", note);
    }

    /** Starts the clock of whoever has it now; what rang about the first reply, which is the citizen's, stays. */
    void clock(Issue issue, Limit limit) {
        WorkingCalendar calendar = desk.directory().calendar();
        Set<String> replies = desk.directory().supervision().stream()
                .filter(rule -> rule.clock() == SupervisionRule.Clock.REPLY)
                .map(SupervisionRule::code)
                .collect(Collectors.toSet());
        Limit sign = issue.text("item")
                .flatMap(desk.directory()::item)
                .map(Item::sign)
                .orElse(Limit.SIGN);
        issue.set("limit", limit.toString())
                .set("started_at", desk.now())
                .set("sign_due_at", calendar.add(desk.now(), sign))
                .set("verify_due_at", null)
                .set("suspended_at", null)
                .set("suspended_minutes", 0)
                .setList(
                        "reminded",
                        issue.list("reminded").stream()
                                .filter(replies::contains)
                                .toList());
    }

    private void move(Issue issue, Change change, String inputs, String note) {
        String from = issue.status().word();
        issue.status(change.to());
        desk.step(issue, change, from, inputs, note);
    }

    private Limit limit(Issue issue) {
        return issue.text("item")
                .flatMap(desk.directory()::item)
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
