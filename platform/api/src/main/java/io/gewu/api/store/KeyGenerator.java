package io.gewu.api.store;

import io.gewu.api.layer.Layer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes the keys of a layer whose key is declared {@code generated}, where a random one will not do, as for the one
 * number of an issue. Register as an OSGi service. Called within write transactions, one at a time; must not need the
 * {@link FeatureStore} to come up.
 */
@ConsumerType
public interface KeyGenerator {
    /** Name of the layer. */
    String layer();

    /**
     * The next key.
     *
     * @param layer whole
     * @param session in which the feature is about to be added
     * @return a key that no feature of the layer has
     */
    String next(Layer layer, WriteSession session);
}
