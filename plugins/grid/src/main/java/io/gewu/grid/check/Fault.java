package io.gewu.grid.check;

import io.gewu.api.LocalizedText;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * Something wrong with a plan.
 *
 * @param grids codes of the grids at fault
 * @param village code; empty if it is not about one
 * @param squareMetres size of the faulty place; 0 where there is none
 * @param place the faulty place, in degrees
 */
public record Fault(
        Kind kind,
        List<String> grids,
        String village,
        double squareMetres,
        Optional<Geometry> place,
        LocalizedText message) {
    /** Kinds of faults; errors keep a plan from being approved. */
    public enum Kind {
        GAP(true),
        OVERLAP(true),
        NESTING(true),
        CUT_BUILDING(true),
        CODE(true),
        NUMBERING(true),
        STATION(true),
        WORKER(true),
        UNCONNECTED(false),
        BALANCE(false),
        SCALE(false),
        COMPACTNESS(false),
        BARRIER(false);

        private final boolean error;

        Kind(boolean error) {
            this.error = error;
        }

        public boolean isError() {
            return error;
        }

        /** As layers and documents write it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
