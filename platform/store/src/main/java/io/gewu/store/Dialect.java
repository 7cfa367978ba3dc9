package io.gewu.store;

import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** What one kind of database says or keeps differently from another. Safe for many threads. */
interface Dialect {
    /** A condition that is always true. */
    String yes();

    /** A condition that is never true. */
    String no();

    /** One value of the current row, in the attribute's class; null for SQL's null. */
    Object read(ColumnType type, ResultSet row, int column) throws SQLException;

    /** A value just read, or null where SQL's null was read as a zero. */
    static Object orNull(Object value, ResultSet row) throws SQLException {
        return row.wasNull() ? null : value;
    }

    /** Binds a value of an attribute's class, a {@link Geometry} as {@link #shape} made it, or null. */
    void bind(PreparedStatement statement, int index, Object value) throws SQLException;

    /** The expression that selects a geometry so that {@link #geometry} can read it. */
    String selected(GeometryColumn column);

    /** The geometry of the current row, longitude or easting first; null for SQL's null. */
    Geometry geometry(ResultSet row, int column) throws SQLException;

    /** What stands in INSERT and UPDATE where a geometry is bound. */
    String mark(GeometryColumn column);

    /** A geometry as it is bound; null for none. */
    Object shape(GeometryColumn column, Geometry geometry);

    /** Rows whose envelope meets a box that is not empty: none is missed, and some may be too many. */
    Sql meeting(Layer layer, Envelope box);

    /** The box of the rows of a condition: west, east, south, north; nulls for none. */
    Sql extent(Layer layer, Sql where);

    /** Whether a column is different from a parameter, null counting as a value. */
    String differs(String column);

    /** A text column in an order by code points. */
    String byCodePoint(String column);

    /** The operator that matches patterns by case, for any number of characters and for one. */
    Wildcards wildcards();

    /** How many rows, from which on; {@code most} is -1 for all. */
    Sql page(int most, int skip);

    /** Nulls come first. */
    String ascending(String column);

    /** Nulls come last. */
    String descending(String column);

    /** The time now in milliseconds since 1970, by the database's clock. */
    String nowMillis();

    /** Whether a failure says that a unique value exists already. */
    boolean isTaken(SQLException failure);

    /**
     * How patterns are written.
     *
     * @param operator between column and pattern
     * @param many stands for any number of characters
     * @param one stands for one character
     * @param special characters that mean themselves only when escaped
     * @param before put before an escaped character
     * @param after put after it
     */
    record Wildcards(String operator, String many, String one, String special, String before, String after) {
        void append(StringBuilder pattern, char literal) {
            if (special.indexOf(literal) >= 0) {
                pattern.append(before).append(literal).append(after);
            } else {
                pattern.append(literal);
            }
        }
    }
}
