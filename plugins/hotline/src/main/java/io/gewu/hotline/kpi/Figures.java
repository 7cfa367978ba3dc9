package io.gewu.hotline.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rates with their numerator and denominator, and rankings by them. */
public final class Figures {
    private static final double Z = 1.96;
    private static final int LEAST_CASES = 30;

    private Figures() {}

    /** All figures of a tally. */
    public static Map<String, Object> of(Tally tally, long overdue, Instant asOf) {
        Map<String, Object> json = new LinkedHashMap<>();
        long n = tally.of(Measure.ACCEPTED);
        long closed = tally.of(Measure.CLOSED);
        json.put("accepted", n);
        json.put("completion", rate(closed, n));
        json.put("onTime", rate(tally.of(Measure.ON_TIME), closed));
        json.put("overdueOpen", overdue);
        json.put("instantReply", rate(tally.of(Measure.INSTANT), n));
        json.put("satisfaction", rate(tally.of(Measure.SATISFIED), tally.of(Measure.RATED)));
        json.put("response", rate(tally.of(Measure.RATED), closed));
        json.put("reopened", rate(tally.of(Measure.REOPENED), closed));
        json.put("returned", rate(tally.of(Measure.RETURNED), n));
        json.put("village", rate(tally.of(Measure.ESCALATED_VILLAGE), n));
        json.put("town", rate(tally.of(Measure.ESCALATED_TOWN), n));
        json.put("district", rate(tally.of(Measure.ESCALATED_DISTRICT), n));
        json.put("selfDiscovered", rate(tally.of(Measure.SELF_DISCOVERED), n));
        json.put(
                "excluded",
                Map.of(
                        "consult", tally.of(Measure.EXCLUDED_CONSULT),
                        "praise", tally.of(Measure.EXCLUDED_PRAISE),
                        "rejected", tally.of(Measure.EXCLUDED_REJECTED),
                        "merged", tally.of(Measure.EXCLUDED_MERGED)));
        json.put("asOf", asOf);
        return json;
    }

    /** In percent to two decimals, half up; null where there is nothing to divide by. */
    static Map<String, Object> rate(long numerator, long denominator) {
        Map<String, Object> rate = new LinkedHashMap<>();
        rate.put("numerator", numerator);
        rate.put("denominator", denominator);
        rate.put(
                "percent",
                denominator == 0
                        ? null
                        : BigDecimal.valueOf(numerator * 100)
                                .divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP));
        return rate;
    }

    /** One unit's place. */
    public record Place(int rank, Unit unit, BigDecimal score, Tally tally) {}

    /** By score; units with fewer than 30 cases are not ranked. */
    public static List<Place> ranking(Map<Unit, Tally> tallies) {
        List<Place> places = new ArrayList<>();
        tallies.forEach((unit, tally) -> {
            if (tally.of(Measure.ACCEPTED) >= LEAST_CASES) {
                places.add(new Place(0, unit, score(tally), tally));
            }
        });
        places.sort(Comparator.comparing(Place::score)
                .reversed()
                .thenComparing(place -> place.unit().code()));
        List<Place> ranked = new ArrayList<>();
        for (Place place : places) {
            ranked.add(new Place(ranked.size() + 1, place.unit(), place.score(), place.tally()));
        }
        return ranked;
    }

    /** 40 for completion on time, 20 for reply, 30 for satisfaction, 10 for not taking up again. */
    private static BigDecimal score(Tally tally) {
        long n = tally.of(Measure.ACCEPTED);
        double score = 40 * wilson(tally.of(Measure.ON_TIME), n)
                + 20 * wilson(tally.of(Measure.INSTANT), n)
                + 30 * wilson(tally.of(Measure.SATISFIED), tally.of(Measure.RATED))
                + 10 * wilson(tally.of(Measure.CLOSED) - tally.of(Measure.REOPENED), tally.of(Measure.CLOSED));
        return BigDecimal.valueOf(score).setScale(2, RoundingMode.HALF_UP);
    }

    /** Lower bound of the 95 % interval of a share (Wilson 1927), so that few cases promise little. */
    static double wilson(long hits, long n) {
        if (n == 0) {
            return 0;
        }
        double share = Math.max(0, (double) hits / n);
        double middle = share + Z * Z / (2 * n);
        double spread = Z * StrictMath.sqrt(Math.max(0, share * (1 - share) / n + Z * Z / (4.0 * n * n)));
        return Math.max(0, (middle - spread) / (1 + Z * Z / n));
    }
}
