package io.gewu.hotline.kpi;

import io.gewu.api.time.WorkingTime;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one issue adds to the counts of its units, a pure function of its row: taking it off again before a change and
 * adding it after keeps every count exact.
 *
 * @param month in which it was received
 * @param units for which it counts
 * @param openDue when it is due, if it is still open
 */
record Contribution(YearMonth month, List<Unit> units, Tally tally, Optional<Instant> openDue) {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Set<String> FOUND_BY_US = Set.of("app", "sensor", "wfs");
    private static final int BASICALLY_SATISFIED = 3;

    /**
     * Of a row of layer {@code issue}.
     *
     * @param instantMinutes of working time within which a reply counts as instant
     */
    static Optional<Contribution> of(Map<String, Object> row, WorkingTime time, long instantMinutes) {
        if (!(row.get("received_at") instanceof Instant received)) {
            return Optional.empty();
        }
        Tally tally = new Tally();
        Optional<Measure> excluded = excluded(row);
        if (excluded.isPresent()) {
            tally.add(excluded.get(), 1);
        } else {
            count(row, received, tally, time, instantMinutes);
        }
        boolean closed = row.get("closed_at") != null;
        Optional<Instant> due = excluded.isEmpty() && !closed && row.get("due_at") instanceof Instant at
                ? Optional.of(at)
                : Optional.empty();
        return Optional.of(new Contribution(YearMonth.from(received.atZone(ZONE)), units(row), tally, due));
    }

    private static Optional<Measure> excluded(Map<String, Object> row) {
        return switch (String.valueOf(row.get("kind"))) {
            case "consult" -> Optional.of(Measure.EXCLUDED_CONSULT);
            case "praise" -> Optional.of(Measure.EXCLUDED_PRAISE);
            default ->
                switch (String.valueOf(row.get("status"))) {
                    case "rejected" -> Optional.of(Measure.EXCLUDED_REJECTED);
                    case "merged" -> Optional.of(Measure.EXCLUDED_MERGED);
                    default -> Optional.empty();
                };
        };
    }

    private static void count(
            Map<String, Object> row, Instant received, Tally tally, WorkingTime time, long instantMinutes) {
        tally.add(Measure.ACCEPTED, 1);
        boolean closed = "closed".equals(row.get("status")) && row.get("reply") != null;
        if (closed) {
            tally.add(Measure.CLOSED, 1);
            boolean late = row.get("due_at") instanceof Instant due
                    && row.get("closed_at") instanceof Instant at
                    && at.isAfter(due);
            tally.add(Measure.ON_TIME, late ? 0 : 1);
        }
        if (row.get("first_reply_at") instanceof Instant reply && time.between(received, reply) <= instantMinutes) {
            tally.add(Measure.INSTANT, 1);
        }
        if (row.get("rating") instanceof Integer rating) {
            tally.add(Measure.RATED, 1);
            tally.add(Measure.SATISFIED, rating >= BASICALLY_SATISFIED ? 1 : 0);
        }
        tally.add(Measure.REOPENED, positive(row, "reopenings"));
        tally.add(Measure.RETURNED, positive(row, "returns"));
        tally.add(Measure.SELF_DISCOVERED, FOUND_BY_US.contains(String.valueOf(row.get("channel"))) ? 1 : 0);
        switch (String.valueOf(row.get("tier"))) {
            case "village" -> tally.add(Measure.ESCALATED_VILLAGE, 1);
            case "town" -> tally.add(Measure.ESCALATED_TOWN, 1);
            case "district" -> tally.add(Measure.ESCALATED_DISTRICT, 1);
            default -> {
                // settled in the grid, or not sent out yet
            }
        }
    }

    private static int positive(Map<String, Object> row, String name) {
        return row.get(name) instanceof Integer number && number > 0 ? 1 : 0;
    }

    private static List<Unit> units(Map<String, Object> row) {
        List<Unit> units = new ArrayList<>(List.of(Unit.CITY));
        add(units, Unit.Scope.GRID, row.get("grid"));
        add(units, Unit.Scope.DEPARTMENT, row.get("lead_org"));
        add(units, Unit.Scope.CHANNEL, row.get("channel"));
        if (row.get("village") instanceof String village && village.length() >= 9) {
            units.add(new Unit(Unit.Scope.TOWN, village.substring(0, 9)));
        }
        return units;
    }

    private static void add(List<Unit> units, Unit.Scope scope, Object code) {
        if (code instanceof String text) {
            units.add(new Unit(scope, text));
        }
    }
}
