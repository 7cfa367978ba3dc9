package io.gewu.event.rule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The decision table: the first rule that applies decides (hit policy FIRST of DMN 1.3). Immutable. */
public final class RuleTable {
    private final List<Rule> rules;

    /** Of rules in any order; equal priorities go by code. */
    public RuleTable(List<Rule> rules) {
        this.rules = rules.stream()
                .sorted(Comparator.comparingInt(Rule::priority).thenComparing(Rule::code))
                .toList();
    }

    /** The rule that decides. */
    public Optional<Rule> decide(Facts facts, LocalDate day) {
        return rules.stream().filter(rule -> rule.applies(facts, day)).findFirst();
    }

    /** All rules, in the order in which they are tried. */
    public List<Rule> rules() {
        return rules;
    }
}
