package io.gewu.event.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reckoned by hand on the calendar of autumn 2026: 1 to 7 October off, Saturday 10 October worked. */
final class WorkingCalendarTest {
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(
            Set.of(
                    LocalDate.of(2026, 10, 1),
                    LocalDate.of(2026, 10, 2),
                    LocalDate.of(2026, 10, 5),
                    LocalDate.of(2026, 10, 6),
                    LocalDate.of(2026, 10, 7)),
            Set.of(LocalDate.of(2026, 10, 10)));

    @ParameterizedTest
    @CsvSource({
        // start, limit, end, all in +08:00
        "2026-09-30T09:00:00+08:00, 2 working-hours, 2026-09-30T11:00:00+08:00",
        "2026-09-30T11:00:00+08:00, 2 working-hours, 2026-09-30T15:00:00+08:00",
        "2026-09-30T16:30:00+08:00, 2 working-hours, 2026-10-08T09:30:00+08:00",
        "2026-09-30T16:30:00+08:00, 2 urgent-hours, 2026-09-30T18:30:00+08:00",
        "2026-10-03T12:00:00+08:00, 1 working-hours, 2026-10-08T09:30:00+08:00",
        "2026-10-09T08:30:00+08:00, 2 working-days, 2026-10-10T17:30:00+08:00",
        "2026-10-09T08:30:00+08:00, 3 working-days, 2026-10-12T17:30:00+08:00",
        "2026-10-09T23:00:00+08:00, 4 urgent-hours, 2026-10-10T03:00:00+08:00",
    })
    void limitsEndInWorkingTime(String start, String limit, String end) {
        assertThat(CALENDAR.add(java.time.OffsetDateTime.parse(start).toInstant(), Limit.parse(limit)))
                .isEqualTo(java.time.OffsetDateTime.parse(end).toInstant());
    }

    @Test
    void whatIsAddedIsBetween() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            Instant start = Instant.parse("2026-09-20T00:00:00Z").plusSeconds(random.nextInt(3_456_000));
            long minutes = 1L + random.nextInt(5000);
            boolean clock = random.nextInt(4) == 0;
            Instant end = CALENDAR.add(start, minutes, clock);
            assertThat(end).isAfter(start);
            assertThat(CALENDAR.between(start, end, clock)).isEqualTo(minutes);
        }
    }

    @Test
    void sharesGrow() {
        Instant start = Instant.parse("2026-09-29T23:00:00Z");
        Limit limit = new Limit(1, Limit.Unit.WORKING_DAYS);
        assertThat(CALENDAR.at(start, limit, 50)).isBefore(CALENDAR.at(start, limit, 80));
        assertThat(CALENDAR.at(start, limit, 100)).isEqualTo(CALENDAR.add(start, limit));
    }

    @Test
    void aLimitSaysWhatIsWrongWithIt() {
        assertThatThrownBy(() -> Limit.parse("soon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found \"soon\"");
    }
}
