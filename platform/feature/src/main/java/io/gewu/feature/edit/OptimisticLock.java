package io.gewu.feature.edit;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.Commit;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.WriteSession;
import java.util.Optional;
import java.util.OptionalLong;

/** Keeps an edit from overwriting what its author has not seen. For one transaction. */
final class OptimisticLock {
    private final Editor editor;
    private final FeatureStore store;
    private final LastReadCommits reads;

    OptimisticLock(Editor editor, FeatureStore store, LastReadCommits reads) {
        this.editor = editor;
        this.store = store;
        this.reads = reads;
    }

    /**
     * Checks one feature before it is changed or removed.
     *
     * @throws GewuException {@code CONFLICT} if it was changed after the commit that the request names, or by somebody
     *     else after the client last read the layer
     */
    void check(WriteSession session, Layer layer, String key) {
        OptionalLong seen = editor.seenAt().isPresent()
                ? editor.seenAt()
                : reads.commit(editor.caller(), editor.from(), layer.name());
        if (seen.isEmpty()) {
            return;
        }
        long changed = session.lastChange(layer, key);
        if (changed <= seen.getAsLong()) {
            return;
        }
        Optional<Commit> commit = store.commit(changed);
        if (commit.isEmpty()) {
            // changed by this very transaction, which is not in the log yet
            return;
        }
        String author = commit.get().origin().author();
        if (editor.seenAt().isPresent() || !author.equals(editor.caller().name())) {
            throw new GewuException(
                    ErrorCode.CONFLICT,
                    layer.featureId(key),
                    layer.featureId(key) + " was changed by " + author + " after commit " + seen.getAsLong()
                            + ", which you have seen; read it again");
        }
    }
}
