package io.gewu.event.handling;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.WriteSession;
import io.gewu.event.directory.Directory;
import io.gewu.event.issue.Issue;
import io.gewu.event.issue.Step;
import io.gewu.event.routing.Assignee;
import io.gewu.event.state.Transition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One transaction on issues: what moves read, and the rows they write once an issue is saved. For one thread. */
public final class IssueTransaction {
    /** A new row, or what changes of an old one. */
    private record Row(String layer, Optional<String> key, Map<String, Object> values) {}

    private final WriteSession session;
    private final LayerCatalog layers;
    private final Directory directory;
    private final String actor;
    private final Instant now;
    private final List<Row> rows = new ArrayList<>();

    /**
     * A desk.
     *
     * @param session where rows stand
     * @param layers what they are declared as
     * @param directory what is on file
     * @param actor account, or name of the clock that moves them
     * @param now by which limits are reckoned
     */
    public IssueTransaction(WriteSession session, LayerCatalog layers, Directory directory, String actor, Instant now) {
        this.session = session;
        this.layers = layers;
        this.directory = directory;
        this.actor = actor;
        // as the store keeps it
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    public WriteSession session() {
        return session;
    }

    public Directory directory() {
        return directory;
    }

    public String actor() {
        return actor;
    }

    public Instant now() {
        return now;
    }

    /** A layer of the running plugins. */
    public Layer layer(String name) {
        return layers.required(name);
    }

    /** An issue as this transaction sees it. */
    public Issue issue(String code) {
        return session.read(layer("issue"), code)
                .map(Issue::new)
                .orElseThrow(() -> new GewuException(ErrorCode.NOT_FOUND, "", "There is no issue " + code));
    }

    /** Notes a move that was made, with what the rule saw. */
    public void step(Issue issue, Transition change, String from, String inputs, String note) {
        add("issue_step", Step.row(issue, change, from, actor, now, inputs, note));
    }

    /** Adds a row of one of the plugin's layers when the issue is saved, to which it links. */
    public void add(String layer, Map<String, Object> values) {
        rows.add(new Row(layer, Optional.empty(), values));
    }

    /** Changes a row of one of the plugin's layers when the issue is saved. */
    public void change(String layer, String key, Map<String, Object> values) {
        rows.add(new Row(layer, Optional.of(key), values));
    }

    /**
     * Tells somebody, in writing.
     *
     * @param rule code of the rule that calls for it
     * @param share of a limit that is used up, in percent; 0 where it is not about one
     */
    public void notify(Issue issue, String kind, String rule, int share, List<Assignee> told) {
        for (int i = 0; i < told.size(); i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("code", issue.code() + "-" + issue.number("steps") + "-" + rule + "-" + (i + 1));
            row.put("issue", issue.code());
            row.put("kind", kind);
            row.put("rule", rule);
            if (share > 0) {
                row.put("share", share);
            }
            row.put("at", now);
            told.get(i).post().ifPresent(post -> row.put("post", post));
            told.get(i).org().ifPresent(org -> row.put("org", org));
            told.get(i).centre().ifPresent(centre -> row.put("centre", centre));
            issue.text("village").ifPresent(village -> row.put("village", village));
            add("notice", row);
        }
    }

    /** Adds a new issue and the rows that go with it. */
    public void insert(Issue issue) {
        session.insert(layer("issue"), withoutNulls(issue.values()));
        flush(issue);
    }

    /** Writes what was changed of an issue and the rows that go with it. */
    public void save(Issue issue) {
        if (!issue.changed().isEmpty()) {
            session.update(layer("issue"), issue.code(), issue.changed());
        }
        flush(issue);
    }

    private void flush(Issue issue) {
        issue.clean();
        for (Row row : rows) {
            if (row.key().isPresent()) {
                session.update(layer(row.layer()), row.key().get(), row.values());
            } else {
                session.insert(layer(row.layer()), row.values());
            }
        }
        rows.clear();
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> values) {
        Map<String, Object> kept = new LinkedHashMap<>(values);
        kept.values().removeIf(Objects::isNull);
        return kept;
    }
}
