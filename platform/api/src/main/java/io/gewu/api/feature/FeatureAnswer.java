package io.gewu.api.feature;

import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Layer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.geotools.data.simple.SimpleFeatureCollection;

/**
 * Features to be written, whatever protocol asked for them. The features are read as they are written, once.
 *
 * @param parts one for each query, in the order asked
 * @param crs CRS and spelling of the coordinates to write
 * @param time when the answer was made
 * @param pages addresses of other pages
 * @since 2.0
 */
public record FeatureAnswer(List<Part> parts, Crs crs, Instant time, Pages pages) {
    /** An answer made now that has no other pages. */
    public static FeatureAnswer of(List<Part> parts, Crs crs) {
        return new FeatureAnswer(parts, crs, Instant.now(), Pages.NONE);
    }

    /** How many features the queries select without paging. */
    public long matched() {
        return parts.stream().mapToLong(Part::matched).sum();
    }

    /** How many of them are in this answer. */
    public long returned() {
        return parts.stream().mapToLong(Part::returned).sum();
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

    /**
     * Addresses of other pages of the same listing.
     *
     * @param next of the next page; empty on the last one
     * @param previous of the page before; empty on the first one
     */
    public record Pages(Optional<String> next, Optional<String> previous) {
        /** There are no other pages. */
        public static final Pages NONE = new Pages(Optional.empty(), Optional.empty());
    }
}
