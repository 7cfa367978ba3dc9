package io.gewu.event.handling;

import io.gewu.event.clock.Limit;
import io.gewu.event.issue.Issue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;

/** The row of a consultation, once it has decided. */
final class ConsultationRecord {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private ConsultationRecord() {}

    static void decided(Desk desk, Issue issue, Move move, Limit limit) {
        Filter open = FILTERS.and(
                FILTERS.equals(FILTERS.property("issue"), FILTERS.literal(issue.code())),
                FILTERS.isNull(FILTERS.property("decided_at")));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("decided_at", desk.now());
        values.put("decision", move.note());
        if (!move.reply().isEmpty()) {
            values.put("minutes", move.reply());
        }
        issue.text("lead_org").ifPresent(org -> values.put("new_lead", org));
        values.put("new_limit", limit.toString());
        for (String code : desk.session().keys(desk.layer("consultation"), open)) {
            desk.session().update(desk.layer("consultation"), code, values);
        }
    }
}
