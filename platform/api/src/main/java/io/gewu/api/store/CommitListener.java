package io.gewu.api.store;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A read model that follows the log; register as an OSGi service. Called on the writer's thread after the writer's lock
 * is free: several threads may call at a time, and a call for a commit may come after one for a later commit. The
 * answer to the writer waits for the call, so do little: follow on a thread of your own.
 */
@ConsumerType
public interface CommitListener {
    /**
     * A commit is durable. Whoever asks the read model afterwards must see its effects, or wait until they are there.
     * Read what it did by {@link FeatureStore#changes}. A listener that fails is logged and told again at the next
     * commit; it must catch up from its own stored position.
     */
    void committed(long commit);
}
