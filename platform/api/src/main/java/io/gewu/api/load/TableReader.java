package io.gewu.api.load;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads tables as offices send them; an OSGi service. Told apart by their first bytes: Excel workbooks (ISO/IEC 29500,
 * {@code .xlsx}, the first sheet) and comma-separated values (RFC 4180) in UTF-8 or, where the bytes are no UTF-8, in
 * GB 18030. The first row names the columns. Safe for many threads.
 */
@ProviderType
public interface TableReader {
    /**
     * A table whose rows are read as they are asked for. Close it.
     *
     * @param columns names, in order; empty for a column without one
     * @param rows without those that hold no text
     */
    record Table(List<String> columns, Stream<Row> rows) implements AutoCloseable {
        @Override
        public void close() {
            rows.close();
        }
    }

    /**
     * One row.
     *
     * @param line number of the row in the sheet, of the first line of the record in a text; the head is 1
     * @param cells texts by column, without those that are blank; times of a workbook as {@code 2022-04-12T08:00:00},
     *     days as {@code 2022-04-12}, numbers as plain decimals
     */
    record Row(long line, Map<String, String> cells) {
        /** The text of a cell. */
        public Optional<String> cell(String column) {
            return Optional.ofNullable(cells.get(column));
        }
    }

    /**
     * Opens a table.
     *
     * @param bytes read to the end and not closed
     * @throws io.gewu.api.GewuException {@code MALFORMED} if it is neither, or has no head or the same column twice;
     *     {@code TOO_LARGE} if a workbook unpacks to more than is good; both also while rows are read
     */
    Table read(InputStream bytes);
}
