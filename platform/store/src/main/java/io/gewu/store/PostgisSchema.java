package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.geotools.api.referencing.FactoryException;
import org.geotools.referencing.CRS;

/** The tables of a PostGIS database: one a layer, made or mapped, and the commit log. */
final class PostgisSchema {
    /** Types that a column of somebody else's table may have as well, by the type this store makes. */
    private static final Map<String, Set<String>> READABLE = Map.of(
            "text", Set.of("character varying", "character", "name", "citext"),
            "integer", Set.of("smallint"),
            "bigint", Set.of("integer", "smallint"),
            "double precision", Set.of("real", "numeric", "integer", "bigint"),
            "numeric", Set.of("double precision", "real", "integer", "bigint"),
            "timestamp with time zone", Set.of());

    private final Connection connection;

    PostgisSchema(Connection connection) {
        this.connection = connection;
    }

    void createCore() throws SQLException {
        run("CREATE EXTENSION IF NOT EXISTS postgis");
        run("""
                CREATE TABLE IF NOT EXISTS gewu_commit (number bigint PRIMARY KEY, at timestamptz NOT NULL,
                author text NOT NULL, came_from text NOT NULL DEFAULT '')""");
        run("""
                CREATE TABLE IF NOT EXISTS gewu_change (id bigserial PRIMARY KEY, number bigint NOT NULL,
                layer text COLLATE "C" NOT NULL, kind text NOT NULL, key text COLLATE "C" NOT NULL, before text)""");
        run("CREATE INDEX IF NOT EXISTS gewu_change_layer ON gewu_change (layer, number, id)");
        run("CREATE INDEX IF NOT EXISTS gewu_change_key ON gewu_change (layer, key, number)");
        run("CREATE INDEX IF NOT EXISTS gewu_change_number ON gewu_change (number, id)");
        run("""
                CREATE TABLE IF NOT EXISTS gewu_record (kind text NOT NULL, key text COLLATE "C" NOT NULL,
                value bytea NOT NULL, ends bigint NOT NULL, PRIMARY KEY (kind, key))""");
        run("CREATE INDEX IF NOT EXISTS gewu_record_ends ON gewu_record (ends)");
    }

    /** Makes the table of a layer, adds new attributes to it, or checks that one of somebody else fits as it is. */
    void ensure(Layer layer) throws SQLException {
        Map<String, String> columns = columns(layer.table());
        if (columns.isEmpty()) {
            create(layer);
            return;
        }
        boolean isOwn = isMadeHere(layer.table());
        List<String> refused = new ArrayList<>();
        for (Attribute attribute : layer.attributes()) {
            String found = columns.get(attribute.column());
            String wanted = type(ColumnType.of(attribute));
            if (found == null && !isOwn) {
                refused.add("there is no column " + attribute.column());
            } else if (found == null) {
                run("ALTER TABLE " + Sql.name(layer.table()) + " ADD COLUMN " + column(attribute));
            } else if (!found.equals(wanted)
                    && !READABLE.getOrDefault(wanted, Set.of()).contains(found)) {
                refused.add("column " + attribute.column() + " is " + found + " and the declaration wants " + wanted);
            }
        }
        if (layer.geometry().isPresent()) {
            checkGeometry(layer, columns, refused);
        }
        LayerSchema.checkFits(layer, refused);
    }

    private void checkGeometry(Layer layer, Map<String, String> columns, List<String> refused) throws SQLException {
        GeometryColumn geometry = layer.geometry().orElseThrow();
        if (!columns.containsKey(geometry.name())) {
            refused.add("there is no geometry column " + geometry.name());
            return;
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT srid, type FROM geometry_columns"
                + " WHERE f_table_schema = current_schema() AND f_table_name = ? AND f_geometry_column = ?")) {
            select.setString(1, layer.table());
            select.setString(2, geometry.name());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    refused.add("column " + geometry.name() + " is no geometry");
                } else if (row.getInt(1) != geometry.epsg()) {
                    refused.add("column " + geometry.name() + " is in EPSG:" + row.getInt(1)
                            + " and the declaration says EPSG:" + geometry.epsg());
                } else if (!List.of("GEOMETRY", geometry.type().keyword().toUpperCase(Locale.ROOT))
                        .contains(row.getString(2))) {
                    refused.add("column " + geometry.name() + " holds " + row.getString(2)
                            + " and the declaration says "
                            + geometry.type().keyword().toUpperCase(Locale.ROOT));
                }
            }
        }
    }

    /** Tables of others lack the index by which this server finds the rows of its own; views lack all. */
    private boolean isMadeHere(String table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT 1 FROM pg_indexes WHERE schemaname = current_schema() AND tablename = ? AND indexname = ?")) {
            select.setString(1, table);
            select.setString(2, "uk_" + table);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private void create(Layer layer) throws SQLException {
        List<String> columns = new ArrayList<>();
        columns.add("fid bigserial PRIMARY KEY");
        if (layer.geometry().isPresent()) {
            GeometryColumn geometry = layer.geometry().get();
            reference(geometry.epsg());
            columns.add(Sql.name(geometry.name()) + " geometry("
                    + geometry.type().keyword() + ", " + geometry.epsg() + ")");
        }
        for (Attribute attribute : layer.attributes()) {
            columns.add(column(attribute) + (attribute.key() ? " NOT NULL" : ""));
        }
        String table = Sql.name(layer.table());
        run("CREATE TABLE " + table + " (" + String.join(", ", columns) + ")");
        // nulls first, as listings are sorted, so that pages come from the index
        run("CREATE UNIQUE INDEX " + Sql.name("uk_" + layer.table()) + " ON " + table + " ("
                + Sql.name(layer.key().column()) + " NULLS FIRST)");
        if (layer.geometry().isPresent()) {
            run("CREATE INDEX " + Sql.name("gx_" + layer.table()) + " ON " + table + " USING gist ("
                    + Sql.name(layer.geometry().get().name()) + ")");
        }
        for (Attribute attribute : layer.attributes()) {
            if (!attribute.to().isEmpty() && !attribute.many()) {
                run("CREATE INDEX " + Sql.name("ix_" + layer.table() + "_" + attribute.column()) + " ON " + table + " ("
                        + Sql.name(attribute.column()) + ")");
            }
        }
    }

    private static String column(Attribute attribute) {
        ColumnType type = ColumnType.of(attribute);
        return Sql.name(attribute.column()) + " " + type(type) + (type == ColumnType.TEXT ? " COLLATE \"C\"" : "");
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case TEXT -> "text";
            case INTEGER -> "integer";
            case LONG -> "bigint";
            case DOUBLE -> "double precision";
            case DECIMAL -> "numeric";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case INSTANT -> "timestamp with time zone";
        };
    }

    /** PostGIS brings most of EPSG along; what it lacks comes from here. */
    private void reference(int epsg) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO spatial_ref_sys (srid, auth_name, auth_srid, srtext)"
                        + " SELECT ?, 'EPSG', ?, ? WHERE NOT EXISTS (SELECT 1 FROM spatial_ref_sys WHERE srid = ?)")) {
            insert.setInt(1, epsg);
            insert.setInt(2, epsg);
            insert.setString(3, CRS.decode("EPSG:" + epsg, true).toWKT());
            insert.setInt(4, epsg);
            insert.executeUpdate();
        } catch (FactoryException unknown) {
            throw new GewuException(
                    ErrorCode.INVALID_DECLARATION, "", "EPSG:" + epsg + " is not a CRS this server knows", unknown);
        }
    }

    /** Types by column, in the words of the standard's information schema. */
    private Map<String, String> columns(String table) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT column_name, data_type, udt_name FROM"
                + " information_schema.columns WHERE table_schema = current_schema() AND table_name = ?")) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String type = rows.getString(2).toLowerCase(Locale.ROOT);
                    columns.put(rows.getString(1), type.equals("user-defined") ? rows.getString(3) : type);
                }
            }
        }
        return columns;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
