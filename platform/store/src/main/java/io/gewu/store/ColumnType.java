package io.gewu.store;

import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.AttributeType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How attribute values stand in SQLite columns (OGC 12-128r17 table 1), both ways. */
enum ColumnType {
    TEXT("TEXT") {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }
    },
    MEDIUMINT("MEDIUMINT") {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            int value = row.getInt(column);
            return row.wasNull() ? null : value;
        }
    },
    INTEGER("INTEGER") {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            long value = row.getLong(column);
            return row.wasNull() ? null : value;
        }
    },
    DOUBLE("DOUBLE") {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            double value = row.getDouble(column);
            return row.wasNull() ? null : value;
        }
    },
    /** GeoPackage has no decimal type; 15 digits survive the way through a double. */
    DECIMAL("DOUBLE") {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            double value = row.getDouble(column);
            return row.wasNull() ? null : BigDecimal.valueOf(value);
        }
    },
    BOOLEAN("BOOLEAN") {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            int value = row.getInt(column);
            return row.wasNull() ? null : value != 0;
        }
    },
    DATE("DATE") {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            String text = row.getString(column);
            return text == null ? null : LocalDate.parse(text);
        }
    },
    DATETIME("DATETIME") {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            String text = row.getString(column);
            return text == null ? null : Instant.parse(text);
        }
    };

    /** GeoPackage's one form of instants, three decimals always, so that text order is time order. */
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    static ColumnType of(Attribute attribute) {
        return attribute.many() ? TEXT : of(attribute.type());
    }

    private static ColumnType of(AttributeType type) {
        return switch (type) {
            case STRING, URI, CODE, LINK -> TEXT;
            case INTEGER -> MEDIUMINT;
            case LONG -> INTEGER;
            case DECIMAL -> DECIMAL;
            case DOUBLE -> DOUBLE;
            case BOOLEAN -> BOOLEAN;
            case DATE -> DATE;
            case DATE_TIME -> DATETIME;
        };
    }

    /** The type's name in DDL. */
    String sql() {
        return sql;
    }

    /** One value of the current row; null for SQL's null. */
    abstract Object read(ResultSet row, int column) throws SQLException;

    /** The value as SQLite keeps it. */
    static Object stored(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        } else if (value instanceof BigDecimal number) {
            return number.doubleValue();
        } else if (value instanceof LocalDate date) {
            return date.toString();
        } else if (value instanceof Instant instant) {
            return INSTANT.format(instant);
        }
        return value;
    }

    /** Binds a value, already {@link #stored}, or null. */
    static void bind(PreparedStatement statement, int index, Object stored) throws SQLException {
        if (stored == null) {
            statement.setNull(index, Types.NULL);
        } else if (stored instanceof String text) {
            statement.setString(index, text);
        } else if (stored instanceof Integer number) {
            statement.setInt(index, number);
        } else if (stored instanceof Long number) {
            statement.setLong(index, number);
        } else if (stored instanceof Number number) {
            statement.setDouble(index, number.doubleValue());
        } else if (stored instanceof byte[] blob) {
            statement.setBytes(index, blob);
        } else {
            throw new IllegalArgumentException("No column holds a " + stored.getClass());
        }
    }
}
