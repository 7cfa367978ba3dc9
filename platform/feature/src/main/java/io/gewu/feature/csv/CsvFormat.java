package io.gewu.feature.csv;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.crs.CrsTransform;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.feature.FeatureOutputFormat;
import io.gewu.feature.gml.Numbers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.WKTWriter;
import org.osgi.service.component.annotations.Component;

/**
 * One layer as a table: feature id, attributes, geometry as WKT with longitude or easting first. UTF-8 with a byte
 * order mark, without which spreadsheets take Chinese for something else.
 */
@Component
public final class CsvFormat implements FeatureOutputFormat {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int FLUSH_CHARS = 1 << 15;

    @Override
    public List<String> names() {
        return List.of("text/csv", "csv");
    }

    @Override
    public String mediaType() {
        return "text/csv; charset=utf-8; header=present";
    }

    @Override
    public String suffix() {
        return "csv";
    }

    @Override
    public Optional<Crs> defaultCrs() {
        return Optional.of(Crs.crs84());
    }

    @Override
    public void write(FeatureAnswer answer, OutputStream out) throws IOException {
        if (answer.parts().size() != 1) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    "outputFormat",
                    "CSV holds one layer, found " + answer.parts().size() + " queries");
        }
        FeatureAnswer.Part part = answer.parts().get(0);
        SimpleFeatureType type = part.features().getSchema();
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder().append(BYTE_ORDER_MARK).append("id");
        for (int i = 0; i < type.getAttributeCount(); i++) {
            text.append(',');
            cell(text, type.getDescriptor(i).getLocalName());
        }
        text.append("\r\n");
        if (part.returned() > 0) {
            rows(part, answer.crs(), text, writer);
        }
        writer.append(text);
        writer.flush();
    }

    private static void rows(FeatureAnswer.Part part, Crs crs, StringBuilder text, Writer writer) throws IOException {
        SimpleFeatureType type = part.features().getSchema();
        CrsTransform reprojection = CrsTransform.of(type, crs);
        WKTWriter wkt = new WKTWriter();
        wkt.setPrecisionModel(new PrecisionModel(Math.pow(10, Numbers.decimals(crs.crs()))));
        try (SimpleFeatureIterator rows = part.features().features()) {
            while (rows.hasNext()) {
                SimpleFeature feature = rows.next();
                cell(text, feature.getID());
                for (Object value : feature.getAttributes()) {
                    text.append(',');
                    if (value instanceof Geometry shape) {
                        cell(text, wkt.write(reprojection.apply(shape)));
                    } else if (value instanceof BigDecimal number) {
                        text.append(number.toPlainString());
                    } else if (value != null) {
                        cell(text, value.toString());
                    }
                }
                text.append("\r\n");
                if (text.length() > FLUSH_CHARS) {
                    writer.append(text);
                    text.setLength(0);
                }
            }
        }
    }

    private static void cell(StringBuilder text, String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        if (plain) {
            text.append(value);
        } else {
            text.append('"').append(value.replace("\"", "\"\"")).append('"');
        }
    }
}
