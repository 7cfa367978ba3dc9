package io.gewu.event.handling;

import io.gewu.event.issue.Issue;
import io.gewu.event.state.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.locationtech.jts.geom.Point;

/** Other issues of the same item at the same place: repeats, and the one that a report may be a copy of. */
final class DuplicateFinder {
    /** Within so many metres two reports are of one place. */
    private static final double METRES = 30;

    private static final Duration SAME_MATTER = Duration.ofHours(24);
    private static final Duration REPEATS = Duration.ofDays(90);
    private static final double METRES_A_DEGREE = 111_195;
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private final List<Issue> near = new ArrayList<>();
    private final Instant received;

    private DuplicateFinder(Instant received) {
        this.received = received;
    }

    static DuplicateFinder of(IssueTransaction transaction, Issue issue) {
        DuplicateFinder found = new DuplicateFinder(issue.time("received_at").orElseThrow());
        Point place = issue.place();
        Optional<String> item = issue.text("item");
        if (place == null || item.isEmpty()) {
            return found;
        }
        double dy = METRES / METRES_A_DEGREE;
        double dx = dy / StrictMath.cos(StrictMath.toRadians(place.getY()));
        Filter box = FILTERS.bbox(
                FILTERS.property("geom"),
                new org.geotools.geometry.jts.ReferencedEnvelope(
                        place.getX() - dx, place.getX() + dx, place.getY() - dy, place.getY() + dy, null));
        Filter same = FILTERS.equals(FILTERS.property("item"), FILTERS.literal(item.get()));
        for (String code : transaction.session().keys(transaction.layer("issue"), FILTERS.and(box, same))) {
            if (!code.equals(issue.code())) {
                Issue other = transaction.issue(code);
                if (metres(place, other.place()) <= METRES) {
                    found.near.add(other);
                }
            }
        }
        return found;
    }

    /** The open issue that a report of the last 24 hours repeats, the oldest of several. */
    Optional<Issue> original() {
        return near.stream()
                .filter(other -> !other.status().isFinal())
                .filter(other -> within(other, SAME_MATTER))
                .min(java.util.Comparator.comparing(Issue::code));
    }

    /** How often the place had the same matter in 90 days, this time included. */
    int repeats() {
        return 1
                + (int) near.stream()
                        .filter(other -> other.status() != Status.MERGED && other.status() != Status.REJECTED)
                        .filter(other -> within(other, REPEATS))
                        .count();
    }

    private boolean within(Issue other, Duration window) {
        return other.time("received_at")
                .map(at -> Duration.between(at, received).abs().compareTo(window) <= 0)
                .orElse(false);
    }

    private static double metres(Point a, Point b) {
        double dy = (a.getY() - b.getY()) * METRES_A_DEGREE;
        double dx = (a.getX() - b.getX()) * METRES_A_DEGREE * StrictMath.cos(StrictMath.toRadians(a.getY()));
        return StrictMath.hypot(dx, dy);
    }
}
