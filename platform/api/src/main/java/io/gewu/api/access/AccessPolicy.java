package io.gewu.api.access;

import io.gewu.api.layer.Layer;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one policy for map, feature and graph. Safe for many threads, cheap enough to ask for each layer of each request.
 */
@ProviderType
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
}
