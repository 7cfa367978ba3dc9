package io.gewu.ows.wfs.collection;

import io.gewu.api.feature.FeatureAnswer;
import io.gewu.feature.gml.GmlFeatureWriter;
import io.gewu.feature.gml.GmlVersion;
import io.gewu.feature.gml.XmlText;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.TreeMap;
import org.geotools.data.simple.SimpleFeatureIterator;

/** What feature collections of all versions have in common: declarations in the root, and streamed members. */
final class FeatureMembers {
    /** Text is handed on when it is longer; what is built at a time is a little more. */
    private static final int FLUSH_CHARS = 1 << 15;

    private FeatureMembers() {}

    /** Room for the head of a document and for members until they are handed on. */
    static StringBuilder buffer() {
        return new StringBuilder(FLUSH_CHARS + 8192);
    }

    /**
     * Appends declarations of GML and of the layers' namespaces, and where schemas are.
     *
     * @param locations of schemas other than the layers' own: namespaces and addresses in turn, separated by spaces
     */
    static void declarations(WfsAnswer answer, GmlVersion version, String locations, StringBuilder text) {
        text.append(" xmlns:gml=\"")
                .append(version.namespace())
                .append("\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"");
        Map<String, String> namespaces = new TreeMap<>();
        answer.features()
                .parts()
                .forEach(p -> namespaces.put(
                        p.layer().namespace().prefix(), p.layer().namespace().uri()));
        namespaces.forEach((prefix, uri) -> text.append(" xmlns:")
                .append(prefix)
                .append("=\"")
                .append(XmlText.escape(uri))
                .append('"'));
        text.append(" xsi:schemaLocation=\"").append(locations);
        if (!answer.schema().isEmpty() && namespaces.size() == 1) {
            namespaces
                    .values()
                    .forEach(uri -> text.append(' ')
                            .append(XmlText.escape(uri))
                            .append(' ')
                            .append(XmlText.escape(answer.schema())));
        }
        text.append('"');
    }

    /** Appends the id of the lock that holds the features, if there is one. */
    static void lockId(WfsAnswer answer, StringBuilder text) {
        answer.lockId().ifPresent(id -> text.append(" lockId=\"").append(id).append('"'));
    }

    /**
     * Writes the features of one part as they are read, none of them kept.
     *
     * @param element around each feature
     * @param text what is not handed on yet; handed on from time to time
     */
    static void write(
            WfsAnswer answer,
            FeatureAnswer.Part part,
            GmlVersion version,
            String element,
            StringBuilder text,
            Writer writer)
            throws IOException {
        if (part.returned() == 0) {
            return;
        }
        GmlFeatureWriter features = new GmlFeatureWriter(
                text,
                part.layer(),
                part.features().getSchema(),
                answer.features().crs(),
                version);
        try (SimpleFeatureIterator rows = part.features().features()) {
            while (rows.hasNext()) {
                text.append('<').append(element).append('>');
                features.write(rows.next(), "");
                text.append("</").append(element).append(">\n");
                if (text.length() > FLUSH_CHARS) {
                    writer.append(text);
                    text.setLength(0);
                }
            }
        }
    }
}
