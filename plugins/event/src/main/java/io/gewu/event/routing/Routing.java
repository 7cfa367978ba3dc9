package io.gewu.event.routing;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.directory.Directory;
import io.gewu.event.directory.Item;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Tier;
import io.gewu.event.rule.Facts;
import io.gewu.event.rule.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Applies the decision table and finds who is there to take what it says; vacancies fall to the next in the chain. */
public final class Routing {
    private final Directory directory;
    private final AssigneeResolver assignees;

    /**
     * Over one state of the directory.
     *
     * @param city code of the whole city, 6 digits
     */
    public Routing(Directory directory, String city) {
        this.directory = directory;
        this.assignees = new AssigneeResolver(directory, city);
    }

    /**
     * Decides.
     *
     * @param maintainer of the component that the issue is about
     * @throws GewuException {@code REFUSED} if no rule applies, or nobody in the chain is there
     */
    public Decision decide(Issue issue, Facts facts, Optional<String> maintainer, Instant now) {
        LocalDate day = now.atZone(WorkingCalendar.ZONE).toLocalDate();
        Rule rule = directory
                .rules()
                .decide(facts, day)
                .orElseThrow(
                        () -> refused(issue, "No routing rule in force on " + day + " applies to " + facts.json()));
        for (String word : rule.lead()) {
            Optional<Assignee> assignee = assignees.find(word, issue, maintainer);
            if (assignee.isPresent()) {
                return decision(rule, issue, assignee.get(), word, facts);
            }
        }
        throw refused(issue, "Rule " + rule.code() + " finds nobody: tried " + String.join(", ", rule.lead()));
    }

    private Decision decision(Rule rule, Issue issue, Assignee assignee, String word, Facts facts) {
        boolean consultation = rule.tier().equals("consultation");
        Optional<Item> item = issue.text("item").flatMap(directory::item);
        List<Assignee> notified = rule.notified().stream()
                .flatMap(told -> assignees.find(told, issue, Optional.empty()).stream())
                .toList();
        return new Decision(
                rule.code(),
                consultation ? Tier.DISTRICT : Tier.of(rule.tier()),
                consultation,
                assignee.org().or(() -> item.flatMap(Item::lead)),
                assignee,
                item.map(Item::collaborators).orElse(List.of()),
                rule.limit(),
                notified,
                word,
                facts.json());
    }

    private static GewuException refused(Issue issue, String reason) {
        return new GewuException(ErrorCode.REFUSED, "issue." + issue.code(), reason);
    }
}
