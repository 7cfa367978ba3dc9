package io.gewu.api.feature;

import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Layer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.geotools.data.simple.SimpleFeatureCollection;

/**
 * Features to be written.
 *
 * @param parts one for each query, in the order asked
 * @param crs CRS and spelling of the coordinates to write
 * @param matched how many features the queries select without paging
 * @param returned how many of them are in this answer
 * @param next address of the next page
 * @param previous address of the page before
 * @param schema address of the application schema of the layers
 * @param time when the answer was made
 * @param single whether to write the one feature alone, without a collection around it
 * @param lockId of the lock that holds the features; empty for none
 */
public record FeatureAnswer(
        List<Part> parts,
        Crs crs,
        long matched,
        long returned,
        Optional<String> next,
        Optional<String> previous,
        String schema,
        Instant time,
        boolean single,
        Optional<String> lockId) {
    /** An answer without a lock. */
    public FeatureAnswer(
            List<Part> parts,
            Crs crs,
            long matched,
            long returned,
            Optional<String> next,
            Optional<String> previous,
            String schema,
            Instant time,
            boolean single) {
        this(parts, crs, matched, returned, next, previous, schema, time, single, Optional.empty());
    }

    /** The same answer over features that are locked. */
    public FeatureAnswer withLock(String id) {
        return new FeatureAnswer(parts, crs, matched, returned, next, previous, schema, time, single, Optional.of(id));
    }

    /**
     * The answer to one query.
     *
     * @param layer the layer as the caller may see it
     * @param features the features of this page in the layer's own CRS, attributes then geometry
     * @param matched how many features this query selects
     * @param returned how many are in this answer
     */
    public record Part(Layer layer, SimpleFeatureCollection features, long matched, long returned) {}
}
