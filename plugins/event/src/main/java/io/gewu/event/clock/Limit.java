package io.gewu.event.clock;

import java.time.Duration;
import java.util.Locale;

/**
 * A time limit in one of the units of GB/T 30428.8.
 *
 * @param amount how many, more than 0
 * @param unit of what
 */
public record Limit(int amount, Unit unit) {
    /** Units of limits. */
    public enum Unit {
        /** 紧急工作时: hours of the clock, day and night. */
        URGENT_HOURS,
        /** 工作时: hours of working time. */
        WORKING_HOURS,
        /** 工作日: days of working time. */
        WORKING_DAYS
    }

    /** For signing for a task: two working hours. */
    public static final Limit SIGN = new Limit(2, Unit.WORKING_HOURS);

    /**
     * Reads {@code 4 working-hours}, as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException naming what was found
     */
    public static Limit parse(String text) {
        String[] parts = text.strip().split("\\s+", -1);
        if (parts.length != 2 || !parts[0].matches("[1-9]\\d{0,4}")) {
            throw new IllegalArgumentException(
                    "Expected a limit as \"4 working-hours\", \"3 working-days\" or \"2 urgent-hours\", found \"" + text
                            + "\"");
        }
        String unit = parts[1].toUpperCase(Locale.ROOT).replace('-', '_');
        return new Limit(Integer.parseInt(parts[0]), Unit.valueOf(unit));
    }

    /**
     * The limit of a catalog entry, a duration as {@code PT4H} or {@code P5D}: hours and days of working time, hours of
     * the clock where the matter is urgent.
     */
    public static Limit ofDuration(String duration, boolean urgent) {
        Duration length = Duration.parse(duration);
        if (duration.contains("T")) {
            return new Limit((int) length.toHours(), urgent ? Unit.URGENT_HOURS : Unit.WORKING_HOURS);
        }
        int days = (int) length.toDays();
        return urgent ? new Limit(days * 24, Unit.URGENT_HOURS) : new Limit(days, Unit.WORKING_DAYS);
    }

    @Override
    public String toString() {
        return amount + " " + unit.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
