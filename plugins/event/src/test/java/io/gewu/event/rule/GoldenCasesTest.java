package io.gewu.event.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 200 cases whose outcome was written down from the dispatch rules R1 to R9, not from the table that is tested. */
final class GoldenCasesTest {
    private static List<Map<String, String>> csv(String resource) throws IOException {
        try (InputStream in = GoldenCasesTest.class.getResourceAsStream(resource)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            String[] head = lines.get(0).split(",", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < head.length; i++) {
                    row.put(head[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static RuleTable table() throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (Map<String, String> row : csv("/layers/routing_rule.csv")) {
            Map<String, Object> values = new HashMap<>(row);
            values.values().removeIf(""::equals);
            values.put("priority", Integer.valueOf(row.get("priority")));
            values.put("valid_from", LocalDate.parse(row.get("valid_from")));
            rules.add(Rule.of(values));
        }
        return new RuleTable(rules);
    }

    private static Object typed(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return text.matches("[1-9]?\\d(\\.\\d)?") ? (Object) Double.valueOf(text) : text;
    }

    @Test
    void everyCaseGoesWhereItShould() throws IOException {
        RuleTable table = table();
        List<Map<String, String>> cases = csv("/golden-cases.csv");
        assertThat(cases).hasSize(200);
        for (Map<String, String> one : cases) {
            Map<String, Object> facts = new HashMap<>();
            one.forEach((name, text) -> facts.put(name, typed(text)));
            facts.remove("rule");
            facts.remove("tier");
            Rule rule =
                    table.decide(new Facts(facts), LocalDate.of(2026, 11, 24)).orElseThrow();
            assertThat(rule.code()).as("%s", one).isEqualTo(one.get("rule"));
            assertThat(rule.tier()).as("%s", one).isEqualTo(one.get("tier"));
        }
    }

    @Test
    void aRuleHoldsFromItsFirstDayToTheDayBeforeItsLast() {
        Map<String, Object> row = new HashMap<>(Map.of(
                "code",
                "R1",
                "priority",
                1,
                "tier",
                "grid",
                "lead",
                "grid-worker",
                "valid_from",
                LocalDate.of(2022, 1, 1)));
        row.put("valid_to", LocalDate.of(2023, 1, 1));
        RuleTable table = new RuleTable(List.of(Rule.of(row)));
        Facts none = new Facts(Map.of());
        assertThat(table.decide(none, LocalDate.of(2021, 12, 31))).isEmpty();
        assertThat(table.decide(none, LocalDate.of(2022, 1, 1))).isPresent();
        assertThat(table.decide(none, LocalDate.of(2022, 12, 31))).isPresent();
        assertThat(table.decide(none, LocalDate.of(2023, 1, 1))).isEmpty();
    }
}
