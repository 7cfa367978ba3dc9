package io.gewu.api.change;

import io.gewu.api.store.Commit;
import io.gewu.api.store.FeatureChange;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Asked before and told after every commit; register as an OSGi service, {@code service.ranking} decides the order
 * (highest first). Must be safe for many threads.
 */
@ConsumerType
public interface ChangeListener {
    /**
     * Everything is written and nothing is durable yet. The listener may write more through the session; every listener
     * is asked again about what was added, until nobody adds anything.
     *
     * @throws io.gewu.api.GewuException to refuse the whole commit: code {@code REFUSED}, locator the feature's id, the
     *     message with attribute and reason; it reaches the person who edits
     */
    default void before(PendingCommit commit) {}

    /**
     * A commit is durable. A failure here is logged and changes nothing.
     *
     * @param changes what it did, in order; not to be changed
     */
    default void after(Commit commit, List<FeatureChange> changes) {}
}
