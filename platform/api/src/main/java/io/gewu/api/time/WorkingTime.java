package io.gewu.api.time;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** The city's working hours, holidays and shifted days; an OSGi service. Safe for many threads, answers from memory. */
@ProviderType
public interface WorkingTime {
    /** When so many minutes of working time after an instant are over. */
    Instant add(Instant start, long minutes);

    /** Minutes of working time between two instants; 0 if the second is not later. */
    long between(Instant from, Instant to);
}
