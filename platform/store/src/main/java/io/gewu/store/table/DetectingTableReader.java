package io.gewu.store.table;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.load.TableReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.osgi.service.component.annotations.Component;

/** Tells a workbook from a text by its first bytes, as names and media types of uploads are often wrong. */
@Component
public final class DetectingTableReader implements TableReader {
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    @Override
    public Table read(InputStream bytes) {
        BufferedInputStream in = new BufferedInputStream(bytes, CsvTable.SAMPLE);
        try {
            in.mark(ZIP.length);
            byte[] start = in.readNBytes(ZIP.length);
            in.reset();
            return java.util.Arrays.equals(start, ZIP) ? WorkbookTable.open(in) : CsvTable.open(in);
        } catch (IOException unreadable) {
            throw malformed(unreadable);
        }
    }

    static GewuException malformed(Exception cause) {
        return new GewuException(ErrorCode.MALFORMED, "", "The table cannot be read: " + cause.getMessage(), cause);
    }
}
