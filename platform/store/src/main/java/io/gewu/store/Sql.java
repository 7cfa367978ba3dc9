package io.gewu.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL and what its question marks stand for. Values never become part of the text.
 *
 * @param text SQL
 * @param parameters values in order, each of an attribute's class
 */
record Sql(String text, List<Object> parameters) {
    /** A name as an SQL identifier. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The same piece between other text. */
    Sql within(String before, String after) {
        return new Sql(before + text + after, parameters);
    }

    /** This piece and another one after it. */
    Sql then(Sql next) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(next.parameters());
        return new Sql(text + next.text(), all);
    }
}
