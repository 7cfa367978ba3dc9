package io.gewu.api.change;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Asked before every commit that is made on this server, whatever door it came in by: completes what is written, or
 * refuses it. Register as an OSGi service; must be safe for many threads. Who wants to know what was committed, here or
 * on another server, is a {@link io.gewu.api.store.CommitListener}.
 */
@ConsumerType
public interface CommitValidator {
    /** When a validator is asked: all of one phase before any of the next. */
    enum Phase {
        /** Adds to what is written: numbers, routes, what follows from it. */
        ENRICH,
        /** Looks at what the others have completed, and refuses what must not be. */
        VALIDATE
    }

    /** The same for the life of the service. */
    default Phase phase() {
        return Phase.VALIDATE;
    }

    /**
     * Everything is written and nothing is durable yet. The validator may write more through the session; all are asked
     * again, from the first phase on, about what was added, until nobody adds anything.
     *
     * @throws io.gewu.api.GewuException to refuse the whole commit: code {@code REFUSED}, locator the feature's id, the
     *     message with attribute and reason; it reaches the person who edits
     */
    void before(PendingCommit commit);
}
