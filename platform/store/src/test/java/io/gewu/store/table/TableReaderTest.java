package io.gewu.store.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.GewuException;
import io.gewu.api.load.TableReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** Tables as programs of offices write them. */
final class TableReaderTest {
    private static final TableReader READER = new DetectingTableReader();

    private static List<TableReader.Row> read(byte[] bytes) {
        try (TableReader.Table table = READER.read(new ByteArrayInputStream(bytes))) {
            return table.rows().toList();
        }
    }

    private static void expectRows(byte[] bytes) {
        assertThat(read(bytes))
                .containsExactly(
                        new TableReader.Row(2, Map.of("编号", "1", "内容", "路灯,不亮")),
                        new TableReader.Row(4, Map.of("编号", "2")));
    }

    private static final String CSV = "编号,内容\r\n1,\"路灯,不亮\"\r\n,\r\n2,\r\n";

    @Test
    void textIsReadInTheEncodingItHas() {
        expectRows(CSV.getBytes(StandardCharsets.UTF_8));
        expectRows(("\ufeff" + CSV).getBytes(StandardCharsets.UTF_8));
        expectRows(CSV.getBytes(Charset.forName("GB18030")));
    }

    @Test
    void aTextLongerThanTheSampleIsReadAsWhatItStartsWith() {
        String row = "1,\"路灯,不亮\"\r\n";
        List<TableReader.Row> rows = read(("编号,内容\r\n" + row.repeat(9000)).getBytes(StandardCharsets.UTF_8));
        assertThat(rows).hasSize(9000);
        assertThat(rows.get(8999).cells()).containsEntry("内容", "路灯,不亮");
    }

    @Test
    void aWorkbookGivesNumbersAndTimesAsTheyAreMeant() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("工单");
            List<String> head = List.of("编号", "时间", "日期", "经度", "完成");
            for (int i = 0; i < head.size(); i++) {
                sheet.value(0, i, head.get(i));
            }
            sheet.value(1, 0, 20220412000123L);
            sheet.value(1, 1, LocalDateTime.of(2022, 4, 12, 8, 30));
            sheet.style(1, 1).format("yyyy/m/d h:mm").set();
            sheet.value(1, 2, LocalDateTime.of(2022, 4, 13, 0, 0));
            sheet.style(1, 2).format("yyyy年m月d日").set();
            sheet.value(1, 3, 113.105);
            sheet.style(1, 3).format("0.000").set();
            sheet.value(1, 4, true);
        }
        assertThat(read(bytes.toByteArray()))
                .containsExactly(new TableReader.Row(
                        2,
                        Map.of(
                                "编号", "20220412000123",
                                "时间", "2022-04-12T08:30:00",
                                "日期", "2022-04-13",
                                "经度", "113.105",
                                "完成", "true")));
    }

    @Test
    void whatIsNoTableIsRefusedInWords() throws IOException {
        assertThatThrownBy(() -> read("编号,编号\n1,2\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(GewuException.class)
                .hasMessageContaining("\"编号\" stands there twice");
        assertThatThrownBy(() -> read(new byte[0])).hasMessageContaining("found none");
        assertThatThrownBy(() -> read(zip("a.txt", "no workbook".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(GewuException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aSmallFileThatUnpacksToGigabytesIsRefused() throws IOException {
        assertThatThrownBy(() -> read(zip("xl/worksheets/sheet1.xml", new byte[300 << 20])))
                .isInstanceOf(GewuException.class)
                .hasMessageContaining("unpacks to more than 256 MB");
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
