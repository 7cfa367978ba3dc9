package io.gewu.ows.wfs.transaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a transaction did so far. For one thread. */
final class TransactionResult {
    /** Kinds of actions, in the order of answers. */
    enum Kind {
        INSERT,
        UPDATE,
        REPLACE,
        DELETE
    }

    /**
     * A feature that was written.
     *
     * @param handle the client's name for the action; empty for none
     * @param id feature id after the action
     */
    record Written(String handle, String id) {}

    private final Map<Kind, List<Written>> features = new LinkedHashMap<>();

    void add(Kind kind, String handle, String id) {
        features.computeIfAbsent(kind, any -> new ArrayList<>()).add(new Written(handle, id));
    }

    /** In the order in which they were written. */
    List<Written> features(Kind kind) {
        return features.getOrDefault(kind, List.of());
    }

    int count(Kind kind) {
        return features(kind).size();
    }
}
