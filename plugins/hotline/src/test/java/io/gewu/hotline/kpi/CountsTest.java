package io.gewu.hotline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.api.time.WorkingTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is counted change by change equals what is counted at once. */
final class CountsTest {
    private static final YearMonth FROM = YearMonth.of(2000, 1);
    private static final YearMonth TO = YearMonth.of(2030, 1);
    private static final WorkingTime CLOCK = new WorkingTime() {
        @Override
        public Instant add(Instant start, long minutes) {
            return start.plusSeconds(minutes * 60);
        }

        @Override
        public long between(Instant from, Instant to) {
            return (to.getEpochSecond() - from.getEpochSecond()) / 60;
        }
    };

    private static Map<String, Object> random(Random random) {
        Map<String, Object> row = new HashMap<>();
        Instant received = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(random.nextInt(30_000_000));
        row.put("received_at", received);
        row.put("kind", random.nextInt(5) == 0 ? "consult" : "report");
        row.put("status", new String[] {"closed", "inHand", "rejected", "merged", "closed"}[random.nextInt(5)]);
        row.put("channel", random.nextBoolean() ? "app" : "12345");
        row.put("tier", new String[] {"grid", "village", "town", "district"}[random.nextInt(4)]);
        row.put("village", "44060401000" + random.nextInt(3));
        row.put("grid", "g" + random.nextInt(4));
        row.put("lead_org", "D" + random.nextInt(3));
        row.put("due_at", received.plusSeconds(90_000));
        row.put("first_reply_at", received.plusSeconds(random.nextInt(60_000)));
        if ("closed".equals(row.get("status"))) {
            row.put("closed_at", received.plusSeconds(random.nextInt(180_000)));
            row.put("reply", "done");
            row.put("rating", 1 + random.nextInt(5));
        }
        return row;
    }

    private static Contribution of(Map<String, Object> row) {
        return Contribution.of(row, CLOCK).orElseThrow();
    }

    @Test
    void changesAddUpToACountOfEverything() {
        Random random = new Random(3);
        Counts followed = new Counts();
        Map<String, Map<String, Object>> rows = new HashMap<>();
        for (int i = 0; i < 4000; i++) {
            String key = "i" + random.nextInt(300);
            Map<String, Object> before = rows.get(key);
            Optional<Map<String, Object>> after =
                    random.nextInt(10) == 0 ? Optional.empty() : Optional.of(random(random));
            followed.follow(key, Optional.ofNullable(before).map(CountsTest::of), after.map(CountsTest::of));
            after.ifPresentOrElse(row -> rows.put(key, row), () -> rows.remove(key));
        }
        Counts atOnce = new Counts();
        rows.forEach((key, row) -> atOnce.add(key, of(row)));
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        for (Unit.Scope scope : Unit.Scope.values()) {
            Map<Unit, Tally> expected = atOnce.of(scope, FROM, TO);
            assertThat(followed.of(scope, FROM, TO).keySet()).isEqualTo(expected.keySet());
            expected.forEach((unit, tally) -> {
                for (Measure measure : Measure.values()) {
                    assertThat(followed.of(unit, FROM, TO).of(measure))
                            .as("%s of %s", measure, unit)
                            .isEqualTo(tally.of(measure));
                }
                assertThat(followed.of(unit, FROM, TO).reply().within(480))
                        .isEqualTo(tally.reply().within(480));
                assertThat(followed.of(unit, FROM, TO).handling().mean())
                        .isEqualTo(tally.handling().mean());
                assertThat(followed.of(unit, FROM, TO).handling().quantile(0.9))
                        .isEqualTo(tally.handling().quantile(0.9));
                assertThat(followed.overdue(unit, FROM, TO, now)).isEqualTo(atOnce.overdue(unit, FROM, TO, now));
            });
        }
    }

    @Test
    void ratesAreRoundedHalfUpAndSayOfWhat() {
        assertThat(Figures.rate(475_248, 480_000)).containsEntry("percent", new BigDecimal("99.01"));
        assertThat(Figures.rate(444_864, 480_000)).containsEntry("percent", new BigDecimal("92.68"));
        assertThat(Figures.rate(298_950, 300_000)).containsEntry("percent", new BigDecimal("99.65"));
        assertThat(Figures.rate(1, 800)).containsEntry("percent", new BigDecimal("0.13"));
        assertThat(Figures.rate(0, 0)).containsEntry("percent", null);
    }

    /** 9 of 10 within 95 %: 0.5958 by Wilson's formula, worked out by hand. */
    @Test
    void fewCasesPromiseLittle() {
        assertThat(Ranking.wilson(9, 10)).isBetween(0.5957, 0.5960);
        assertThat(Ranking.wilson(900, 1000)).isGreaterThan(Ranking.wilson(9, 10));
        assertThat(Ranking.wilson(0, 0)).isZero();
    }

    @Test
    void timesAreExactInWholeStepsAndInTheirMean() {
        Durations durations = new Durations();
        for (int minutes = 1; minutes <= 600; minutes++) {
            durations.add(minutes, 1);
        }
        assertThat(durations.within(480)).isEqualTo(480);
        assertThat(durations.within(30)).isEqualTo(30);
        assertThat(durations.mean()).isEqualTo(301);
        assertThat(durations.quantile(0.9)).isEqualTo(540);
    }

    @Test
    void unitsWithFewCasesAreNotRankedAndTheSameScoreIsTheSameRank() {
        Map<Unit, Tally> tallies = new HashMap<>();
        for (String code : List.of("a", "b", "c")) {
            Tally tally = new Tally();
            tally.add(Measure.ACCEPTED, code.equals("c") ? 29 : 40);
            tally.add(Measure.CLOSED, 20);
            tally.add(Measure.ON_TIME, 20);
            tallies.put(new Unit(Unit.Scope.GRID, code), tally);
        }
        List<Ranking.Place> places = Ranking.of(tallies, 480);
        assertThat(places).extracting(place -> place.unit().code()).containsExactly("a", "b", "c");
        assertThat(places).extracting(place -> place.rank().orElse(0)).containsExactly(1, 1, 0);
    }
}
