package io.gewu.store;

import io.gewu.api.layer.Layer;
import io.gewu.api.store.Change;
import io.gewu.api.store.Commit;
import io.gewu.api.store.CommitEvent;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.Origin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the log of commits. Safe for many threads. */
final class CommitLog {
    private final Database database;
    private final Function<String, Optional<Layer>> layers;

    /** @param layers whole, by name; empty while its plugin is away */
    CommitLog(Database database, Function<String, Optional<Layer>> layers) {
        this.database = database;
        this.layers = layers;
    }

    long position() {
        try (Connection connection = database.reader();
                PreparedStatement select =
                        connection.prepareStatement("SELECT coalesce(max(number), 0) FROM gewu_commit");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw Database.unavailable(failure);
        }
    }

    /** A stream that holds one connection until it is closed. */
    Stream<Change> changes(String layer, long after) {
        return stream(" layer = ? AND", after, layer);
    }

    Stream<Change> changes(long after) {
        return stream("", after);
    }

    private Stream<Change> stream(String condition, long after, String... layer) {
        Connection connection = database.reader();
        try {
            PreparedStatement statement = connection.prepareStatement("SELECT number, layer, kind, key FROM gewu_change"
                    + " WHERE" + condition + " number > ? ORDER BY number, id");
            statement.setFetchSize(1000);
            if (layer.length > 0) {
                statement.setString(1, layer[0]);
            }
            statement.setLong(layer.length + 1, after);
            ResultSet rows = statement.executeQuery();
            return StreamSupport.stream(new Rows(rows), false).onClose(() -> close(connection));
        } catch (SQLException failure) {
            close(connection);
            throw Database.unavailable(failure);
        }
    }

    private static void close(Connection connection) {
        try {
            // the pool closes what the connection opened
            connection.close();
        } catch (SQLException failure) {
            throw Database.unavailable(failure);
        }
    }

    /** The newest commits at or before a number, newest first. */
    List<Commit> commits(long upTo, int most) {
        return select("number <= ? AND number > ? ORDER BY number DESC LIMIT ?", upTo, 0, most);
    }

    /** The first commits after a number, oldest first; what they did is read when somebody asks. */
    List<CommitEvent> events(long after, long upTo, int most) {
        return select("number <= ? AND number > ? ORDER BY number LIMIT ?", upTo, after, most).stream()
                .<CommitEvent>map(commit ->
                        LoggedCommit.of(commit, () -> layersOf(commit.number()), () -> changesOf(commit.number())))
                .toList();
    }

    private List<Commit> select(String condition, long upTo, long after, int most) {
        List<Commit> commits = new ArrayList<>();
        try (Connection connection = database.reader();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT number, at, author, came_from FROM gewu_commit WHERE " + condition)) {
            select.setLong(1, upTo);
            select.setLong(2, after);
            select.setInt(3, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    commits.add(new Commit(
                            row.getLong(1),
                            (Instant) database.dialect().read(ColumnType.INSTANT, row, 2),
                            new Origin(row.getString(3), row.getString(4))));
                }
            }
            return commits;
        } catch (SQLException failure) {
            throw Database.unavailable(failure);
        }
    }

    /** Names of the layers that a commit changed. */
    Set<String> layersOf(long number) {
        Set<String> names = new LinkedHashSet<>();
        try (Connection connection = database.reader();
                PreparedStatement select =
                        connection.prepareStatement("SELECT DISTINCT layer FROM gewu_change WHERE number = ?")) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        } catch (SQLException failure) {
            throw Database.unavailable(failure);
        }
    }

    /** What a commit did; changes of layers that are gone are left out. */
    List<FeatureChange> changesOf(long number) {
        List<FeatureChange> changes = new ArrayList<>();
        try (Connection connection = database.reader();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id, layer, kind, key, before FROM gewu_change WHERE number = ? ORDER BY id")) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery();
                    PreparedStatement next = connection.prepareStatement(
                            "SELECT before FROM gewu_change WHERE layer = ? AND key = ? AND id > ? ORDER BY id LIMIT 1")) {
                SessionRows table = new SessionRows(connection, database.dialect());
                while (row.next()) {
                    Optional<Layer> layer = layers.apply(row.getString(2));
                    if (layer.isPresent()) {
                        changes.add(change(layer.get(), row, next, table));
                    }
                }
                table.close();
            }
            return changes;
        } catch (SQLException failure) {
            throw Database.unavailable(failure);
        }
    }

    /** What came after is what the next change replaced, or else what is there now. */
    private static FeatureChange change(Layer layer, ResultSet row, PreparedStatement next, SessionRows table)
            throws SQLException {
        Change.Kind kind = Change.Kind.valueOf(row.getString(3));
        String key = row.getString(4);
        Optional<Map<String, Object>> before =
                Optional.ofNullable(row.getString(5)).map(text -> RowJson.read(layer, text));
        Optional<Map<String, Object>> after = Optional.empty();
        if (kind == Change.Kind.INSERT || kind == Change.Kind.UPDATE) {
            next.setString(1, layer.name());
            next.setString(2, key);
            next.setLong(3, row.getLong(1));
            try (ResultSet later = next.executeQuery()) {
                after = later.next()
                        ? Optional.ofNullable(later.getString(1)).map(text -> RowJson.read(layer, text))
                        : table.read(layer, key);
            }
        }
        return new FeatureChange(layer, kind, key, before, after);
    }

    private static final class Rows extends Spliterators.AbstractSpliterator<Change> {
        private final ResultSet rows;

        Rows(ResultSet rows) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.rows = rows;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Change> action) {
            try {
                if (!rows.next()) {
                    return false;
                }
                action.accept(new Change(
                        rows.getLong(1), rows.getString(2), Change.Kind.valueOf(rows.getString(3)), rows.getString(4)));
                return true;
            } catch (SQLException failure) {
                throw Database.unavailable(failure);
            }
        }
    }
}
