package io.gewu.event.directory;

import io.gewu.api.time.WorkingTime;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The calendar of layer {@code calendar_day}, for other plugins. */
@Component
public final class CalendarWorkingTime implements WorkingTime {
    private final LayerDirectory directory;

    @Activate
    public CalendarWorkingTime(@Reference LayerDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Instant add(Instant start, long minutes) {
        return directory.now().calendar().add(start, minutes, false);
    }

    @Override
    public long between(Instant from, Instant to) {
        return directory.now().calendar().between(from, to, false);
    }
}
