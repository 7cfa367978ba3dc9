package io.gewu.api.grid;

import java.time.LocalDate;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** From places to governance grids; an OSGi service of the grid plugin. Safe for many threads, answers from memory. */
@ProviderType
public interface GridResolver {
    /**
     * A grid of the plan that is in force on a day.
     *
     * @param code 15 digits
     * @param village code of its village, 12 digits
     * @param station code of its station
     * @param plan code of its plan
     */
    record Grid(String code, String village, String station, String plan) {
        /** Code of the town, 9 digits. */
        public String town() {
            return village.substring(0, 9);
        }
    }

    /**
     * The grid at a place. A place on a boundary belongs to one grid, always the same.
     *
     * @param longitude degrees, EPSG:4490
     * @param latitude degrees, EPSG:4490
     * @param day of validity
     * @return empty outside of all grids
     */
    Optional<Grid> at(double longitude, double latitude, LocalDate day);

    /** A grid by its code, whether in force or not. */
    Optional<Grid> byCode(String code);
}
