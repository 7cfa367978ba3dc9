package io.gewu.event.routing;

import io.gewu.event.clock.Limit;
import io.gewu.event.issue.Tier;
import java.util.List;
import java.util.Optional;

/**
 * Where an issue goes and why.
 *
 * @param consultation whether district and town sit down together first
 * @param taker the word of the rule's chain that found somebody, for the record
 * @param inputs the facts, as JSON
 */
public record Decision(
        String rule,
        Tier tier,
        boolean consultation,
        Optional<String> org,
        Optional<String> post,
        Optional<String> centre,
        List<String> collaborators,
        Optional<Limit> limit,
        List<String> notified,
        String taker,
        String inputs) {}
