package io.gewu.feature.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.api.crs.Crs;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.feature.Things;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.geotools.data.collection.ListFeatureCollection;
import org.junit.jupiter.api.Test;

/** A layer as a table that spreadsheets read. */
final class CsvFormatTest {
    @Test
    void rowsHaveAHeaderAndQuotesWhereNeeded() throws IOException {
        ListFeatureCollection things = new ListFeatureCollection(Things.type(Things.LAYER));
        things.add(Things.full());
        things.add(Things.feature(
                "B", "一, \"二\"", null, null, null, null, null, null, null, null, Things.square(113, 23, 1)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvFormat()
                .write(FeatureAnswer.of(List.of(new FeatureAnswer.Part(Things.LAYER, things, 2, 2)), Crs.crs84()), out);
        assertThat(out.toString(StandardCharsets.UTF_8).split("\r\n", -1))
                .containsExactly(
                        "\uFEFFid,code,name,storeys,people,height,ratio,open,seen,valid_from,valid_to,geom",
                        "thing.A1,A1,祖庙,5,3000000000,12.5,0.25,true,2024-05-06T07:08:09Z,2020-01-01,,"
                                + "\"POLYGON ((113 23, 113 23.01, 113.01 23.01, 113.01 23, 113 23))\"",
                        "thing.B,B,\"一, \"\"二\"\"\",,,,,,,,,\"POLYGON ((113 23, 113 24, 114 24, 114 23, 113 23))\"",
                        "");
    }
}
