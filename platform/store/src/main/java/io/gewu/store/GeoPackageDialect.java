package io.gewu.store;

import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** SQLite as a GeoPackage uses it (OGC 12-128r17): few types, an R-tree beside each table. */
final class GeoPackageDialect implements Dialect {
    private static final int CONSTRAINT = 19;

    /** GeoPackage's one form of instants, three decimals always, so that text order is time order. */
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** LIKE of SQLite folds ASCII case, GLOB folds nothing. */
    private static final Wildcards GLOB = new Wildcards("GLOB", "*", "?", "*?[", "[", "]");

    @Override
    public String yes() {
        return "1";
    }

    @Override
    public String no() {
        return "0";
    }

    @Override
    public Object read(ColumnType type, ResultSet row, int column) throws SQLException {
        return switch (type) {
            case TEXT -> row.getString(column);
            case INTEGER -> Dialect.orNull(row.getInt(column), row);
            case LONG -> Dialect.orNull(row.getLong(column), row);
            case DOUBLE -> Dialect.orNull(row.getDouble(column), row);
            case DECIMAL -> {
                // GeoPackage has no decimal type; 15 digits survive the way through a double
                double value = row.getDouble(column);
                yield row.wasNull() ? null : BigDecimal.valueOf(value);
            }
            case BOOLEAN -> Dialect.orNull(row.getInt(column) != 0, row);
            case DATE -> {
                String text = row.getString(column);
                yield text == null ? null : LocalDate.parse(text);
            }
            case INSTANT -> {
                String text = row.getString(column);
                yield text == null ? null : Instant.parse(text);
            }
        };
    }

    @Override
    public void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof Boolean flag) {
            statement.setInt(index, flag ? 1 : 0);
        } else if (value instanceof Integer number) {
            statement.setInt(index, number);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Number number) {
            statement.setDouble(index, number.doubleValue());
        } else if (value instanceof LocalDate date) {
            statement.setString(index, date.toString());
        } else if (value instanceof Instant instant) {
            statement.setString(index, INSTANT.format(instant));
        } else if (value instanceof byte[] blob) {
            statement.setBytes(index, blob);
        } else {
            throw new IllegalArgumentException("No column holds a " + value.getClass());
        }
    }

    @Override
    public String selected(GeometryColumn column) {
        return Sql.name(column.name());
    }

    @Override
    public Geometry geometry(ResultSet row, int column) throws SQLException {
        byte[] blob = row.getBytes(column);
        return blob == null ? null : GeoPackageGeometry.decode(blob);
    }

    @Override
    public String mark(GeometryColumn column) {
        return "?";
    }

    @Override
    public Object shape(GeometryColumn column, Geometry geometry) {
        return geometry == null ? null : GeoPackageGeometry.encode(geometry, column.epsg());
    }

    /** R-trees hold single floats rounded outwards. */
    @Override
    public Sql meeting(Layer layer, Envelope box) {
        return new Sql(
                "(fid IN (SELECT id FROM " + rtree(layer)
                        + " WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?))",
                List.of(box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY()));
    }

    @Override
    public Sql extent(Layer layer, Sql where) {
        String some = where.text().equals(yes())
                ? ""
                : " WHERE id IN (SELECT fid FROM " + Sql.name(layer.table()) + " WHERE " + where.text() + ")";
        return new Sql(
                "SELECT min(minx), max(maxx), min(miny), max(maxy) FROM " + rtree(layer) + some, where.parameters());
    }

    /** The R-tree of a layer's geometry column. */
    private static String rtree(Layer layer) {
        return rtree(layer.table(), layer.geometry().orElseThrow().name());
    }

    /** The R-tree of a table's geometry column. */
    static String rtree(String table, String column) {
        return Sql.name("rtree_" + table + "_" + column);
    }

    @Override
    public String differs(String column) {
        return column + " IS NOT ?";
    }

    @Override
    public String byCodePoint(String column) {
        return column;
    }

    @Override
    public Wildcards wildcards() {
        return GLOB;
    }

    @Override
    public Sql page(int most, int skip) {
        return new Sql(" LIMIT ? OFFSET ?", List.of(most, skip));
    }

    @Override
    public String ascending(String column) {
        return column;
    }

    @Override
    public String descending(String column) {
        return column + " DESC";
    }

    @Override
    public String nowMillis() {
        return "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)";
    }

    @Override
    public boolean isTaken(SQLException failure) {
        return (failure.getErrorCode() & 0xff) == CONSTRAINT;
    }
}
