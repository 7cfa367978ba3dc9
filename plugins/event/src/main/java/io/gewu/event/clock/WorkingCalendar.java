package io.gewu.event.clock;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Working time: Monday to Friday but for holidays, and the days that were shifted; 8:30 to 12:00 and 14:00 to 17:30, an
 * assumption, as no source gives the city's hours. Immutable.
 *
 * @param holidays days off
 * @param shifted days worked against their weekday
 */
public record WorkingCalendar(Set<LocalDate> holidays, Set<LocalDate> shifted) {
    /** Where the working day begins and ends. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final int[][] SHIFTS = {{510, 720}, {840, 1050}};
    private static final int MINUTES_A_DAY = 420;
    private static final int FARTHEST_DAYS = 4000;

    /** Whether anybody works on a day. */
    public boolean isWorking(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        boolean weekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
        return shifted.contains(day) || (!weekend && !holidays.contains(day));
    }

    /** When a limit that starts now ends. */
    public Instant add(Instant start, Limit limit) {
        return add(start, minutes(limit), limit.unit() == Limit.Unit.URGENT_HOURS);
    }

    /** When a share of a limit is used up, in percent. */
    public Instant at(Instant start, Limit limit, int percent) {
        return add(start, minutes(limit) * percent / 100, limit.unit() == Limit.Unit.URGENT_HOURS);
    }

    /** Minutes of a limit: of the clock or of working time. */
    public static long minutes(Limit limit) {
        return limit.unit() == Limit.Unit.WORKING_DAYS ? (long) limit.amount() * MINUTES_A_DAY : limit.amount() * 60L;
    }

    /**
     * Start and a number of minutes.
     *
     * @param clock minutes of the clock instead of working time
     */
    public Instant add(Instant start, long minutes, boolean clock) {
        if (clock) {
            return start.plusSeconds(minutes * 60);
        }
        ZonedDateTime from = start.atZone(ZONE);
        LocalDate day = from.toLocalDate();
        long left = minutes * 60;
        int second = from.toLocalTime().toSecondOfDay();
        for (int i = 0; i < FARTHEST_DAYS; i++, day = day.plusDays(1), second = 0) {
            if (!isWorking(day)) {
                continue;
            }
            for (int[] shift : SHIFTS) {
                int begin = Math.max(second, shift[0] * 60);
                int length = shift[1] * 60 - begin;
                if (length > 0 && left <= length) {
                    return day.atTime(LocalTime.ofSecondOfDay(begin + left))
                            .atZone(ZONE)
                            .toInstant();
                }
                left -= Math.max(length, 0);
            }
        }
        throw new IllegalStateException("No working time within eleven years of " + start);
    }

    /** Minutes of working time, or of the clock, from one instant to a later one; 0 if it is not later. */
    public long between(Instant from, Instant to, boolean clock) {
        if (!to.isAfter(from)) {
            return 0;
        }
        if (clock) {
            return (to.getEpochSecond() - from.getEpochSecond()) / 60;
        }
        ZonedDateTime begin = from.atZone(ZONE);
        ZonedDateTime end = to.atZone(ZONE);
        long seconds = 0;
        for (LocalDate day = begin.toLocalDate(); !day.isAfter(end.toLocalDate()); day = day.plusDays(1)) {
            if (isWorking(day)) {
                int first =
                        day.equals(begin.toLocalDate()) ? begin.toLocalTime().toSecondOfDay() : 0;
                int last = day.equals(end.toLocalDate()) ? end.toLocalTime().toSecondOfDay() : 86_400;
                for (int[] shift : SHIFTS) {
                    seconds += Math.max(0, Math.min(last, shift[1] * 60) - Math.max(first, shift[0] * 60));
                }
            }
        }
        return seconds / 60;
    }
}
