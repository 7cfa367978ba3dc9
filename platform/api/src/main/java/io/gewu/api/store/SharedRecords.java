package io.gewu.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Small records that every server on the same store sees at once, outside the commit log: locks, leases, saved
 * requests, photographs. Nothing here is part of a transaction of {@link FeatureStore}, and no listener is told.
 *
 * <p>A record ends by itself: from its end on, by the clock of the store and not of the server that asks, it is as if
 * it had never been put. All methods are safe for many threads and servers, and each is atomic; what is put survives
 * the end of the process.
 *
 * <p>Bounds, refused with {@code LIMIT_EXCEEDED}: a kind of at most {@value #MOST_NAME_CHARACTERS} and a key of at most
 * {@value #MOST_KEY_CHARACTERS} characters; a value of at most {@value #MOST_BYTES} bytes, or of at most
 * {@value #MOST_LASTING_BYTES} in a record without an end; about {@value #MOST_OF_A_KIND} records of one kind.
 */
@ProviderType
public interface SharedRecords {
    /** Length of a kind. */
    int MOST_NAME_CHARACTERS = 100;

    /** Length of a key. */
    int MOST_KEY_CHARACTERS = 1_000;

    /** Bytes of a value that ends. */
    int MOST_BYTES = 256 << 10;

    /** Bytes of a value that never ends. */
    int MOST_LASTING_BYTES = 8 << 20;

    /** Records of one kind, those that ended left out; counted now and then, so that some may be too many. */
    int MOST_OF_A_KIND = 200_000;

    /**
     * One record.
     *
     * @param key unique within its kind
     * @param value not to be changed
     * @param until when it ends, to the millisecond; {@link Instant#MAX} for never
     */
    record Entry(String key, byte[] value, Instant until) {}

    /**
     * Puts a record, in place of one with the same kind and key.
     *
     * @param kind by whom and for what, for example {@code wfs.lock}
     * @param until when it ends; {@link Instant#MAX} for never
     * @throws io.gewu.api.GewuException {@code LIMIT_EXCEEDED} beyond a bound, {@code STORE_UNAVAILABLE} if the store
     *     cannot be written now
     */
    void put(String kind, String key, byte[] value, Instant until);

    /**
     * Puts a record if there is none with the same kind and key that has not ended. Of many that try at a time on any
     * servers, one succeeds.
     *
     * @return whether it was put
     * @throws io.gewu.api.GewuException as {@link #put}
     */
    boolean putIfAbsent(String kind, String key, byte[] value, Instant until);

    /**
     * The value of a record.
     *
     * @return empty if there is none, or if it ended
     * @throws io.gewu.api.GewuException {@code STORE_UNAVAILABLE} if the store cannot be read now
     */
    Optional<byte[]> get(String kind, String key);

    /**
     * All records of a kind that have not ended, by key.
     *
     * @throws io.gewu.api.GewuException {@code STORE_UNAVAILABLE} if the store cannot be read now
     */
    List<Entry> all(String kind);

    /**
     * Takes a record away.
     *
     * @return whether there was one that had not ended
     * @throws io.gewu.api.GewuException {@code STORE_UNAVAILABLE} if the store cannot be written now
     */
    boolean remove(String kind, String key);
}
