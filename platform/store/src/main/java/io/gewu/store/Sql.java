package io.gewu.store;

import java.util.List;

/**
 * A piece of SQL and what its question marks stand for. Values never become part of the text.
 *
 * @param text SQL
 * @param parameters values in order, as {@link ColumnType#stored} gives them
 */
record Sql(String text, List<Object> parameters) {
    static final Sql TRUE = new Sql("1", List.of());
    static final Sql FALSE = new Sql("0", List.of());

    /** A name as an SQL identifier. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The R-tree of a table's geometry column. */
    static String rtree(String table, String column) {
        return name("rtree_" + table + "_" + column);
    }
}
