package io.gewu.ows.wfs.collection;

import io.gewu.api.crs.Crs;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.feature.gml.GmlFeatureWriter;
import io.gewu.feature.gml.GmlVersion;
import io.gewu.feature.gml.XmlText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.geotools.data.simple.SimpleFeatureIterator;

/** WFS 2.0 feature collections of GML 3.2, streamed. */
final class Wfs20FeatureCollection implements CollectionFormat {
    private static final String MEDIA_TYPE = "application/gml+xml; version=3.2";

    @Override
    public List<String> names() {
        return List.of(
                MEDIA_TYPE,
                "text/xml; subtype=gml/3.2",
                "text/xml; subtype=gml/3.2.1",
                "gml32",
                "gml3",
                "GML3",
                "text/xml");
    }

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public Optional<Crs> defaultCrs() {
        return Optional.empty();
    }

    @Override
    public void write(WfsAnswer answer, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (answer.single()) {
            single(answer, writer);
            return;
        }
        StringBuilder text = FeatureMembers.buffer();
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        head(answer, text);
        boolean several = answer.features().parts().size() > 1;
        for (FeatureAnswer.Part part : answer.features().parts()) {
            if (several) {
                text.append("<wfs:member><wfs:FeatureCollection");
                counts(text, answer, part.matched(), part.returned());
                text.append('>');
            }
            FeatureMembers.write(answer, part, GmlVersion.V3_2, "wfs:member", text, writer);
            if (several) {
                text.append("</wfs:FeatureCollection></wfs:member>\n");
            }
        }
        text.append("</wfs:FeatureCollection>\n");
        writer.append(text);
        writer.flush();
    }

    private static void single(WfsAnswer answer, Writer writer) throws IOException {
        FeatureAnswer.Part part = answer.features().parts().get(0);
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        try (SimpleFeatureIterator rows = part.features().features()) {
            if (!rows.hasNext()) {
                throw new IOException("The feature is gone");
            }
            StringBuilder attributes = new StringBuilder();
            declarations(answer, attributes);
            new GmlFeatureWriter(
                            text,
                            part.layer(),
                            part.features().getSchema(),
                            answer.features().crs(),
                            GmlVersion.V3_2)
                    .write(rows.next(), attributes.toString());
        }
        writer.append(text.append('\n'));
        writer.flush();
    }

    private static void head(WfsAnswer answer, StringBuilder text) {
        text.append("<wfs:FeatureCollection xmlns:wfs=\"http://www.opengis.net/wfs/2.0\"");
        declarations(answer, text);
        counts(text, answer, answer.features().matched(), answer.features().returned());
        answer.features()
                .pages()
                .next()
                .ifPresent(link ->
                        text.append(" next=\"").append(XmlText.escape(link)).append('"'));
        answer.features()
                .pages()
                .previous()
                .ifPresent(link ->
                        text.append(" previous=\"").append(XmlText.escape(link)).append('"'));
        FeatureMembers.lockId(answer, text);
        text.append(">\n");
    }

    private static void declarations(WfsAnswer answer, StringBuilder text) {
        String wfs =
                answer.single() ? "" : "http://www.opengis.net/wfs/2.0 http://schemas.opengis.net/wfs/2.0/wfs.xsd ";
        String gml = GmlVersion.V3_2.namespace() + " " + GmlVersion.V3_2.schema();
        FeatureMembers.declarations(answer, GmlVersion.V3_2, wfs + gml, text);
    }

    private static void counts(StringBuilder text, WfsAnswer answer, long matched, long returned) {
        text.append(" timeStamp=\"")
                .append(answer.features().time().truncatedTo(ChronoUnit.SECONDS))
                .append("\" numberMatched=\"")
                .append(matched)
                .append("\" numberReturned=\"")
                .append(returned)
                .append('"');
    }
}
