package io.gewu.store.table;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.load.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** The first sheet of a workbook, which is laid down in a file, as its parts are read in an order of their own. */
final class WorkbookTable {
    /** A few kilobytes can unpack to gigabytes. */
    private static final long MOST_UNPACKED = 256L << 20;

    private WorkbookTable() {}

    static TableReader.Table open(InputStream in) throws IOException {
        Path file = Files.createTempFile("gewu-table", ".xlsx");
        try {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            measure(file);
            return table(file);
        } catch (IOException | ExcelReaderException unreadable) {
            Files.deleteIfExists(file);
            throw DetectingTableReader.malformed(unreadable);
        } catch (GewuException refused) {
            Files.deleteIfExists(file);
            throw refused;
        }
    }

    private static void measure(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long unpacked = 0;
            byte[] buffer = new byte[1 << 16];
            for (ZipEntry entry : zip.stream().toList()) {
                // what an entry says of its size may be a lie
                try (InputStream part = zip.getInputStream(entry)) {
                    for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
                        unpacked += read;
                        if (unpacked > MOST_UNPACKED) {
                            throw tooLarge();
                        }
                    }
                }
            }
        }
    }

    private static GewuException tooLarge() {
        return new GewuException(
                ErrorCode.TOO_LARGE, "", "The workbook unpacks to more than " + (MOST_UNPACKED >> 20) + " MB");
    }

    private static TableReader.Table table(Path file) throws IOException {
        ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
        try {
            Iterator<Row> rows = workbook.getFirstSheet().openStream().iterator();
            Columns columns = new Columns(rows.hasNext() ? cells(rows.next()) : List.of());
            Stream<TableReader.Row> named = Stream.generate(() -> next(rows, columns))
                    .takeWhile(Optional::isPresent)
                    .map(Optional::orElseThrow)
                    .onClose(() -> close(workbook, file));
            return new TableReader.Table(columns.names(), named);
        } catch (IOException | RuntimeException unreadable) {
            workbook.close();
            throw unreadable;
        }
    }

    private static Optional<TableReader.Row> next(Iterator<Row> rows, Columns columns) {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                Optional<TableReader.Row> named = columns.row(row.getRowNum(), cells(row));
                if (named.isPresent()) {
                    return named;
                }
            }
            return Optional.empty();
        } catch (ExcelReaderException | UncheckedIOException broken) {
            throw DetectingTableReader.malformed(broken);
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(cell == null ? "" : text(cell)));
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER && isTime(cell)) {
            var time = cell.asDate();
            boolean day = time.toLocalTime().equals(LocalTime.MIDNIGHT);
            return day ? time.toLocalDate().toString() : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.withNano(0));
        }
        return switch (cell.getType()) {
            case NUMBER -> cell.asNumber().stripTrailingZeros().toPlainString();
            case EMPTY, ERROR -> "";
            default -> Optional.ofNullable(cell.getText()).orElse("");
        };
    }

    /** Workbooks keep times as numbers; only the format of the cell tells. */
    private static boolean isTime(Cell cell) {
        String format = Optional.ofNullable(cell.getDataFormatString()).orElse("");
        return format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]", "").matches("(?i).*[ymdhs年月日时].*");
    }

    private static void close(ReadableWorkbook workbook, Path file) {
        try {
            workbook.close();
            Files.deleteIfExists(file);
        } catch (IOException left) {
            throw new UncheckedIOException("A temporary file is left behind: " + file, left);
        }
    }
}
