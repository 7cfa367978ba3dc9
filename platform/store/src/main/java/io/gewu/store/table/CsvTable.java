package io.gewu.store.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.gewu.api.load.TableReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Comma-separated values, in UTF-8 or as Chinese versions of Excel write them, in GB 18030. */
final class CsvTable {
    /** So many bytes at the start tell the encoding. */
    static final int SAMPLE = 1 << 16;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private CsvTable() {}

    static TableReader.Table open(BufferedInputStream in) throws IOException {
        in.mark(SAMPLE);
        byte[] sample = in.readNBytes(SAMPLE);
        in.reset();
        if (starts(sample)) {
            in.skipNBytes(BYTE_ORDER_MARK.length);
        }
        CsvReader<CsvRecord> records = CsvReader.builder()
                .skipEmptyLines(true)
                .ofCsvRecord(new InputStreamReader(in, encoding(sample).newDecoder()));
        Iterator<CsvRecord> iterator = records.iterator();
        List<String> head = tried(() -> iterator.hasNext() ? iterator.next().getFields() : List.of());
        Columns columns = new Columns(head);
        Stream<TableReader.Row> rows = Stream.generate(() -> tried(() -> next(iterator, columns)))
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow);
        return new TableReader.Table(columns.names(), rows);
    }

    private static Optional<TableReader.Row> next(Iterator<CsvRecord> records, Columns columns) {
        while (records.hasNext()) {
            CsvRecord record = records.next();
            Optional<TableReader.Row> row = columns.row(record.getStartingLineNumber(), record.getFields());
            if (row.isPresent()) {
                return row;
            }
        }
        return Optional.empty();
    }

    private static <T> T tried(java.util.function.Supplier<T> read) {
        try {
            return read.get();
        } catch (CsvParseException | UncheckedIOException unreadable) {
            throw DetectingTableReader.malformed(unreadable.getCause() instanceof Exception cause ? cause : unreadable);
        }
    }

    private static boolean starts(byte[] sample) {
        return sample.length >= BYTE_ORDER_MARK.length
                && java.util.Arrays.equals(
                        sample, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    /** The sample may end within a character: what is left undecoded there is no fault. */
    private static Charset encoding(byte[] sample) {
        CharsetDecoder strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean valid = !strict.decode(ByteBuffer.wrap(sample), CharBuffer.allocate(sample.length + 1), false)
                .isError();
        return valid ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
    }
}
