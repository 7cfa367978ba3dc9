package io.gewu.event.handling;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.WriteSession;
import io.gewu.event.directory.Directory;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Step;
import io.gewu.event.state.Change;
import java.time.Instant;
import java.util.Map;

/**
 * One transaction on issues: the rows that moves read and write. For one thread.
 *
 * @param session where they stand
 * @param layers what they are declared as
 * @param directory what is on file
 * @param actor account, or name of the clock that moves them
 * @param now by which limits are reckoned
 */
public record Desk(WriteSession session, LayerCatalog layers, Directory directory, String actor, Instant now) {
    /** A layer of the running plugins. */
    public Layer layer(String name) {
        return layers.layer(name)
                .orElseThrow(() -> new GewuException(
                        ErrorCode.STORE_UNAVAILABLE,
                        name,
                        "Layer " + name + " is not there now; its plugin is stopped"));
    }

    /** An issue as this transaction sees it. */
    public Issue issue(String code) {
        return session.read(layer("issue"), code)
                .map(Issue::new)
                .orElseThrow(() -> new GewuException(ErrorCode.NOT_FOUND, "", "There is no issue " + code));
    }

    /** Notes a move that was made, with what the rule saw. */
    public void step(Issue issue, Change change, String from, String inputs, String note) {
        add("issue_step", Step.row(issue, change, from, actor, now, inputs, note));
    }

    /** Adds a row of one of the plugin's layers. */
    public void add(String layer, Map<String, Object> row) {
        EngineWrites.run(() -> session.insert(layer(layer), row));
    }

    /** Writes what was changed of an issue. */
    public void save(Issue issue) {
        Map<String, Object> changed = issue.changed();
        if (!changed.isEmpty()) {
            EngineWrites.run(() -> session.update(layer("issue"), issue.code(), changed));
            issue.clean();
        }
    }
}
