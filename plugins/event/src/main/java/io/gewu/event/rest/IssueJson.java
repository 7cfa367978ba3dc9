package io.gewu.event.rest;

import io.gewu.event.issue.Issue;
import io.gewu.event.state.Status;
import io.gewu.event.state.Transition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Point;

/** Issues as JSON, without what is personal unless the caller may see it. */
final class IssueJson {
    private static final Set<String> PERSONAL = Set.of("reported_by", "contact");

    private IssueJson() {}

    static Map<String, Object> of(Map<String, Object> row, boolean personal, String address) {
        Map<String, Object> json = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            if (value instanceof Point point) {
                json.put("location", List.of(point.getX(), point.getY()));
            } else if (value != null && (personal || !PERSONAL.contains(name))) {
                json.put(name, value);
            }
        });
        Status status =
                Status.of((String) row.getOrDefault("status", "received")).orElse(Status.RECEIVED);
        json.put(
                "moves",
                Transition.possible(status).stream()
                        .filter(change -> change.actor() != Transition.Actor.SYSTEM)
                        .map(Transition::word)
                        .toList());
        json.put("self", address + "/event/issues/" + row.get("code"));
        json.put("resource", address + "/id/issue/" + row.get("code"));
        return json;
    }

    static Map<String, Object> of(Issue issue, boolean personal, String address) {
        return of(issue.values(), personal, address);
    }
}
