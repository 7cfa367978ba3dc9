package io.gewu.store.table;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.load.TableReader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that the first row gives to the columns. */
final class Columns {
    private final List<String> names;

    /** Of the head as it stands; blank names at its end are columns without a name. */
    Columns(List<String> head) {
        this.names = head.stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw new GewuException(
                        ErrorCode.MALFORMED, "", "Line 1: the column \"" + name + "\" stands there twice");
            }
        }
        if (seen.isEmpty()) {
            throw new GewuException(ErrorCode.MALFORMED, "", "Line 1: expected names of columns, found none");
        }
    }

    List<String> names() {
        return names;
    }

    /** The row with its cells by name; empty if nothing is written in it. */
    Optional<TableReader.Row> row(long line, List<String> cells) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
            String text = cells.get(i).strip();
            if (!names.get(i).isEmpty() && !text.isEmpty()) {
                named.put(names.get(i), text);
            }
        }
        return named.isEmpty() ? Optional.empty() : Optional.of(new TableReader.Row(line, named));
    }
}
