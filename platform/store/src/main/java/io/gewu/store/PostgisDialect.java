package io.gewu.store;

import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/** PostgreSQL with PostGIS. */
final class PostgisDialect implements Dialect {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Wildcards LIKE = new Wildcards("LIKE", "%", "_", "%_\\", "\\", "");

    @Override
    public String yes() {
        return "true";
    }

    @Override
    public String no() {
        return "false";
    }

    @Override
    public Object read(ColumnType type, ResultSet row, int column) throws SQLException {
        return switch (type) {
            case TEXT -> row.getString(column);
            case INTEGER -> Dialect.orNull(row.getInt(column), row);
            case LONG -> Dialect.orNull(row.getLong(column), row);
            case DOUBLE -> Dialect.orNull(row.getDouble(column), row);
            case DECIMAL -> row.getBigDecimal(column);
            case BOOLEAN -> Dialect.orNull(row.getBoolean(column), row);
            case DATE -> row.getObject(column, LocalDate.class);
            case INSTANT -> {
                OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
                yield time == null ? null : time.toInstant();
            }
        };
    }

    @Override
    public void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Instant instant) {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        } else {
            statement.setObject(index, value);
        }
    }

    /** Tables of others may have heights, which nothing here knows of. */
    @Override
    public String selected(GeometryColumn column) {
        return "ST_AsBinary(ST_Force2D(" + Sql.name(column.name()) + "), 'NDR')";
    }

    @Override
    public Geometry geometry(ResultSet row, int column) throws SQLException {
        byte[] wkb = row.getBytes(column);
        return wkb == null ? null : GeoPackageGeometry.wkb(wkb);
    }

    @Override
    public String mark(GeometryColumn column) {
        return "ST_GeomFromWKB(?, " + column.epsg() + ")";
    }

    @Override
    public Object shape(GeometryColumn column, Geometry geometry) {
        return geometry == null ? null : new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry);
    }

    /** The index keeps single floats rounded outwards, and so does the operator. */
    @Override
    public Sql meeting(Layer layer, Envelope box) {
        GeometryColumn column = layer.geometry().orElseThrow();
        return new Sql(
                "coalesce(" + Sql.name(column.name()) + " && ST_MakeEnvelope(?, ?, ?, ?, " + column.epsg()
                        + "), false)",
                List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
    }

    @Override
    public Sql extent(Layer layer, Sql where) {
        String column = Sql.name(layer.geometry().orElseThrow().name());
        return where.within(
                "SELECT ST_XMin(e), ST_XMax(e), ST_YMin(e), ST_YMax(e) FROM (SELECT ST_Extent(" + column
                        + ") AS e FROM " + Sql.name(layer.table()) + " WHERE ",
                ") AS box");
    }

    @Override
    public String differs(String column) {
        return column + " IS DISTINCT FROM ?";
    }

    /** For columns of this store it changes nothing; tables of others sort as their language does. */
    @Override
    public String byCodePoint(String column) {
        return column + " COLLATE \"C\"";
    }

    @Override
    public Wildcards wildcards() {
        return LIKE;
    }

    @Override
    public Sql page(int most, int skip) {
        return most < 0 ? new Sql(" OFFSET ?", List.of(skip)) : new Sql(" LIMIT ? OFFSET ?", List.of(most, skip));
    }

    @Override
    public String ascending(String column) {
        return column + " NULLS FIRST";
    }

    @Override
    public String descending(String column) {
        return column + " DESC NULLS LAST";
    }

    @Override
    public String nowMillis() {
        return "(extract(epoch FROM now()) * 1000)::bigint";
    }

    @Override
    public boolean isTaken(SQLException failure) {
        return UNIQUE_VIOLATION.equals(failure.getSQLState());
    }
}
