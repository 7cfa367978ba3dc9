package io.gewu.event.intake;

import io.gewu.api.layer.Layer;
import io.gewu.api.store.KeyGenerator;
import io.gewu.api.store.WriteSession;
import io.gewu.event.clock.WorkingCalendar;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.osgi.service.component.annotations.Component;

/** The one number of an issue, whatever door it comes in by: the day and six digits. */
@Component
public final class IssueNumbers implements KeyGenerator {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private String day = "";
    private int last;

    @Override
    public String layer() {
        return "issue";
    }

    @Override
    public synchronized String next(Layer layer, WriteSession session) {
        String prefix = LocalDate.now(WorkingCalendar.ZONE).format(DateTimeFormatter.BASIC_ISO_DATE);
        if (!prefix.equals(day)) {
            last = highest(layer, session, prefix);
            day = prefix;
        }
        // another server on the same database may have been here
        while (session.read(layer, number(prefix, last + 1)).isPresent()) {
            last = Math.max(last + 1, highest(layer, session, prefix));
        }
        last++;
        return number(prefix, last);
    }

    private static String number(String prefix, int serial) {
        return prefix + String.format("%06d", serial);
    }

    private static int highest(Layer layer, WriteSession session, String prefix) {
        return session.keys(layer, FILTERS.like(FILTERS.property("code"), prefix + "%", "%", "_", "\\")).stream()
                .filter(code -> code.matches("\\d{14}"))
                .max(Comparator.naturalOrder())
                .map(code -> Integer.parseInt(code.substring(8)))
                .orElse(0);
    }
}
