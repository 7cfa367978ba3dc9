package io.gewu.demo;

import java.util.HashMap;
import java.util.Map;

/** Builds one row: {@code Row.of("code", code, "name", name)}; null values are left out. */
final class Row {
    private Row() {}

    static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                row.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return row;
    }
}
