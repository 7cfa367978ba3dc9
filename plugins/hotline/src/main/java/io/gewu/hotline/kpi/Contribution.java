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

    /** Attributes of an issue that are looked at. */
    static final Set<String> LOOKED_AT = Set.of(
            "code",
            "kind",
            "status",
            "channel",
            "received_at",
            "first_reply_at",
            "due_at",
            "closed_at",
            "grid",
            "village",
            "lead_org",
            "tier",
            "first_tier",
            "repeats",
            "returns",
            "reopenings",
            "reply",
            "rating",
            "in_kpi");

    private static final Set<String> FOUND_BY_US = Set.of("app", "sensor", "wfs");
    private static final List<String> TIERS = List.of("grid", "village", "town", "district");
    private static final List<Measure> SENT =
            List.of(Measure.SENT_GRID, Measure.SENT_VILLAGE, Measure.SENT_TOWN, Measure.SENT_DISTRICT);
    private static final List<Measure> ESCALATED =
            List.of(Measure.ESCALATED_GRID, Measure.ESCALATED_VILLAGE, Measure.ESCALATED_TOWN);
    private static final int BASICALLY_SATISFIED = 3;

    /** Of a row of layer {@code issue}. */
    static Optional<Contribution> of(Map<String, Object> row, WorkingTime time) {
        if (!(row.get("received_at") instanceof Instant received)) {
            return Optional.empty();
        }
        Tally tally = new Tally();
        Optional<Measure> excluded = excluded(row);
        if (excluded.isPresent()) {
            tally.add(excluded.get(), 1);
        } else {
            count(row, received, tally, time);
        }
        boolean closed = row.get("closed_at") != null;
        Optional<Instant> due = excluded.isEmpty() && !closed && row.get("due_at") instanceof Instant at
                ? Optional.of(at)
                : Optional.empty();
        return Optional.of(new Contribution(YearMonth.from(received.atZone(ZONE)), units(row), tally, due));
    }

    private static Optional<Measure> excluded(Map<String, Object> row) {
        String kind = String.valueOf(row.get("kind"));
        String status = String.valueOf(row.get("status"));
        if (kind.equals("consult") || kind.equals("praise")) {
            return Optional.of(kind.equals("consult") ? Measure.EXCLUDED_CONSULT : Measure.EXCLUDED_PRAISE);
        }
        if (status.equals("rejected") || status.equals("merged")) {
            return Optional.of(status.equals("rejected") ? Measure.EXCLUDED_REJECTED : Measure.EXCLUDED_MERGED);
        }
        return Boolean.FALSE.equals(row.get("in_kpi")) ? Optional.of(Measure.EXCLUDED_ITEM) : Optional.empty();
    }

    private static void count(Map<String, Object> row, Instant received, Tally tally, WorkingTime time) {
        tally.add(Measure.ACCEPTED, 1);
        boolean closed = "closed".equals(row.get("status")) && row.get("reply") != null;
        if (closed) {
            closed(row, received, tally, time);
        }
        if (row.get("first_reply_at") instanceof Instant reply) {
            tally.reply().add(time.between(received, reply), 1);
        }
        if (row.get("rating") instanceof Integer rating) {
            tally.add(Measure.RATED, 1);
            tally.add(Measure.SATISFIED, rating >= BASICALLY_SATISFIED ? 1 : 0);
        }
        tally.add(Measure.REOPENED, least(row, "reopenings", 1));
        tally.add(Measure.RETURNED, least(row, "returns", 1));
        tally.add(Measure.REPEATED, least(row, "repeats", 2));
        tally.add(Measure.SELF_DISCOVERED, FOUND_BY_US.contains(String.valueOf(row.get("channel"))) ? 1 : 0);
        int first = TIERS.indexOf(String.valueOf(row.get("first_tier")));
        if (first >= 0) {
            tally.add(SENT.get(first), 1);
            if (TIERS.indexOf(String.valueOf(row.get("tier"))) > first) {
                tally.add(ESCALATED.get(first), 1);
            }
        }
    }

    private static void closed(Map<String, Object> row, Instant received, Tally tally, WorkingTime time) {
        tally.add(Measure.CLOSED, 1);
        if (row.get("closed_at") instanceof Instant at) {
            boolean late = row.get("due_at") instanceof Instant due && at.isAfter(due);
            tally.add(Measure.ON_TIME, late ? 0 : 1);
            tally.handling().add(time.between(received, at), 1);
        }
        boolean again = least(row, "reopenings", 1) + least(row, "returns", 1) > 0;
        tally.add(Measure.FIRST_TIME_RIGHT, again ? 0 : 1);
    }

    private static int least(Map<String, Object> row, String name, int least) {
        return row.get(name) instanceof Integer number && number >= least ? 1 : 0;
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
