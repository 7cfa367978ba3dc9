package io.gewu.store;

import io.gewu.api.store.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the log as a stream that holds one connection until it is closed. */
final class CommitLog {
    private CommitLog() {}

    static Stream<Change> changes(Connection connection, String layer, long after) {
        try {
            PreparedStatement statement = connection.prepareStatement(
                    "SELECT number, kind, key FROM gewu_change WHERE layer = ? AND number > ? ORDER BY number, id");
            statement.setString(1, layer);
            statement.setLong(2, after);
            ResultSet rows = statement.executeQuery();
            return StreamSupport.stream(new Rows(layer, rows), false).onClose(() -> close(connection));
        } catch (SQLException failure) {
            close(connection);
            throw GeoPackageFile.unavailable(failure);
        }
    }

    private static void close(Connection connection) {
        try {
            // the pool closes what the connection opened
            connection.close();
        } catch (SQLException failure) {
            throw GeoPackageFile.unavailable(failure);
        }
    }

    private static final class Rows extends Spliterators.AbstractSpliterator<Change> {
        private final String layer;
        private final ResultSet rows;

        Rows(String layer, ResultSet rows) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.layer = layer;
            this.rows = rows;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Change> action) {
            try {
                if (!rows.next()) {
                    return false;
                }
                action.accept(
                        new Change(rows.getLong(1), layer, Change.Kind.valueOf(rows.getString(2)), rows.getString(3)));
                return true;
            } catch (SQLException failure) {
                throw GeoPackageFile.unavailable(failure);
            }
        }
    }
}
