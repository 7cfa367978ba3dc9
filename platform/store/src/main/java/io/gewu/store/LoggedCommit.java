package io.gewu.store;

import io.gewu.api.store.Commit;
import io.gewu.api.store.CommitEvent;
import io.gewu.api.store.FeatureChange;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A commit for its listeners: made here, with its changes in memory, or read from the log once somebody asks. */
final class LoggedCommit implements CommitEvent {
    private final Commit commit;
    private final Supplier<Set<String>> readLayers;
    private final Supplier<List<FeatureChange>> readChanges;
    private Set<String> layers;
    private List<FeatureChange> changes;

    private LoggedCommit(Commit commit, Supplier<Set<String>> readLayers, Supplier<List<FeatureChange>> readChanges) {
        this.commit = commit;
        this.readLayers = readLayers;
        this.readChanges = readChanges;
    }

    static LoggedCommit of(Commit commit, List<FeatureChange> changes) {
        Set<String> layers =
                changes.stream().map(change -> change.layer().name()).collect(Collectors.toUnmodifiableSet());
        return new LoggedCommit(commit, () -> layers, () -> changes);
    }

    static LoggedCommit of(Commit commit, Supplier<Set<String>> readLayers, Supplier<List<FeatureChange>> readChanges) {
        return new LoggedCommit(commit, readLayers, readChanges);
    }

    @Override
    public Commit commit() {
        return commit;
    }

    @Override
    public synchronized Set<String> layers() {
        if (layers == null) {
            layers = readLayers.get();
        }
        return layers;
    }

    @Override
    public synchronized List<FeatureChange> changes() {
        if (changes == null) {
            changes = readChanges.get();
        }
        return changes;
    }
}
