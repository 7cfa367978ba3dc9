package io.gewu.api.store;

import io.gewu.api.layer.Layer;
import io.gewu.api.load.RowSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.filter.Filter;
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
    /** Claimed by {@link FeatureStore#undo}: what comes is what was there before. */
    String UNDO = "undo";

    /**
     * Waits for the writer's turn among all servers on the same store; the first reading or writing call does so by
     * itself. From now on until the end of this session nothing is committed but by it.
     *
     * @throws io.gewu.api.GewuException {@code STORE_UNAVAILABLE} if the store cannot be written now
     */
    void exclude();

    /**
     * Adds a feature.
     *
     * @throws io.gewu.api.GewuException {@code INVALID_PARAMETER} if a value breaks the declaration or the key exists
     */
    void insert(Layer layer, Map<String, ?> values);

    /**
     * A key for a new feature of a layer whose key is declared {@code generated}: of the layer's {@link KeyGenerator},
     * else a random one.
     */
    String newKey(Layer layer);

    /** Changes the named attributes of a feature; false if there is none with this key. */
    boolean update(Layer layer, String key, Map<String, ?> values);

    /** Removes a feature; false if there is none with this key. */
    boolean delete(Layer layer, String key);

    /**
     * The feature as this session sees it, its own changes included.
     *
     * @return without values that are null; empty if there is none
     */
    Optional<Map<String, Object>> read(Layer layer, String key);

    /**
     * Keys of the features that a filter lets through, this session's own changes included.
     *
     * @param filter in the layer's own CRS
     */
    List<String> keys(Layer layer, Filter filter);

    /** The last commit that touched a feature; 0 if none did since the layer was loaded. */
    long lastChange(Layer layer, String key);

    /** Fills a layer anew from a source: the old rows go, one entry in the log says so. */
    long replaceAll(Layer layer, RowSource rows);

    /**
     * Says that a plugin's own code writes here, so that the same plugin's listener tells it from an edit that came in
     * by another door.
     *
     * @param plugin a name of the plugin's own, for example {@code event}
     */
    void claim(String plugin);

    /** Whether {@link #claim} was called with this name. */
    boolean isClaimedBy(String plugin);

    /**
     * Asks the {@link io.gewu.api.change.CommitValidator}s, makes everything durable and tells the
     * {@link CommitListener}s: when it returns, every view on this server shows the commit.
     *
     * @throws io.gewu.api.GewuException if a validator refuses; nothing is then written
     * @return the number of the commit; the current position if nothing was changed
     */
    long commit();

    @Override
    void close();
}
