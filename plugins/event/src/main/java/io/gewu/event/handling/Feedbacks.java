package io.gewu.event.handling;

import io.gewu.event.issue.Issue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every closed issue asks for feedback; the rating comes when the citizen answers. */
final class Feedbacks {
    private Feedbacks() {}

    static void ask(Desk desk, Issue issue) {
        Map<String, Object> row = new LinkedHashMap<>();
        String code = issue.code() + "-f" + issue.number("steps");
        row.put("code", code);
        row.put("issue", issue.code());
        row.put("asked_at", desk.now());
        desk.add("feedback", row);
        issue.set("feedback", code);
    }

    static void give(Desk desk, Issue issue, int rating, String comment) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rating", rating);
        values.put("given_at", desk.now());
        if (!comment.isEmpty()) {
            values.put("comment", comment);
        }
        issue.text("feedback").ifPresent(code -> desk.change("feedback", code, values));
    }
}
