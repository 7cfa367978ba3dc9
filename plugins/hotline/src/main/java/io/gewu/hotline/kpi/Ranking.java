package io.gewu.hotline.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Units by score: 40 for completion on time, 20 for the instant reply, 30 for satisfaction, 10 for what was not taken
 * up again, each as the lower bound of its 95 % interval, so that few cases promise little.
 */
public final class Ranking {
    /** With fewer cases a unit is not ranked. */
    public static final int LEAST_CASES = 30;

    private static final double Z = 1.96;

    private Ranking() {}

    /**
     * One unit's place.
     *
     * @param rank from 1, the same for the same score; empty for too few cases
     */
    public record Place(OptionalInt rank, Unit unit, BigDecimal score, Tally tally) {}

    /** All units, ranked ones first. */
    public static List<Place> of(Map<Unit, Tally> tallies, int instantMinutes) {
        List<Place> scored = new ArrayList<>();
        tallies.forEach(
                (unit, tally) -> scored.add(new Place(OptionalInt.empty(), unit, score(tally, instantMinutes), tally)));
        scored.sort(Comparator.comparing((Place place) -> !enough(place))
                .thenComparing(Place::score, Comparator.reverseOrder())
                .thenComparing(place -> place.unit().code()));
        List<Place> ranked = new ArrayList<>();
        for (int i = 0; i < scored.size(); i++) {
            Place place = scored.get(i);
            boolean same = i > 0 && place.score().compareTo(scored.get(i - 1).score()) == 0;
            OptionalInt rank = !enough(place)
                    ? OptionalInt.empty()
                    : same ? ranked.get(i - 1).rank() : OptionalInt.of(i + 1);
            ranked.add(new Place(rank, place.unit(), place.score(), place.tally()));
        }
        return ranked;
    }

    private static boolean enough(Place place) {
        return place.tally().of(Measure.ACCEPTED) >= LEAST_CASES;
    }

    private static BigDecimal score(Tally tally, int instantMinutes) {
        long n = tally.of(Measure.ACCEPTED);
        long closed = tally.of(Measure.CLOSED);
        double score = 40 * wilson(tally.of(Measure.ON_TIME), n)
                + 20 * wilson(tally.reply().within(instantMinutes), n)
                + 30 * wilson(tally.of(Measure.SATISFIED), tally.of(Measure.RATED))
                + 10 * wilson(Math.max(0, closed - tally.of(Measure.REOPENED)), closed);
        return BigDecimal.valueOf(score).setScale(2, RoundingMode.HALF_UP);
    }

    /** Lower bound of the 95 % interval of a share (Wilson 1927). */
    static double wilson(long hits, long n) {
        if (n == 0) {
            return 0;
        }
        double share = Math.min(1, (double) hits / n);
        double middle = share + Z * Z / (2 * n);
        double spread = Z * StrictMath.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
        return Math.max(0, (middle - spread) / (1 + Z * Z / n));
    }
}
