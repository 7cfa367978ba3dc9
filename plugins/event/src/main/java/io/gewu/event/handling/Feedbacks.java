package io.gewu.event.handling;

import io.gewu.event.issue.Issue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every closed issue asks for feedback; the rating comes when the citizen answers. */
final class Feedbacks {
    private Feedbacks() {}

    static void ask(IssueTransaction transaction, Issue issue) {
        Map<String, Object> row = new LinkedHashMap<>();
        String code = issue.code() + "-f" + issue.number("steps");
        row.put("code", code);
        row.put("issue", issue.code());
        row.put("asked_at", transaction.now());
        transaction.add("feedback", row);
        issue.set("feedback", code);
    }

    static void give(IssueTransaction transaction, Issue issue, int rating, String comment) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rating", rating);
        values.put("given_at", transaction.now());
        if (!comment.isEmpty()) {
            values.put("comment", comment);
        }
        issue.text("feedback").ifPresent(code -> transaction.change("feedback", code, values));
    }
}
