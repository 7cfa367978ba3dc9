package io.gewu.api.rest;

import io.gewu.api.GewuException;
import io.gewu.api.load.TableReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The answer to a table that was sent in: how many rows were taken, how many were known already, and each row that was
 * refused with its reason. Rows are taken one by one while the answer is written, so a bad row holds back none and the
 * table may be of any length. As JSON, or by {@code ?f=csv} as the refused rows with one column more, to be mended and
 * sent again.
 *
 * @since 2.0
 */
public final class TableReply {
    /** Takes one row in. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes a row.
         *
         * @return false if it was known already
         * @throws GewuException if the row is refused
         * @throws IllegalArgumentException if the row is refused
         * @throws DateTimeException if the row is refused
         */
        boolean take(TableReader.Row row);
    }

    private record Refused(TableReader.Row row, String reason) {}

    private final TableReader.Table table;
    private final Taker taker;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong known = new AtomicLong();

    private TableReply(TableReader.Table table, Taker taker) {
        this.table = table;
        this.taker = taker;
    }

    /**
     * The answer.
     *
     * @param table closed with the answer
     */
    public static RestReply of(RestRequest request, TableReader.Table table, Taker taker) {
        TableReply reply = new TableReply(table, taker);
        boolean csv = request.query("f").filter("csv"::equals).isPresent();
        return csv
                ? new RestReply.Content(
                        200,
                        "text/csv;charset=UTF-8",
                        Map.of("Content-Disposition", "attachment; filename=\"refused.csv\""),
                        reply::csv)
                : RestReply.json(reply.json());
    }

    private Optional<Refused> tried(TableReader.Row row) {
        try {
            (taker.take(row) ? taken : known).incrementAndGet();
            return Optional.empty();
        } catch (GewuException refused) {
            if (refused.code().http() >= 500) {
                // not the row's fault: what follows would fail as well
                throw refused;
            }
            return Optional.of(new Refused(row, refused.getMessage()));
        } catch (IllegalArgumentException | DateTimeException unfit) {
            return Optional.of(new Refused(row, String.valueOf(unfit.getMessage())));
        }
    }

    /** The counts stand behind the rows: they are final when they are written. */
    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rejected", table.rows().flatMap(row -> tried(row).stream()).map(TableReply::json));
        json.put("taken", taken);
        json.put("known", known);
        return json;
    }

    private static Map<String, Object> json(Refused refused) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("line", refused.row().line());
        json.put("reason", refused.reason());
        json.put("cells", refused.row().cells());
        return json;
    }

    private void csv(OutputStream out) throws IOException {
        try (table;
                Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            // the mark by which spreadsheet programs know UTF-8
            text.write('\ufeff');
            List<String> columns =
                    table.columns().stream().filter(name -> !name.isEmpty()).toList();
            List<String> head = new ArrayList<>(columns);
            head.add("原因 reason");
            line(text, head);
            for (Iterator<TableReader.Row> rows = table.rows().iterator(); rows.hasNext(); ) {
                Optional<Refused> refused = tried(rows.next());
                if (refused.isPresent()) {
                    List<String> cells = new ArrayList<>();
                    columns.forEach(
                            name -> cells.add(refused.get().row().cell(name).orElse("")));
                    cells.add(refused.get().reason());
                    line(text, cells);
                }
            }
        }
    }

    private static void line(Writer text, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            text.write(i == 0 ? "\"" : ",\"");
            text.write(cells.get(i).replace("\"", "\"\""));
            text.write('"');
        }
        text.write("\r\n");
    }
}
