package io.gewu.api.store;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Follows the log of commits; register as an OSGi service. Told of every commit after the listener was registered,
 * whoever made it: this process, another server on the same store, an undo, a load. Each is told once, in the order of
 * their numbers, one at a time, on any thread.
 *
 * <p>A writer on this server is answered after the call returns, so do little and follow on a thread of your own what
 * takes long. The listener must not write through {@link FeatureStore} during the call.
 */
@ConsumerType
public interface CommitListener {
    /**
     * A commit is durable. From the return on, whoever asks what the listener keeps must see its effects, or wait until
     * they are there.
     *
     * @throws RuntimeException to be told of the same commit again in a while, and of later ones only after that;
     *     {@code /health} says so meanwhile
     */
    void committed(CommitEvent commit);
}
