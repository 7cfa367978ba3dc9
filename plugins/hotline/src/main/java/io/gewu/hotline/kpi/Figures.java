package io.gewu.hotline.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rates with their numerator and denominator, times, and what was left out. */
public final class Figures {
    /** θ of the instant reply rate: eight hours of working time, an assumption, as the source names none. */
    public static final int INSTANT_MINUTES = 8 * 60;

    private Figures() {}

    /**
     * All figures of a tally.
     *
     * @param instantMinutes of working time within which a reply counts as instant; a multiple of
     *     {@link Durations#STEP}
     */
    public static Map<String, Object> of(Tally tally, int instantMinutes, Instant asOf) {
        Map<String, Object> json = new LinkedHashMap<>();
        long n = tally.of(Measure.ACCEPTED);
        long closed = tally.of(Measure.CLOSED);
        json.put("accepted", n);
        json.put("completion", rate(closed, n));
        json.put("onTime", rate(tally.of(Measure.ON_TIME), closed));
        Map<String, Object> instant = rate(tally.reply().within(instantMinutes), n);
        instant.put("withinWorkingMinutes", instantMinutes);
        json.put("instantReply", instant);
        json.put("satisfaction", rate(tally.of(Measure.SATISFIED), tally.of(Measure.RATED)));
        json.put("response", rate(tally.of(Measure.RATED), closed));
        json.put("firstTimeRight", rate(tally.of(Measure.FIRST_TIME_RIGHT), closed));
        json.put("reopened", rate(tally.of(Measure.REOPENED), closed));
        json.put("returned", rate(tally.of(Measure.RETURNED), n));
        json.put("escalatedFromGrid", rate(tally.of(Measure.ESCALATED_GRID), tally.of(Measure.SENT_GRID)));
        json.put("escalatedFromVillage", rate(tally.of(Measure.ESCALATED_VILLAGE), tally.of(Measure.SENT_VILLAGE)));
        json.put("escalatedFromTown", rate(tally.of(Measure.ESCALATED_TOWN), tally.of(Measure.SENT_TOWN)));
        json.put("sentToConsultation", rate(tally.of(Measure.SENT_DISTRICT), n));
        json.put("selfDiscovered", rate(tally.of(Measure.SELF_DISCOVERED), n));
        json.put("repeatPlaces", rate(tally.of(Measure.REPEATED), n));
        json.put("firstReply", times(tally.reply()));
        json.put("handling", times(tally.handling()));
        json.put("excluded", excluded(tally));
        json.put("asOf", asOf);
        return json;
    }

    private static Map<String, Object> excluded(Tally tally) {
        Map<String, Object> excluded = new LinkedHashMap<>();
        excluded.put("consult", tally.of(Measure.EXCLUDED_CONSULT));
        excluded.put("praise", tally.of(Measure.EXCLUDED_PRAISE));
        excluded.put("rejected", tally.of(Measure.EXCLUDED_REJECTED));
        excluded.put("merged", tally.of(Measure.EXCLUDED_MERGED));
        excluded.put("itemOutsideKpi", tally.of(Measure.EXCLUDED_ITEM));
        return excluded;
    }

    private static Map<String, Object> times(Durations durations) {
        Map<String, Object> times = new LinkedHashMap<>();
        times.put("count", durations.count());
        times.put("meanWorkingMinutes", durations.mean());
        times.put("p90WorkingMinutes", durations.quantile(0.9));
        return times;
    }

    /** In percent to two decimals, half up; null where there is nothing to divide by. */
    static Map<String, Object> rate(long numerator, long denominator) {
        Map<String, Object> rate = new LinkedHashMap<>();
        rate.put("numerator", numerator);
        rate.put("denominator", denominator);
        rate.put("percent", percent(numerator, denominator));
        return rate;
    }

    /** In percent to two decimals, half up; null where there is nothing to divide by. */
    static BigDecimal percent(long numerator, long denominator) {
        return denominator == 0
                ? null
                : BigDecimal.valueOf(numerator * 100).divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP);
    }
}
