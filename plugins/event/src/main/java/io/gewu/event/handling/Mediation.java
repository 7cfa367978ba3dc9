package io.gewu.event.handling;

import io.gewu.api.GewuException;
import io.gewu.event.directory.Centre;
import io.gewu.event.directory.Item;
import io.gewu.event.directory.Organisation;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One dispute at one place: the centre (1), the departments that sit in it (6), and those that are called in for this
 * dispute (X). For one transaction.
 */
public final class Mediation {
    private final IssueTransaction transaction;
    private final String city;

    /**
     * On a desk.
     *
     * @param city code of the whole city
     */
    public Mediation(IssueTransaction transaction, String city) {
        this.transaction = transaction;
        this.city = city;
    }

    /** Whether the dispute of an issue is not settled yet. */
    static boolean isOpen(IssueTransaction transaction, Issue issue) {
        return issue.text("dispute")
                .flatMap(code -> transaction.session().read(transaction.layer("dispute"), code))
                .map(row -> !"closed".equals(row.get("status")))
                .orElse(false);
    }

    /**
     * Opens the dispute of an issue and writes both.
     *
     * @param servicePoint where it is held; empty for the centre of the town
     * @return code of the dispute
     * @throws GewuException {@code REFUSED} if the item is not one that is mediated; {@code CONFLICT} if there is an
     *     open dispute or nothing to be done any more
     */
    public String open(Issue issue, Optional<String> servicePoint, List<String> invited) {
        Optional<Item> item = issue.text("item").flatMap(transaction.directory()::item);
        if (item.map(transaction.directory()::isMediated).filter(yes -> yes).isEmpty()) {
            String found = item.map(Item::code).orElse("");
            throw refused(
                    issue,
                    "item：该类事项不适用调解：" + found,
                    "item: only matters of a class that is mediated become disputes, found \"" + found + "\"");
        }
        if (issue.status().isFinal() || isOpen(transaction, issue)) {
            String at = issue.code() + " " + issue.status().word() + " "
                    + issue.text("dispute").orElse("");
            throw Refusal.conflict(issue.code(), "事件已办结或已在调解：" + at, "Settled, or mediated already: " + at);
        }
        String code = issue.code() + "-d" + issue.number("steps");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", code);
        row.put("issue", issue.code());
        row.put("kind", "request".equals(issue.text("kind").orElse("")) ? "request" : "complaint");
        row.put("channel", issue.text("channel").orElseThrow());
        row.put("status", "received");
        row.put("received_at", transaction.now());
        row.put("service_point", servicePoint.map(point -> known(issue, point)).orElseGet(() -> centre(issue)));
        row.put("residents", String.join(",", residents()));
        if (!invited.isEmpty()) {
            row.put("invited", String.join(",", organisations(issue, invited)));
        }
        row.put("places", 0);
        transaction.add("dispute", row);
        transaction.save(issue.set("dispute", code));
        return code;
    }

    private List<String> residents() {
        return transaction.directory().residents(city).stream()
                .map(Organisation::code)
                .toList();
    }

    private String centre(Issue issue) {
        String area =
                issue.text("village").map(village -> village.substring(0, 9)).orElse(city);
        return transaction
                .directory()
                .centre("centre", area)
                .or(() -> transaction.directory().centre("centre", city))
                .map(Centre::code)
                .orElseThrow(() -> refused(
                        issue,
                        "servicePoint：" + area + " 没有登记的中心",
                        "servicePoint is missing: no centre of " + area + " is on file"));
    }

    private String known(Issue issue, String point) {
        return transaction
                .directory()
                .centre(point)
                .map(Centre::code)
                .orElseThrow(() -> refused(
                        issue,
                        "servicePoint：没有编码为“" + point + "”的机构",
                        "servicePoint: found \"" + point + "\", expected a code of layer command_centre"));
    }

    private List<String> organisations(Issue issue, List<String> codes) {
        for (String code : codes) {
            if (transaction.directory().organisation(code).isEmpty()) {
                throw refused(
                        issue,
                        "invited：没有编码为“" + code + "”的部门",
                        "invited: found \"" + code + "\", expected the code of an organisation");
            }
        }
        return codes;
    }

    /** Calls departments in. */
    public void invite(Map<String, Object> dispute, List<String> codes) {
        Issue issue = transaction.issue((String) dispute.get("issue"));
        Set<String> invited = new LinkedHashSet<>(members(dispute.get("invited")));
        invited.addAll(organisations(issue, codes));
        transaction.change("dispute", (String) dispute.get("code"), Map.of("invited", String.join(",", invited)));
        transaction.save(issue);
    }

    /**
     * Notes that a department worked on a dispute.
     *
     * @param place where; empty for the service point of the dispute
     * @param earlier places of the steps before
     * @return the number of places so far: more than one breaks the promise of one place at most
     */
    public int step(
            Map<String, Object> dispute, String org, Optional<String> place, String note, List<String> earlier) {
        Issue issue = transaction.issue((String) dispute.get("issue"));
        Set<String> table = new LinkedHashSet<>(members(dispute.get("residents")));
        table.addAll(members(dispute.get("invited")));
        if (!table.contains(org)) {
            throw refused(
                    issue,
                    "org：“" + org + "”未参与，可为 " + table + "；其他部门先邀请",
                    "org: found \"" + org + "\", expected one of " + table + "; invite others first");
        }
        String where = place.map(point -> known(issue, point)).orElse((String) dispute.get("service_point"));
        Set<String> places = new LinkedHashSet<>(earlier);
        places.add(where);
        String code = (String) dispute.get("code");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", code + "-" + (earlier.size() + 1));
        row.put("dispute", code);
        row.put("service_point", where);
        row.put("org", org);
        row.put("at", transaction.now());
        if (!note.isEmpty()) {
            row.put("note", note);
        }
        transaction.add("mediation_step", row);
        transaction.change("dispute", code, Map.of("status", "inHand", "places", places.size()));
        transaction.save(issue);
        return places.size();
    }

    /** Ends a dispute with what was agreed. */
    public void close(Map<String, Object> dispute, String agreement) {
        Issue issue = transaction.issue((String) dispute.get("issue"));
        if ("received".equals(dispute.get("status"))) {
            throw refused(
                    issue, "steps：办结前至少有一次调解", "steps: found none, expected at least one before a dispute is closed");
        }
        Map<String, Object> values = new HashMap<>(Map.of("status", "closed", "closed_at", transaction.now()));
        values.put("agreement", agreement);
        transaction.change("dispute", (String) dispute.get("code"), values);
        transaction.save(issue);
    }

    private static List<String> members(Object text) {
        return text instanceof String some && !some.isEmpty()
                ? new ArrayList<>(List.of(some.split(",", -1)))
                : List.of();
    }

    private static GewuException refused(Issue issue, String zh, String en) {
        return Refusal.of(issue.code(), zh, en);
    }
}
