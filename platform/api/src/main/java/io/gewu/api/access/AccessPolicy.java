package io.gewu.api.access;

import io.gewu.api.layer.Layer;
import java.util.List;
import java.util.Optional;
import org.geotools.api.filter.Filter;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a caller may see and change; the same for maps, features and the graph. A plugin may register its own as an OSGi
 * service; the one with the highest {@code service.ranking} is used, the platform's has 0. Must be safe for many
 * threads and fast: it is asked for each layer of each request.
 *
 * @since 2.0
 */
@ConsumerType
public interface AccessPolicy {
    /**
     * A layer as a caller may read it: without the attributes hidden from the caller. Everything a request does
     * (schema, filter, sort, style, answer) uses the returned layer only, so that what is hidden cannot be guessed by
     * asking.
     *
     * @return empty if the caller may not know of the layer at all
     */
    Optional<Layer> readable(Caller caller, Layer layer);

    /** The layers of the catalog that a caller may read, each as {@link #readable} gives it. */
    List<Layer> readableLayers(Caller caller);

    /**
     * The features of a readable layer that a caller may know of; give it to
     * {@link io.gewu.api.store.FeatureStore#source(Layer, Filter, long)}, so that it is part of every filter, count and
     * extent.
     *
     * @return over attributes of the layer as declared; {@code INCLUDE} for all of them
     */
    Filter visible(Caller caller, Layer layer);

    /**
     * The features of a layer that a caller may add, change or remove: both as they are and as they are to be.
     *
     * @return over attributes of the layer as declared; {@code EXCLUDE} if none
     */
    Filter writable(Caller caller, Layer layer);
}
