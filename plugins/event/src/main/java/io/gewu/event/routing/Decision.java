package io.gewu.event.routing;

import io.gewu.event.clock.Limit;
import io.gewu.event.issue.Tier;
import java.util.List;
import java.util.Optional;

/**
 * Where an issue goes and why.
 *
 * @param consultation whether district and town sit down together first
 * @param org lead department
 * @param assignee whoever gets it
 * @param word of the rule's chain that found the taker, for the record
 * @param inputs the facts, as JSON
 */
public record Decision(
        String rule,
        Tier tier,
        boolean consultation,
        Optional<String> org,
        Assignee assignee,
        List<String> collaborators,
        Optional<Limit> limit,
        List<Assignee> notified,
        String word,
        String inputs) {}
