package io.gewu.event.intake;

import io.gewu.event.clock.WorkingCalendar;
import io.gewu.event.handling.Desk;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;

/**
 * The one number of an issue: the day and six digits. Used within write transactions, of which one is open at a time.
 */
final class IssueNumbers {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private String day = "";
    private int last;

    synchronized String next(Desk desk) {
        LocalDate today = desk.now().atZone(WorkingCalendar.ZONE).toLocalDate();
        String prefix = today.format(DateTimeFormatter.BASIC_ISO_DATE);
        if (!prefix.equals(day)) {
            last = highest(desk, prefix);
            day = prefix;
        }
        // another server on the same database may have been here
        while (desk.session()
                .read(desk.layer("issue"), number(prefix, last + 1))
                .isPresent()) {
            last = Math.max(last + 1, highest(desk, prefix));
        }
        last++;
        return number(prefix, last);
    }

    private static String number(String prefix, int serial) {
        return prefix + String.format("%06d", serial);
    }

    private static int highest(Desk desk, String prefix) {
        return desk
                .session()
                .keys(desk.layer("issue"), FILTERS.like(FILTERS.property("code"), prefix + "%", "%", "_", "\\"))
                .stream()
                .filter(code -> code.matches("\\d{14}"))
                .max(Comparator.naturalOrder())
                .map(code -> Integer.parseInt(code.substring(8)))
                .orElse(0);
    }
}
