package io.gewu.feature.edit;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.WriteSession;
import io.gewu.feature.query.CallerLayers;
import java.util.function.Consumer;
import org.geotools.api.filter.Filter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Edits features for any protocol: all that one request asks becomes one commit, or nothing does. Checks rights, locks
 * and lost updates, and names feature, attribute and reason of what it refuses. Safe for many threads.
 */
@Component(service = FeatureEditor.class)
public final class FeatureEditor {
    private final AccessPolicy policy;
    private final FeatureStore store;
    private final FeatureLocks locks;
    private final LastReadCommits reads;

    @Activate
    public FeatureEditor(
            @Reference AccessPolicy policy,
            @Reference FeatureStore store,
            @Reference FeatureLocks locks,
            @Reference LastReadCommits reads) {
        this.policy = policy;
        this.store = store;
        this.locks = locks;
        this.reads = reads;
    }

    /**
     * The lock that a request names.
     *
     * @param id empty for none
     * @param releaseAll whether the whole lock is let go of afterwards, or only the features that were written
     */
    public record HeldLock(String id, boolean releaseAll) {
        /** No lock. */
        public static final HeldLock NONE = new HeldLock("", false);
    }

    /** Whether a caller may edit a layer at all. */
    public boolean mayEdit(Caller caller, Layer layer) {
        return policy.writable(caller, layer) != Filter.EXCLUDE;
    }

    /**
     * Does everything or nothing.
     *
     * @param layers as the caller may see them
     * @param work calls the methods of the edits it gets, and nothing that waits for the client: there is one writer
     * @throws GewuException {@code UNAUTHENTICATED} or {@code FORBIDDEN} if the caller may not edit any layer;
     *     {@code UNKNOWN_LOCK} or {@code LOCK_EXPIRED} if there is no such lock; whatever refuses an edit or the commit
     */
    public EditResult edit(Editor by, CallerLayers layers, HeldLock lock, Consumer<FeatureEdits> work) {
        checkMayEditSomething(by.caller(), layers);
        EditResult result = new EditResult();
        try (WriteSession session = store.write(by.origin())) {
            session.exclude();
            FeatureLocks.Held held = locks.held(lock.id());
            work.accept(new FeatureEdits(
                    session,
                    layers,
                    new EditRights(policy, store, by.caller()),
                    held,
                    new OptimisticLock(by, store, reads),
                    result));
            result.committed(session.commit());
        }
        if (!lock.id().isEmpty()) {
            locks.release(lock.id(), result.ids(), lock.releaseAll());
        }
        return result;
    }

    /** Before the store's one writer is asked for: whoever may write nothing does not hold others up. */
    private void checkMayEditSomething(Caller caller, CallerLayers layers) {
        if (layers.all().stream().noneMatch(layer -> mayEdit(caller, layer))) {
            throw caller.isAnonymous()
                    ? new GewuException(
                            ErrorCode.UNAUTHENTICATED, "", "Editing takes an account; sign in with name and password")
                    : new GewuException(
                            ErrorCode.FORBIDDEN, "", "Account " + caller.name() + " may not edit any layer");
        }
    }
}
