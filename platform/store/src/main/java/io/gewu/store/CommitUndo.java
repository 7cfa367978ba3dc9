package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.Change;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.Origin;
import io.gewu.api.store.WriteSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Takes a commit back by a new one: what it replaced is put back, and the log keeps both. */
final class CommitUndo {
    private final FeatureStore store;
    private final CommitLog log;

    CommitUndo(FeatureStore store, CommitLog log) {
        this.store = store;
        this.log = log;
    }

    /** As {@link FeatureStore#undo}. */
    long undo(long number, Origin by) {
        if (store.commit(number).isEmpty()) {
            throw new GewuException(ErrorCode.NOT_FOUND, "", "There is no commit " + number);
        }
        List<FeatureChange> changes = new ArrayList<>(log.changesOf(number));
        checkLayers(number, changes);
        Collections.reverse(changes);
        try (WriteSession session = store.write(by)) {
            session.claim(WriteSession.UNDO);
            // before anything is put back: a commit may have changed one feature twice
            for (FeatureChange change : changes) {
                check(session, change, number);
            }
            for (FeatureChange change : changes) {
                undo(session, change);
            }
            return session.commit();
        }
    }

    /** Half of a commit is not taken back. */
    private void checkLayers(long number, List<FeatureChange> changes) {
        Set<String> away = new TreeSet<>(log.layersOf(number));
        changes.forEach(change -> away.remove(change.layer().name()));
        if (!away.isEmpty()) {
            throw new GewuException(
                    ErrorCode.REFUSED,
                    String.join(",", away),
                    "Commit " + number + " changed " + away + " as well, whose plugin is stopped; start it first");
        }
    }

    private static void check(WriteSession session, FeatureChange change, long number) {
        Layer layer = change.layer();
        if (change.kind() == Change.Kind.LOAD) {
            throw new GewuException(
                    ErrorCode.REFUSED,
                    layer.name(),
                    "Commit " + number + " loaded layer " + layer.name() + "; what was there before is not kept");
        }
        if (session.lastChange(layer, change.key()) != number) {
            throw new GewuException(
                    ErrorCode.CONFLICT,
                    layer.featureId(change.key()),
                    layer.featureId(change.key()) + " was changed again after commit " + number
                            + "; undo the later commits first");
        }
    }

    private static void undo(WriteSession session, FeatureChange change) {
        Layer layer = change.layer();
        if (change.before().isEmpty()) {
            session.delete(layer, change.key());
        } else if (session.read(layer, change.key()).isEmpty()) {
            session.insert(layer, change.before().get());
        } else {
            session.update(layer, change.key(), whole(layer, change.before().get()));
        }
    }

    /** With a null for everything that had no value. */
    private static Map<String, Object> whole(Layer layer, Map<String, Object> row) {
        Map<String, Object> whole = new HashMap<>();
        for (Attribute attribute : layer.attributes()) {
            whole.put(attribute.name(), row.get(attribute.name()));
        }
        layer.geometry().ifPresent(column -> whole.put(column.name(), row.get(column.name())));
        return whole;
    }
}
