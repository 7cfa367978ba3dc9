package io.gewu.api.store;

/**
 * What one commit did to one feature, or to a layer as a whole.
 *
 * @param commit number of the commit; numbers only grow
 * @param layer name of the layer
 * @param kind what happened
 * @param key business key of the feature; empty for {@link Kind#LOAD}
 */
public record Change(long commit, String layer, Kind kind, String key) {
    /** What may happen. */
    public enum Kind {
        INSERT,
        UPDATE,
        DELETE,
        /** All rows of the layer were replaced. */
        LOAD
    }
}
