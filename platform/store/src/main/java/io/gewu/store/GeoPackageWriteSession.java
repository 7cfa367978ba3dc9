package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import io.gewu.api.load.RowSource;
import io.gewu.api.store.Change;
import io.gewu.api.store.WriteSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.locationtech.jts.geom.Geometry;

/** One transaction on the one writing connection. */
final class GeoPackageWriteSession implements WriteSession {
    private static final int CONSTRAINT = 19;

    private final Connection connection;
    private final String author;
    private final Runnable release;
    private final LongConsumer committed;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final Map<String, RowCheck> checks = new HashMap<>();
    private long number;
    private boolean open = true;

    /**
     * @param connection not in auto-commit mode; used until closed
     * @param release lets the next session begin
     * @param committed told after a commit, while no other session can begin
     */
    GeoPackageWriteSession(Connection connection, String author, Runnable release, LongConsumer committed) {
        this.connection = connection;
        this.author = author;
        this.release = release;
        this.committed = committed;
    }

    @Override
    public void insert(Layer layer, Map<String, ?> values) {
        Object[] row = row(layer, values);
        try {
            write(layer, row);
            log(layer, Change.Kind.INSERT, String.valueOf(values.get(layer.key().name())));
        } catch (SQLException failure) {
            throw failed(layer, values, failure);
        }
    }

    private Object[] row(Layer layer, Map<String, ?> values) {
        RowCheck check = checks.computeIfAbsent(layer.name(), name -> new RowCheck(layer));
        check.names(values, true);
        List<Object> row = new ArrayList<>();
        for (Attribute attribute : layer.attributes()) {
            row.add(check.stored(attribute, values.get(attribute.name())));
        }
        layer.geometry().ifPresent(column -> row.add(blob(check, column, values.get(column.name()))));
        return row.toArray();
    }

    private static byte[] blob(RowCheck check, GeometryColumn column, Object value) {
        if (value == null) {
            return null;
        }
        Geometry geometry = check.geometry(column, value);
        return GeoPackageGeometry.encode(geometry, column.epsg());
    }

    private void write(Layer layer, Object[] row) throws SQLException {
        PreparedStatement insert = statements.get("insert " + layer.table());
        if (insert == null) {
            List<String> columns = new ArrayList<>();
            layer.attributes().forEach(a -> columns.add(Sql.name(a.column())));
            layer.geometry().ifPresent(g -> columns.add(Sql.name(g.name())));
            insert = statement(
                    "insert " + layer.table(),
                    "INSERT INTO " + Sql.name(layer.table()) + " (" + String.join(", ", columns) + ") VALUES (?"
                            + ", ?".repeat(columns.size() - 1) + ")");
        }
        for (int i = 0; i < row.length; i++) {
            ColumnType.bind(insert, i + 1, row[i]);
        }
        insert.executeUpdate();
    }

    @Override
    public boolean update(Layer layer, String key, Map<String, ?> values) {
        RowCheck check = checks.computeIfAbsent(layer.name(), name -> new RowCheck(layer));
        check.names(values, false);
        List<String> sets = new ArrayList<>();
        List<Object> row = new ArrayList<>();
        for (Map.Entry<String, ?> entry : values.entrySet()) {
            layer.attribute(entry.getKey())
                    .ifPresentOrElse(
                            attribute -> {
                                sets.add(Sql.name(attribute.column()) + " = ?");
                                row.add(check.stored(attribute, entry.getValue()));
                            },
                            () -> {
                                sets.add(Sql.name(entry.getKey()) + " = ?");
                                row.add(blob(check, layer.geometry().orElseThrow(), entry.getValue()));
                            });
        }
        row.add(key);
        String sql = "UPDATE " + Sql.name(layer.table()) + " SET " + String.join(", ", sets) + " WHERE "
                + Sql.name(layer.key().column()) + " = ?";
        try {
            return changed(layer, key, sql, row, Change.Kind.UPDATE);
        } catch (SQLException failure) {
            throw failed(layer, values, failure);
        }
    }

    @Override
    public boolean delete(Layer layer, String key) {
        String sql = "DELETE FROM " + Sql.name(layer.table()) + " WHERE "
                + Sql.name(layer.key().column()) + " = ?";
        try {
            return changed(layer, key, sql, List.of(key), Change.Kind.DELETE);
        } catch (SQLException failure) {
            throw GeoPackageFile.unavailable(failure);
        }
    }

    private boolean changed(Layer layer, String key, String sql, List<?> row, Change.Kind kind) throws SQLException {
        PreparedStatement statement = statement(sql, sql);
        for (int i = 0; i < row.size(); i++) {
            ColumnType.bind(statement, i + 1, row.get(i));
        }
        boolean found = statement.executeUpdate() > 0;
        if (found) {
            log(layer, kind, key);
        }
        return found;
    }

    @Override
    public long replaceAll(Layer layer, RowSource rows) {
        try {
            try (Statement delete = connection.createStatement()) {
                delete.executeUpdate("DELETE FROM " + Sql.name(layer.table()));
            }
            long[] count = new long[1];
            rows.forEach(values -> {
                try {
                    write(layer, row(layer, values));
                    count[0]++;
                } catch (SQLException failure) {
                    throw failed(layer, values, failure);
                }
            });
            log(layer, Change.Kind.LOAD, "");
            return count[0];
        } catch (SQLException failure) {
            throw GeoPackageFile.unavailable(failure);
        }
    }

    private void log(Layer layer, Change.Kind kind, String key) throws SQLException {
        if (number == 0) {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO gewu_commit (at, author) VALUES (?, ?)")) {
                insert.setString(1, String.valueOf(ColumnType.stored(Instant.now())));
                insert.setString(2, author);
                insert.executeUpdate();
            }
            try (Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery("SELECT last_insert_rowid()")) {
                row.next();
                number = row.getLong(1);
            }
        }
        PreparedStatement insert =
                statement("log", "INSERT INTO gewu_change (number, layer, kind, key) VALUES (?, ?, ?, ?)");
        insert.setLong(1, number);
        insert.setString(2, layer.name());
        insert.setString(3, kind.name());
        insert.setString(4, key);
        insert.executeUpdate();
    }

    private PreparedStatement statement(String name, String sql) throws SQLException {
        PreparedStatement statement = statements.get(name);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(name, statement);
        }
        return statement;
    }

    @Override
    public long commit() {
        if (!open) {
            throw new IllegalStateException("This session is closed");
        }
        try {
            connection.commit();
        } catch (SQLException failure) {
            throw GeoPackageFile.unavailable(failure);
        }
        if (number > 0) {
            committed.accept(number);
        }
        long done = number;
        number = 0;
        return done;
    }

    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try (connection) {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            connection.rollback();
        } catch (SQLException failure) {
            throw GeoPackageFile.unavailable(failure);
        } finally {
            release.run();
        }
    }

    private static GewuException failed(Layer layer, Map<String, ?> values, SQLException failure) {
        if ((failure.getErrorCode() & 0xff) == CONSTRAINT) {
            String key = layer.key().name();
            return new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    key,
                    layer.name() + "." + key + ": \"" + values.get(key) + "\" exists already",
                    failure);
        }
        return GeoPackageFile.unavailable(failure);
    }
}
