package io.gewu.event.handling;

import io.gewu.event.clock.Limit;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of consultations: who sits down together, and what comes of it. */
final class Consultations {
    private final IssueTransaction transaction;
    private final String city;

    Consultations(IssueTransaction transaction, String city) {
        this.transaction = transaction;
        this.city = city;
    }

    /** @param participants departments; empty for those that the catalog names */
    void open(Issue issue, List<String> participants) {
        Map<String, Object> row = new LinkedHashMap<>();
        String code = issue.code() + "-c" + issue.number("steps");
        row.put("code", code);
        row.put("issue", issue.code());
        row.put("tier", Tier.DISTRICT.word());
        transaction.directory().centre("centre", city).ifPresent(centre -> row.put("chair", centre.code()));
        List<String> who = participants.isEmpty() ? ofCatalog(issue) : participants;
        if (!who.isEmpty()) {
            row.put("participants", String.join(",", who));
        }
        row.put("opened_at", transaction.now());
        transaction.add("consultation", row);
        issue.set("consultation", code);
    }

    private static List<String> ofCatalog(Issue issue) {
        List<String> all = new ArrayList<>();
        issue.text("lead_org").ifPresent(all::add);
        all.addAll(issue.list("co_orgs"));
        return all.stream().distinct().toList();
    }

    void decide(Issue issue, TransitionRequest move, Limit limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("decided_at", transaction.now());
        values.put("decision", move.note());
        if (!move.reply().isEmpty()) {
            values.put("minutes", move.reply());
        }
        issue.text("lead_org").ifPresent(org -> values.put("new_lead", org));
        values.put("new_limit", limit.toString());
        issue.text("consultation").ifPresent(code -> transaction.change("consultation", code, values));
    }
}
