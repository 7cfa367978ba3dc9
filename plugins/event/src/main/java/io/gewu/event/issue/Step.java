package io.gewu.event.issue;

import io.gewu.event.state.Transition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the row of layer {@code issue_step} for a move that was just made. */
public final class Step {
    private Step() {}

    /**
     * The row.
     *
     * @param issue as it stands after the move; its number of steps goes up
     * @param from word of the status before; empty for none
     * @param inputs what a rule saw, as JSON; empty for none
     */
    public static Map<String, Object> row(
            Issue issue, Transition change, String from, String actor, Instant at, String inputs, String note) {
        int number = issue.number("steps") + 1;
        issue.set("steps", number);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", issue.code() + "-" + number);
        row.put("issue", issue.code());
        row.put("change", change.word());
        put(row, "from_status", from);
        row.put("status", change.to().word());
        row.put("at", at);
        row.put("actor", actor);
        issue.text("tier").ifPresent(tier -> row.put("tier", tier));
        issue.text("lead_org").ifPresent(org -> row.put("org", org));
        issue.text("post").ifPresent(post -> row.put("post", post));
        if (!inputs.isEmpty()) {
            issue.text("rule").ifPresent(rule -> row.put("rule", rule));
        }
        put(row, "inputs", inputs);
        put(row, "note", note);
        return row;
    }

    private static void put(Map<String, Object> row, String name, String text) {
        if (!text.isEmpty()) {
            row.put(name, text);
        }
    }
}
