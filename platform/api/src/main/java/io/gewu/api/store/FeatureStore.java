package io.gewu.api.store;

import io.gewu.api.layer.Layer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.filter.Filter;
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

    /**
     * The features of a layer as they were after a commit, those of them that a filter lets through. Holds nothing
     * between reads: the number is all there is to a snapshot.
     *
     * @param rows what may be seen at all; part of every filter, count and extent
     * @param commit at most {@link #position}; history reaches back to the layer's last load
     * @throws io.gewu.api.GewuException {@code SNAPSHOT_GONE} if history does not reach back so far
     */
    SimpleFeatureSource source(Layer layer, Filter rows, long commit);

    /**
     * The rows of a layer that a filter lets through, for plugins that read features as {@link WriteSession} writes
     * them: without values that are null. Close the stream.
     *
     * @param filter in the layer's own CRS; {@code INCLUDE} for all
     * @throws io.gewu.api.GewuException {@code STORE_UNAVAILABLE} if the store cannot be read now
     */
    default Stream<Map<String, Object>> rows(Layer layer, Filter filter) {
        return FeatureRows.of(source(layer), layer, filter);
    }

    /**
     * As {@link #rows(Layer, Filter)}, after a commit: what a plugin that counts starts from before it follows changes.
     *
     * @throws io.gewu.api.GewuException {@code SNAPSHOT_GONE} if history does not reach back so far
     */
    default Stream<Map<String, Object>> rows(Layer layer, Filter filter, long commit) {
        return FeatureRows.of(source(layer, Filter.INCLUDE, commit), layer, filter);
    }

    /**
     * One feature, as the newest commit left it.
     *
     * @param layer with the attributes that are wanted
     * @return empty if there is none with this key
     * @throws io.gewu.api.GewuException {@code STORE_UNAVAILABLE} if the store cannot be read now
     */
    Optional<Row> read(Layer layer, String key);

    /** Number of the newest commit; 0 for an empty store. */
    long position();

    /**
     * What happened to one layer after a commit, oldest first. Close the stream.
     *
     * @param layer name of the layer
     * @param after number of a commit; changes of later commits are returned
     */
    Stream<Change> changes(String layer, long after);

    /** What happened to all layers after a commit, oldest first. Close the stream. */
    Stream<Change> changes(long after);

    /** Who made a commit, and when; empty if there is none with this number. */
    Optional<Commit> commit(long number);

    /** The newest commits, newest first, at most so many. */
    List<Commit> commits(int most);

    /**
     * What a commit replaced and by what, in the order in which it was done; loads tell no features, and layers whose
     * plugin is away are left out.
     */
    List<FeatureChange> changesOf(long number);

    /**
     * Takes a commit back by a new one: what it replaced is put back, and the log keeps both.
     *
     * @return the number of the commit that does it
     * @throws io.gewu.api.GewuException {@code NOT_FOUND} if there is no such commit, {@code CONFLICT} if something was
     *     changed again since, {@code REFUSED} for a commit that loaded a layer, whose earlier rows nobody kept, or
     *     that changed a layer whose plugin is away
     */
    long undo(long number, Origin by);

    /**
     * Waits until this server has followed a commit, made here or on another server of the same store: what
     * {@link CommitListener}s and {@link LayerView}s know includes it then. Listeners that failed are not waited for;
     * {@code /health} tells of them.
     *
     * @param number of a commit; one that the store does not have is waited for a second and no longer
     * @param longest how long to wait
     * @throws io.gewu.api.GewuException {@code STORE_UNAVAILABLE} naming this commit and the newest one that was
     *     followed, if that takes too long
     */
    void awaitCommit(long number, Duration longest);

    /**
     * Opens the one write transaction; waits while another is open.
     *
     * @param origin who writes, for the log
     * @throws io.gewu.api.GewuException {@code STORE_UNAVAILABLE} if the store cannot be written now
     */
    WriteSession write(Origin origin);

    /** Opens the write transaction for a plugin or a job of the server. */
    default WriteSession write(String author) {
        return write(new Origin(author, ""));
    }
}
