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
import org.geotools.api.referencing.FactoryException;
import org.geotools.referencing.CRS;

/** The tables of a GeoPackage 1.3: the standard's own, one a layer with its R-tree, and the commit log. */
final class GeoPackageSchema {
    private final Connection connection;

    GeoPackageSchema(Connection connection) {
        this.connection = connection;
    }

    /** Makes the standard's tables and the log where they are missing. */
    void createCore() throws SQLException {
        createStandard();
        createLog();
    }

    /** Makes the standard's tables where they are missing. */
    void createStandard() throws SQLException {
        run("""
                CREATE TABLE IF NOT EXISTS gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
                organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)""");
        run("""
                CREATE TABLE IF NOT EXISTS gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
                identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT
                (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
                CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""");
        run("""
                CREATE TABLE IF NOT EXISTS gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
                geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
                CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
                CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
                CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""");
        run("""
                CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
                definition TEXT NOT NULL, scope TEXT NOT NULL,
                CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))""");
        srs("Undefined cartesian SRS", -1, "NONE", "undefined");
        srs("Undefined geographic SRS", 0, "NONE", "undefined");
        epsg(4326);
    }

    private void createLog() throws SQLException {
        run("""
                CREATE TABLE IF NOT EXISTS gewu_commit (number INTEGER PRIMARY KEY AUTOINCREMENT, at DATETIME NOT NULL,
                author TEXT NOT NULL, came_from TEXT NOT NULL DEFAULT '')""");
        run("""
                CREATE TABLE IF NOT EXISTS gewu_change (id INTEGER PRIMARY KEY, number INTEGER NOT NULL, layer TEXT NOT NULL,
                kind TEXT NOT NULL, key TEXT NOT NULL, before TEXT)""");
        column("gewu_commit", "came_from", "TEXT NOT NULL DEFAULT ''");
        column("gewu_change", "before", "TEXT");
        run("CREATE INDEX IF NOT EXISTS gewu_change_layer ON gewu_change (layer, number, id)");
        run("CREATE INDEX IF NOT EXISTS gewu_change_key ON gewu_change (layer, key, number)");
        run("CREATE INDEX IF NOT EXISTS gewu_change_number ON gewu_change (number, id)");
        for (String table : List.of("gewu_commit", "gewu_change")) {
            extension(table, null, "gewu_commit_log", "https://w3id.org/gewu/docs/commit-log");
        }
    }

    /** Adds what tables of earlier versions lack. */
    private void column(String table, String name, String type) throws SQLException {
        if (!columns(table).containsKey(name)) {
            run("ALTER TABLE " + table + " ADD COLUMN " + name + " " + type);
        }
    }

    /**
     * Makes or migrates the table of a layer; new attributes become columns, everything that would lose data is
     * refused.
     */
    void ensure(Layer layer) throws SQLException {
        Map<String, String> columns = columns(layer.table());
        if (columns.isEmpty()) {
            create(layer);
            return;
        }
        List<String> refused = new ArrayList<>();
        for (Attribute attribute : layer.attributes()) {
            String found = columns.get(attribute.column());
            String wanted = ColumnType.of(attribute).geoPackage();
            if (found == null) {
                run("ALTER TABLE " + Sql.name(layer.table()) + " ADD COLUMN " + Sql.name(attribute.column()) + " "
                        + wanted);
            } else if (!found.equals(wanted)) {
                refused.add("column " + attribute.column() + " is " + found + " and the declaration wants " + wanted);
            }
        }
        layer.geometry().ifPresent(geometry -> {
            if (!columns.containsKey(geometry.name())) {
                refused.add("there is no geometry column " + geometry.name());
            }
        });
        LayerSchema.checkFits(layer, refused);
    }

    private void create(Layer layer) throws SQLException {
        StringBuilder ddl = new StringBuilder(
                "CREATE TABLE " + Sql.name(layer.table()) + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL");
        if (layer.geometry().isPresent()) {
            GeometryColumn geometry = layer.geometry().get();
            ddl.append(", ").append(Sql.name(geometry.name())).append(' ').append(gpkgType(geometry));
        }
        for (Attribute attribute : layer.attributes()) {
            ddl.append(", ")
                    .append(Sql.name(attribute.column()))
                    .append(' ')
                    .append(ColumnType.of(attribute).geoPackage())
                    .append(attribute.key() ? " NOT NULL UNIQUE" : "");
        }
        run(ddl.append(')').toString());
        contents(layer);
        if (layer.geometry().isPresent()) {
            geometryColumn(layer.table(), layer.geometry().get());
            rtree(layer.table(), layer.geometry().get().name());
        }
        for (Attribute attribute : layer.attributes()) {
            if (!attribute.to().isEmpty() && !attribute.many()) {
                run("CREATE INDEX " + Sql.name("ix_" + layer.table() + "_" + attribute.column()) + " ON "
                        + Sql.name(layer.table()) + " (" + Sql.name(attribute.column()) + ")");
            }
        }
    }

    private void contents(Layer layer) throws SQLException {
        Integer srs = null;
        if (layer.geometry().isPresent()) {
            srs = layer.geometry().get().epsg();
            epsg(srs);
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, layer.table());
            insert.setString(2, layer.geometry().isPresent() ? "features" : "attributes");
            insert.setString(3, layer.title().both() + " (" + layer.name() + ")");
            insert.setString(4, layer.description().both());
            insert.setObject(5, srs);
            insert.executeUpdate();
        }
    }

    private void geometryColumn(String table, GeometryColumn geometry) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)")) {
            insert.setString(1, table);
            insert.setString(2, geometry.name());
            insert.setString(3, gpkgType(geometry));
            insert.setInt(4, geometry.epsg());
            insert.executeUpdate();
        }
    }

    /** OGC 12-128r17 annex F.3: the R-tree and the triggers that keep it, as GeoPackage 1.3 has them. */
    private void rtree(String table, String column) throws SQLException {
        String t = Sql.name(table);
        String c = Sql.name(column);
        String r = GeoPackageDialect.rtree(table, column);
        String prefix = "rtree_" + table + "_" + column + "_";
        String box = "ST_MinX(NEW." + c + "), ST_MaxX(NEW." + c + "), ST_MinY(NEW." + c + "), ST_MaxY(NEW." + c + ")";
        String full = "(NEW." + c + " NOT NULL AND NOT ST_IsEmpty(NEW." + c + "))";
        String none = "(NEW." + c + " ISNULL OR ST_IsEmpty(NEW." + c + "))";
        String replace = "INSERT OR REPLACE INTO " + r + " VALUES (NEW.fid, " + box + ");";
        run("CREATE VIRTUAL TABLE " + r + " USING rtree(id, minx, maxx, miny, maxy)");
        trigger(prefix + "insert", "INSERT ON " + t + " WHEN " + full, replace);
        trigger(prefix + "update1", "UPDATE OF " + c + " ON " + t + " WHEN OLD.fid = NEW.fid AND " + full, replace);
        trigger(
                prefix + "update2",
                "UPDATE OF " + c + " ON " + t + " WHEN OLD.fid = NEW.fid AND " + none,
                "DELETE FROM " + r + " WHERE id = OLD.fid;");
        trigger(
                prefix + "update3",
                "UPDATE ON " + t + " WHEN OLD.fid != NEW.fid AND " + full,
                "DELETE FROM " + r + " WHERE id = OLD.fid; " + replace);
        trigger(
                prefix + "update4",
                "UPDATE ON " + t + " WHEN OLD.fid != NEW.fid AND " + none,
                "DELETE FROM " + r + " WHERE id IN (OLD.fid, NEW.fid);");
        trigger(
                prefix + "delete",
                "DELETE ON " + t + " WHEN OLD." + c + " NOT NULL",
                "DELETE FROM " + r + " WHERE id = OLD.fid;");
        extension(table, column, "gpkg_rtree_index", "http://www.geopackage.org/spec120/#extension_rtree");
    }

    private void trigger(String name, String event, String action) throws SQLException {
        run("CREATE TRIGGER " + Sql.name(name) + " AFTER " + event + " BEGIN " + action + " END");
    }

    private void extension(String table, String column, String name, String definition) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO gpkg_extensions SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions"
                        + " WHERE table_name = ?1 AND column_name IS ?2 AND extension_name = ?3)")) {
            insert.setString(1, table);
            insert.setString(2, column);
            insert.setString(3, name);
            insert.setString(4, definition);
            insert.setString(5, column == null ? "read-write" : "write-only");
            insert.executeUpdate();
        }
    }

    private void epsg(int code) throws SQLException {
        try {
            var crs = CRS.decode("EPSG:" + code, true);
            srs(crs.getName().getCode(), code, "EPSG", crs.toWKT());
        } catch (FactoryException unknown) {
            throw new GewuException(
                    ErrorCode.INVALID_DECLARATION, "", "EPSG:" + code + " is not a CRS this server knows", unknown);
        }
    }

    private void srs(String name, int id, String organization, String definition) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)")) {
            insert.setString(1, name);
            insert.setInt(2, id);
            insert.setString(3, organization);
            insert.setInt(4, id);
            insert.setString(5, definition);
            insert.executeUpdate();
        }
    }

    private Map<String, String> columns(String table) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT name, type FROM pragma_table_info(?)")) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    columns.put(rows.getString(1), standard(rows.getString(2).toUpperCase(Locale.ROOT)));
                }
            }
        }
        return columns;
    }

    /** One name for types that OGC 12-128r17 table 1 lets a file spell in several ways. */
    private static String standard(String type) {
        String plain = type.indexOf('(') > 0 ? type.substring(0, type.indexOf('(')) : type;
        return switch (plain) {
            case "REAL", "FLOAT" -> "DOUBLE";
            case "INT" -> "INTEGER";
            default -> plain;
        };
    }

    private static String gpkgType(GeometryColumn geometry) {
        return geometry.type().keyword().toUpperCase(Locale.ROOT);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
