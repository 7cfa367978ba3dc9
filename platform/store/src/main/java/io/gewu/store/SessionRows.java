package io.gewu.store;

import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.locationtech.jts.geom.Geometry;

/** Rows as one write session sees them, its own changes included. */
final class SessionRows {
    private final Connection connection;
    private final Dialect dialect;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    SessionRows(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    boolean exists(Layer layer, String key) throws SQLException {
        try (ResultSet found = byKey("SELECT 1", layer, key).executeQuery()) {
            return found.next();
        }
    }

    Optional<Map<String, Object>> read(Layer layer, String key) throws SQLException {
        try (ResultSet found =
                byKey("SELECT " + String.join(", ", columns(layer)), layer, key).executeQuery()) {
            return found.next() ? Optional.of(row(layer, found)) : Optional.empty();
        }
    }

    void insert(Layer layer, Map<String, Object> row) throws SQLException {
        PreparedStatement insert = statements.get("insert " + layer.table());
        if (insert == null) {
            List<String> columns = new ArrayList<>();
            List<String> marks = new ArrayList<>();
            for (Attribute attribute : layer.attributes()) {
                columns.add(Sql.name(attribute.column()));
                marks.add("?");
            }
            layer.geometry().ifPresent(column -> {
                columns.add(Sql.name(column.name()));
                marks.add(dialect.mark(column));
            });
            insert = connection.prepareStatement("INSERT INTO " + Sql.name(layer.table()) + " ("
                    + String.join(", ", columns) + ") VALUES (" + String.join(", ", marks) + ")");
            statements.put("insert " + layer.table(), insert);
        }
        int index = 1;
        for (Attribute attribute : layer.attributes()) {
            dialect.bind(insert, index++, row.get(attribute.name()));
        }
        if (layer.geometry().isPresent()) {
            dialect.bind(insert, index, shape(layer, row));
        }
        insert.executeUpdate();
    }

    private Object shape(Layer layer, Map<String, Object> row) {
        GeometryColumn column = layer.geometry().orElseThrow();
        return dialect.shape(column, (Geometry) row.get(column.name()));
    }

    /** @param names of the values to change; absent from the row for null */
    void update(Layer layer, String key, List<String> names, Map<String, Object> row) throws SQLException {
        if (names.isEmpty()) {
            return;
        }
        List<String> sets = new ArrayList<>();
        List<Object> bound = new ArrayList<>();
        for (String name : names) {
            Optional<Attribute> attribute = layer.attribute(name);
            if (attribute.isPresent()) {
                sets.add(Sql.name(attribute.get().column()) + " = ?");
                bound.add(row.get(name));
            } else {
                sets.add(Sql.name(name) + " = " + dialect.mark(layer.geometry().orElseThrow()));
                bound.add(shape(layer, row));
            }
        }
        bound.add(key);
        String sql = "UPDATE " + Sql.name(layer.table()) + " SET " + String.join(", ", sets) + " WHERE "
                + Sql.name(layer.key().column()) + " = ?";
        PreparedStatement update = statements.get(sql);
        if (update == null) {
            update = connection.prepareStatement(sql);
            statements.put(sql, update);
        }
        for (int i = 0; i < bound.size(); i++) {
            dialect.bind(update, i + 1, bound.get(i));
        }
        update.executeUpdate();
    }

    void delete(Layer layer, String key) throws SQLException {
        byKey("DELETE", layer, key).executeUpdate();
    }

    private PreparedStatement byKey(String what, Layer layer, String key) throws SQLException {
        String sql = what + " FROM " + Sql.name(layer.table()) + " WHERE "
                + Sql.name(layer.key().column()) + " = ?";
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        statement.setString(1, key);
        return statement;
    }

    private List<String> columns(Layer layer) {
        List<String> columns = new ArrayList<>();
        layer.attributes().forEach(attribute -> columns.add(Sql.name(attribute.column())));
        layer.geometry().ifPresent(column -> columns.add(dialect.selected(column)));
        return columns;
    }

    private Map<String, Object> row(Layer layer, ResultSet found) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        int index = 1;
        for (Attribute attribute : layer.attributes()) {
            Object value = dialect.read(ColumnType.of(attribute), found, index++);
            if (value != null) {
                row.put(attribute.name(), value);
            }
        }
        if (layer.geometry().isPresent()) {
            Object shape = dialect.geometry(found, index);
            if (shape != null) {
                row.put(layer.geometry().get().name(), shape);
            }
        }
        return row;
    }

    /** Keys of the rows that a filter lets through, in order. */
    List<String> keys(Layer layer, Filter filter) throws SQLException {
        SqlFilter.Split split = new SqlFilter(layer, dialect).split(filter);
        boolean whole = split.rest() == Filter.INCLUDE;
        String key = Sql.name(layer.key().column());
        Sql select = split.where()
                .within(
                        "SELECT " + (whole ? key : String.join(", ", columns(layer))) + " FROM "
                                + Sql.name(layer.table()) + " WHERE ",
                        " ORDER BY " + key);
        List<String> keys = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(select.text())) {
            for (int i = 0; i < select.parameters().size(); i++) {
                dialect.bind(statement, i + 1, select.parameters().get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                SimpleFeatureType type = whole ? null : LayerSchema.of(layer);
                while (found.next()) {
                    if (whole) {
                        keys.add(found.getString(1));
                    } else {
                        key(layer, row(layer, found), type, split.rest()).ifPresent(keys::add);
                    }
                }
            }
        } catch (IOException unknownCrs) {
            throw new SQLException(unknownCrs);
        }
        return keys;
    }

    private static Optional<String> key(Layer layer, Map<String, Object> row, SimpleFeatureType type, Filter filter) {
        String key = String.valueOf(row.get(layer.key().name()));
        return filter.evaluate(LayerSchema.feature(layer, row, type)) ? Optional.of(key) : Optional.empty();
    }

    void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
    }
}
