package io.gewu.store;

import io.gewu.api.layer.Layer;
import io.gewu.api.store.Change;
import io.gewu.api.store.Origin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The entries that one write session makes in the log; the commit gets its number with its first change. */
final class SessionLog {
    private final Connection connection;
    private final Dialect dialect;
    private final Origin origin;
    private PreparedStatement insert;
    private long number;

    SessionLog(Connection connection, Dialect dialect, Origin origin) {
        this.connection = connection;
        this.dialect = dialect;
        this.origin = origin;
    }

    /** The commit's number; 0 before the first change. */
    long number() {
        return number;
    }

    void write(Layer layer, Change.Kind kind, String key, Optional<Map<String, Object>> before) throws SQLException {
        if (number == 0) {
            number = next();
        }
        if (insert == null) {
            insert = connection.prepareStatement(
                    "INSERT INTO gewu_change (number, layer, kind, key, before) VALUES (?, ?, ?, ?, ?)");
        }
        insert.setLong(1, number);
        insert.setString(2, layer.name());
        insert.setString(3, kind.name());
        insert.setString(4, key);
        insert.setString(5, before.map(RowJson::write).orElse(null));
        insert.executeUpdate();
    }

    /** No other session takes the number: the database excluded them before the first change. */
    private long next() throws SQLException {
        try (PreparedStatement next =
                        connection.prepareStatement("SELECT coalesce(max(number), 0) + 1 FROM gewu_commit");
                ResultSet row = next.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Enters the commit itself, when all its changes are entered. */
    void commit(Instant at) throws SQLException {
        try (PreparedStatement commit = connection.prepareStatement(
                "INSERT INTO gewu_commit (number, at, author, came_from) VALUES (?, ?, ?, ?)")) {
            commit.setLong(1, number);
            dialect.bind(commit, 2, at);
            commit.setString(3, origin.author());
            commit.setString(4, origin.from());
            commit.executeUpdate();
        }
    }

    long lastChange(Layer layer, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT coalesce(max(number), 0) FROM gewu_change WHERE layer = ? AND key = ?")) {
            select.setString(1, layer.name());
            select.setString(2, key);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void close() throws SQLException {
        if (insert != null) {
            insert.close();
        }
    }
}
