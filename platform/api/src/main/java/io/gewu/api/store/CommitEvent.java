package io.gewu.api.store;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** A commit and what it did, read when it is asked for. Safe for many threads. */
@ProviderType
public interface CommitEvent {
    /** Number, time and origin. */
    Commit commit();

    /** The number of the commit. */
    default long number() {
        return commit().number();
    }

    /**
     * Names of the layers it changed, those included whose plugin is away.
     *
     * @throws io.gewu.api.GewuException {@code STORE_UNAVAILABLE} if the log cannot be read now
     */
    Set<String> layers();

    /** Whether it changed one of some layers. */
    default boolean touches(Collection<String> names) {
        return layers().stream().anyMatch(names::contains);
    }

    /**
     * What it did, in order, as {@link FeatureStore#changesOf}; not to be changed.
     *
     * @throws io.gewu.api.GewuException {@code STORE_UNAVAILABLE} if the log cannot be read now
     */
    List<FeatureChange> changes();
}
