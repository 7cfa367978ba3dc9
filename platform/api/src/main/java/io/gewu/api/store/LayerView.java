package io.gewu.api.store;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A value in memory that is made of the rows of layers and follows them, whoever commits on whatever server. Made when
 * it is first asked for. Safe for many threads.
 *
 * @param <T> what is held; safe for many threads itself, as all get the same
 */
@ProviderType
public interface LayerView<T> {
    /**
     * The value as of the newest commit that this server has followed, and never older than a commit whose writer was
     * answered here. Makes it where it is not there yet; others who ask meanwhile wait for it.
     *
     * @throws io.gewu.api.GewuException {@code STORE_UNAVAILABLE} if the store cannot be read now, or if another thread
     *     has been making the value for a minute
     */
    T get();

    /** The newest commit whose effects {@link #get} includes; 0 before it was first asked for. */
    long commit();
}
