package io.gewu.ows.wfs;

import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.layer.Layer;
import io.gewu.feature.fes.FilterReader;
import io.gewu.feature.gml.GmlFeatureWriter;
import io.gewu.feature.gml.GmlId;
import io.gewu.feature.gml.GmlVersion;
import io.gewu.feature.gml.XmlText;
import io.gewu.feature.query.FeatureQuery;
import io.gewu.feature.query.FeatureRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;

/** The values of one property as {@code wfs:ValueCollection} (OGC 09-025r2 clause 10.3). */
final class PropertyValues {
    static final String MEDIA_TYPE = "application/gml+xml; version=3.2";
    private static final int FLUSH_CHARS = 1 << 15;

    private PropertyValues() {}

    /** The request over only those features that have a value, so that numbers count values. */
    static FeatureRequest withValues(FeatureRequest request, String reference) {
        var filters = CommonFactoryFinder.getFilterFactory();
        return request.withQueries(request.queries().stream()
                .map(query -> property(query.layer(), reference)
                        .map(name -> new FeatureQuery(
                                query.layer(),
                                QueryParameters.both(
                                        query.filter(), filters.not(filters.isNull(filters.property(name)))),
                                Set.of(name),
                                query.order(),
                                query.crs()))
                        .orElse(query))
                .toList());
    }

    /** The property meant; empty for the feature's id. */
    private static Optional<String> property(Layer layer, String reference) {
        String plain = reference.trim();
        if (plain.equals("@gml:id") || plain.endsWith("/@gml:id")) {
            return Optional.empty();
        }
        return Optional.of(FilterReader.property(layer, plain, "valueReference"));
    }

    static void write(FeatureAnswer answer, String reference, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder(FLUSH_CHARS + 8192);
        head(answer, text);
        // not closed: a stream closed after a failure would look like a whole answer
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        for (FeatureAnswer.Part part : answer.parts()) {
            if (part.returned() > 0) {
                members(part, answer, reference, text, writer);
            }
        }
        writer.append(text.append("</wfs:ValueCollection>\n"));
        writer.flush();
    }

    private static void members(
            FeatureAnswer.Part part, FeatureAnswer answer, String reference, StringBuilder text, Writer writer)
            throws IOException {
        Optional<String> property = property(part.layer(), reference);
        int index =
                property.map(name -> part.features().getSchema().indexOf(name)).orElse(-1);
        GmlFeatureWriter values =
                new GmlFeatureWriter(text, part.layer(), part.features().getSchema(), answer.crs(), GmlVersion.V3_2);
        try (SimpleFeatureIterator rows = part.features().features()) {
            while (rows.hasNext()) {
                SimpleFeature feature = rows.next();
                text.append("<wfs:member>");
                if (index < 0) {
                    text.append(GmlId.encode(feature.getID()));
                } else {
                    values.writeValue(feature, index);
                }
                text.append("</wfs:member>\n");
                if (text.length() > FLUSH_CHARS) {
                    writer.append(text);
                    text.setLength(0);
                }
            }
        }
    }

    private static void head(FeatureAnswer answer, StringBuilder text) {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<wfs:ValueCollection xmlns:wfs=\"http://www.opengis.net/wfs/2.0\""
                        + " xmlns:gml=\"http://www.opengis.net/gml/3.2\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xsi:schemaLocation=\"http://www.opengis.net/wfs/2.0"
                        + " http://schemas.opengis.net/wfs/2.0/wfs.xsd http://www.opengis.net/gml/3.2"
                        + " http://schemas.opengis.net/gml/3.2.1/gml.xsd\" timeStamp=\"")
                .append(answer.time().truncatedTo(ChronoUnit.SECONDS))
                .append("\" numberMatched=\"")
                .append(answer.matched())
                .append("\" numberReturned=\"")
                .append(answer.returned())
                .append('"');
        answer.pages()
                .next()
                .ifPresent(link ->
                        text.append(" next=\"").append(XmlText.escape(link)).append('"'));
        answer.pages()
                .previous()
                .ifPresent(link ->
                        text.append(" previous=\"").append(XmlText.escape(link)).append('"'));
        text.append(">\n");
    }
}
