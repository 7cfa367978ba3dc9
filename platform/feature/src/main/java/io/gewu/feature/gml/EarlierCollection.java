package io.gewu.feature.gml;

import io.gewu.api.feature.FeatureAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.geotools.data.simple.SimpleFeatureIterator;

/** Writes the feature collections of WFS 1.1 (GML 3.1) and 1.0 (GML 2), streamed. */
final class EarlierCollection {
    private static final int FLUSH_CHARS = 1 << 15;
    private static final String WFS = "http://www.opengis.net/wfs";

    private final GmlVersion version;

    EarlierCollection(GmlVersion version) {
        this.version = version;
    }

    void write(FeatureAnswer answer, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder(FLUSH_CHARS + 8192);
        head(answer, text);
        for (FeatureAnswer.Part part : answer.parts()) {
            if (part.returned() > 0) {
                members(answer, part, text, writer);
            }
        }
        writer.append(text.append("</wfs:FeatureCollection>\n"));
        writer.flush();
    }

    private void members(FeatureAnswer answer, FeatureAnswer.Part part, StringBuilder text, Writer writer)
            throws IOException {
        GmlFeatureWriter features =
                new GmlFeatureWriter(text, part.layer(), part.features().getSchema(), answer.crs(), version);
        try (SimpleFeatureIterator rows = part.features().features()) {
            while (rows.hasNext()) {
                text.append("<gml:featureMember>");
                features.write(rows.next(), "");
                text.append("</gml:featureMember>\n");
                if (text.length() > FLUSH_CHARS) {
                    writer.append(text);
                    text.setLength(0);
                }
            }
        }
    }

    private void head(FeatureAnswer answer, StringBuilder text) {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<wfs:FeatureCollection xmlns:wfs=\"" + WFS
                + "\" xmlns:gml=\"http://www.opengis.net/gml\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"");
        Map<String, String> namespaces = new TreeMap<>();
        answer.parts()
                .forEach(p -> namespaces.put(
                        p.layer().namespace().prefix(), p.layer().namespace().uri()));
        namespaces.forEach((prefix, uri) -> text.append(" xmlns:")
                .append(prefix)
                .append("=\"")
                .append(XmlText.escape(uri))
                .append('"'));
        text.append(" xsi:schemaLocation=\"" + WFS + ' ')
                .append(
                        version == GmlVersion.V2
                                ? "http://schemas.opengis.net/wfs/1.0.0/WFS-basic.xsd"
                                : "http://schemas.opengis.net/wfs/1.1.0/wfs.xsd");
        if (!answer.schema().isEmpty() && namespaces.size() == 1) {
            namespaces
                    .values()
                    .forEach(uri -> text.append(' ')
                            .append(XmlText.escape(uri))
                            .append(' ')
                            .append(XmlText.escape(answer.schema())));
        }
        text.append('"');
        answer.lockId().ifPresent(id -> text.append(" lockId=\"").append(id).append('"'));
        if (version == GmlVersion.V2) {
            text.append(">\n<gml:boundedBy><gml:null>unknown</gml:null></gml:boundedBy>\n");
            return;
        }
        // hits are all there are, results those that follow
        text.append(" numberOfFeatures=\"")
                .append(answer.returned() > 0 ? answer.returned() : answer.matched())
                .append("\" timeStamp=\"")
                .append(answer.time().truncatedTo(ChronoUnit.SECONDS))
                .append("\">\n");
    }
}
