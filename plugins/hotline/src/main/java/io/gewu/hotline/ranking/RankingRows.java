package io.gewu.hotline.ranking;

import io.gewu.hotline.kpi.Counts;
import io.gewu.hotline.kpi.Figures;
import io.gewu.hotline.kpi.Measure;
import io.gewu.hotline.kpi.Ranking;
import io.gewu.hotline.kpi.Tally;
import io.gewu.hotline.kpi.Unit;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/** The rows of layer {@code ranking} as the counts stand, without the time. */
final class RankingRows {
    private static final List<Unit.Scope> SCOPES =
            List.of(Unit.Scope.TOWN, Unit.Scope.DEPARTMENT, Unit.Scope.GRID, Unit.Scope.CHANNEL);
    private static final int MONTHS = 12;

    /** What is known of a unit beside its figures. */
    record Known(String name, Geometry area) {}

    private RankingRows() {}

    /** @param known by scope and code; units that are not on file any more are left out */
    static Map<String, Map<String, Object>> of(Counts counts, YearMonth to, Map<Unit, Known> known) {
        YearMonth from = to.minusMonths(MONTHS - 1L);
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        for (Unit.Scope scope : SCOPES) {
            for (Ranking.Place place : Ranking.of(counts.of(scope, from, to), Figures.INSTANT_MINUTES)) {
                Known unit = known.get(place.unit());
                if (unit != null) {
                    Map<String, Object> row = row(place, unit);
                    row.put("from_month", from.toString());
                    row.put("to_month", to.toString());
                    rows.put((String) row.get("code"), row);
                }
            }
        }
        return rows;
    }

    private static Map<String, Object> row(Ranking.Place place, Known unit) {
        String scope = place.unit().scope().word();
        String code = place.unit().code();
        Tally tally = place.tally();
        Map<String, Object> row = new HashMap<>();
        row.put("code", scope + "-" + code);
        row.put("scope", scope);
        row.put("unit", code);
        row.put("name", unit.name());
        row.put(scope, code);
        row.put("rank", place.rank().isPresent() ? place.rank().getAsInt() : null);
        row.put("score", place.score().min(BigDecimal.valueOf(100)));
        row.put("accepted", (int) tally.of(Measure.ACCEPTED));
        row.put("closed", (int) tally.of(Measure.CLOSED));
        row.put("on_time", (int) tally.of(Measure.ON_TIME));
        row.put("instant", (int) tally.reply().within(Figures.INSTANT_MINUTES));
        row.put("rated", (int) tally.of(Measure.RATED));
        row.put("satisfied", (int) tally.of(Measure.SATISFIED));
        row.put("reopened", (int) tally.of(Measure.REOPENED));
        row.put("geom", unit.area());
        return row;
    }
}
