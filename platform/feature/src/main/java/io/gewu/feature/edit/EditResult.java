package io.gewu.feature.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the edits of one request did. For one thread. */
public final class EditResult {
    /** Kinds of actions, in the order of answers. */
    public enum Kind {
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
    public record Written(String handle, String id) {}

    private final Map<Kind, List<Written>> features = new LinkedHashMap<>();
    private long commit;

    void add(Kind kind, String handle, String id) {
        features.computeIfAbsent(kind, any -> new ArrayList<>()).add(new Written(handle, id));
    }

    /** In the order in which they were written. */
    public List<Written> features(Kind kind) {
        return features.getOrDefault(kind, List.of());
    }

    public int count(Kind kind) {
        return features(kind).size();
    }

    /** Feature ids of all that was written. */
    public List<String> ids() {
        return features.values().stream().flatMap(List::stream).map(Written::id).toList();
    }

    void committed(long number) {
        commit = number;
    }

    /** Number of the commit; the newest one if nothing was changed. */
    public long commit() {
        return commit;
    }
}
