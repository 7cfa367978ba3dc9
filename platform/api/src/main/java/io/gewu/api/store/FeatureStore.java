package io.gewu.api.store;

import io.gewu.api.layer.Layer;
import java.util.stream.Stream;
import org.geotools.api.data.SimpleFeatureSource;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The system of record. Safe for many threads: any number of readers and one writer work at the same time, and a reader
 * sees the commit that was newest when it started, whole, until it is closed.
 */
@ProviderType
public interface FeatureStore {
    /**
     * The features of a layer. The schema has the attributes of the layer as given (a caller's narrowed view of it)
     * followed by the geometry, if any; feature ids are {@link Layer#featureId}. Readers stream and must be closed.
     * Without a sort order, features come in a stable order.
     *
     * <p>Geometry is longitude or easting first and the schema's CRS says so too. Nothing is filtered by time here:
     * {@code Validity} of the protocols' side does that.
     *
     * @throws io.gewu.api.GewuException {@code STORE_UNAVAILABLE} if the store cannot be read now
     */
    SimpleFeatureSource source(Layer layer);

    /** Number of the newest commit; 0 for an empty store. */
    long position();

    /**
     * What happened to one layer after a commit, oldest first. Close the stream.
     *
     * @param layer name of the layer
     * @param after number of a commit; changes of later commits are returned
     */
    Stream<Change> changes(String layer, long after);

    /**
     * Opens the one write transaction; waits while another is open.
     *
     * @param author who writes, for the log: an account, a plugin or a job
     * @throws io.gewu.api.GewuException {@code STORE_UNAVAILABLE} if the store cannot be written now
     */
    WriteSession write(String author);
}
