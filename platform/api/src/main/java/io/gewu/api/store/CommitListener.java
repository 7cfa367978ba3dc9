package io.gewu.api.store;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A read model that follows the log; register as an OSGi service. Called on the writer's thread, in order of commits.
 */
@ConsumerType
public interface CommitListener {
    /**
     * A commit is durable. Read what it did by {@link FeatureStore#changes}. A listener that fails is logged and told
     * again at the next commit; it must catch up from its own stored position.
     */
    void committed(long commit);
}
