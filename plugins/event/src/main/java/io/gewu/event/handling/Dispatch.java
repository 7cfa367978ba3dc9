package io.gewu.event.handling;

import io.gewu.event.clock.Limit;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.directory.Item;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Tier;
import io.gewu.event.routing.Decision;
import io.gewu.event.routing.Routing;
import io.gewu.event.rule.Facts;
import io.gewu.event.state.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends an issue where the rules, a tier above or a consultation says, and starts its clock. */
final class Dispatch {
    private final Desk desk;
    private final Routing routing;
    private final String city;

    Dispatch(Desk desk, String city) {
        this.desk = desk;
        this.city = city;
        this.routing = new Routing(desk.directory(), city);
    }

    /** By the decision table. */
    void byRules(Issue issue, int repeats) {
        FactsOfIssue about = new FactsOfIssue(desk, issue);
        Facts facts = about.gather(repeats);
        Optional<String> maintainer = about.component().map(row -> (String) row.get("maintainer"));
        Decision decision = routing.decide(issue, facts, maintainer, desk.now());
        issue.set("rule", decision.rule())
                .set("tier", decision.tier().word())
                .set("lead_org", decision.org().orElse(null))
                .set("post", decision.post().orElse(null))
                .set("board", decision.centre().orElse(null))
                .set("co_orgs", decision.collaborators().isEmpty() ? null : String.join(",", decision.collaborators()));
        Limit limit = decision.limit().orElseGet(() -> decision.consultation() ? usual(Tier.DISTRICT) : limit(issue));
        clock(issue, limit);
        if (issue.time("due_at").isEmpty()) {
            issue.set("due_at", desk.directory().calendar().add(desk.now(), limit));
        }
        String why =
                decision.taker() + (decision.notified().isEmpty() ? "" : "; " + String.join(",", decision.notified()));
        if (decision.consultation()) {
            consult(issue, limit, decision.inputs(), why, List.of());
        } else {
            move(issue, Change.DISPATCH, decision.inputs(), why);
        }
    }

    /** To the tier above, whose coordinator takes it; the limit of the whole stays. */
    void above(Issue issue, Change change, Tier tier, String note) {
        issue.set("tier", tier.word()).set("post", null);
        String area = tier == Tier.DISTRICT
                ? city
                : issue.text("village").map(village -> village.substring(0, 9)).orElse(city);
        if (tier == Tier.VILLAGE) {
            issue.text("grid").map(desk.directory()::workers).orElse(List.of()).stream()
                    .flatMap(post -> post.station().stream())
                    .findFirst()
                    .flatMap(desk.directory()::head)
                    .ifPresent(head -> issue.set("post", head.code()));
        } else {
            issue.set(
                    "board",
                    desk.directory().centre("centre", area).map(c -> c.code()).orElse(null));
        }
        clock(issue, usual(tier));
        move(issue, change, "", note);
    }

    /** District and town sit down together. */
    void consult(Issue issue, Limit limit, String inputs, String note, List<String> participants) {
        issue.set("tier", Tier.DISTRICT.word()).set("post", null);
        clock(issue, limit);
        move(issue, Change.CONSULT, inputs, note);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", issue.code() + "-c" + issue.number("steps"));
        row.put("issue", issue.code());
        row.put("tier", Tier.DISTRICT.word());
        desk.directory().centre("centre", city).ifPresent(centre -> row.put("chair", centre.code()));
        List<String> who = participants.isEmpty() ? participants(issue) : participants;
        if (!who.isEmpty()) {
            row.put("participants", String.join(",", who));
        }
        row.put("opened_at", desk.now());
        desk.add("consultation", row);
    }

    /** Again to whoever had it, after a failed verification or a citizen's objection. */
    void again(Issue issue, String note) {
        clock(issue, issue.limit().orElseGet(() -> limit(issue)));
        issue.set(
                "due_at",
                desk.directory().calendar().add(desk.now(), issue.limit().orElseThrow()));
        move(issue, Change.DISPATCH, "", note);
    }

    /** Starts the clock of whoever has it now. */
    void clock(Issue issue, Limit limit) {
        WorkingCalendar calendar = desk.directory().calendar();
        issue.set("limit", limit.toString())
                .set("started_at", desk.now())
                .set("sign_due_at", calendar.add(desk.now(), Limit.SIGN))
                .set("reminded", 0)
                .set("suspended_at", null)
                .set("suspended_minutes", 0);
    }

    private void move(Issue issue, Change change, String inputs, String note) {
        String from = issue.status().word();
        issue.status(change.to());
        desk.step(issue, change, from, inputs, note);
    }

    private List<String> participants(Issue issue) {
        List<String> all = new java.util.ArrayList<>();
        issue.text("lead_org").ifPresent(all::add);
        all.addAll(issue.list("co_orgs"));
        return all.stream().distinct().toList();
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
