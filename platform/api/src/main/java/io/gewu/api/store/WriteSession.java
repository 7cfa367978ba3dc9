package io.gewu.api.store;

import io.gewu.api.layer.Layer;
import io.gewu.api.load.RowSource;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One transaction: rows of any number of layers and their entry in the commit log, all or nothing. For one thread.
 * Closing without {@link #commit} undoes everything.
 *
 * <p>Values are of {@link io.gewu.api.layer.Attribute#valueClass()}; the geometry stands under its own name, longitude
 * first, without user data. Absent and null mean no value.
 */
@ProviderType
public interface WriteSession extends AutoCloseable {
    /**
     * Adds a feature.
     *
     * @throws io.gewu.api.GewuException {@code INVALID_PARAMETER} if a value breaks the declaration or the key exists
     */
    void insert(Layer layer, Map<String, ?> values);

    /** Changes the named attributes of a feature; false if there is none with this key. */
    boolean update(Layer layer, String key, Map<String, ?> values);

    /** Removes a feature; false if there is none with this key. */
    boolean delete(Layer layer, String key);

    /** Fills a layer anew from a source: the old rows go, one entry in the log says so. */
    long replaceAll(Layer layer, RowSource rows);

    /**
     * Makes everything durable and tells the {@link CommitListener}s.
     *
     * @return the number of the commit; the current position if nothing was changed
     */
    long commit();

    @Override
    void close();
}
