package io.gewu.event.handling;

import io.gewu.event.directory.Item;
import io.gewu.event.issue.Issue;
import io.gewu.event.rule.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what the routing rules look at. */
final class IssueFacts {
    private final IssueTransaction transaction;
    private final Issue issue;

    IssueFacts(IssueTransaction transaction, Issue issue) {
        this.transaction = transaction;
        this.issue = issue;
    }

    /** The component that the issue is about, if it is about one. */
    Optional<Map<String, Object>> component() {
        return issue.text("about")
                .filter(about -> about.startsWith("comp/"))
                .flatMap(about ->
                        transaction.session().read(transaction.layer("component"), about.substring("comp/".length())));
    }

    Facts gather(int repeats) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("kind", issue.text("kind").orElse("report"));
        facts.put("urgency", issue.number("urgency") == 0 ? 3 : issue.number("urgency"));
        facts.put("in_grid", issue.text("grid").isPresent());
        facts.put("returns", issue.number("returns"));
        facts.put("repeats", repeats);
        villages(facts);
        issue.text("item").flatMap(transaction.directory()::item).ifPresent(item -> item(facts, item));
        Optional<Map<String, Object>> component = component();
        facts.put("component", component.isPresent());
        component.ifPresent(row -> {
            facts.put("owner", row.containsKey("owner"));
            facts.put("maintainer", row.containsKey("maintainer"));
            facts.put("component_class", row.get("component_class"));
        });
        return new Facts(facts);
    }

    private static void item(Map<String, Object> facts, Item item) {
        facts.put("level", item.level().word());
        facts.put("domain", item.itemClass());
        facts.put("enforcement", item.enforcement());
        facts.put("village_list", item.villageList());
        facts.put("hours", item.hours());
        facts.put("lead", item.lead().isPresent());
    }

    private void villages(Map<String, Object> facts) {
        List<String> affected = issue.list("affects").stream().distinct().toList();
        facts.put("villages", (long) Math.max(1, affected.size()));
        facts.put(
                "towns",
                Math.max(
                        1L,
                        affected.stream()
                                .map(village -> village.substring(0, Math.min(9, village.length())))
                                .distinct()
                                .count()));
    }
}
