package io.gewu.ows.wms;

import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.layer.Attribute;
import io.gewu.api.rest.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.locationtech.jts.geom.Geometry;

/** Features for people to read: plain text, and HTML with everything escaped. */
final class InfoText {
    private InfoText() {}

    static void plain(List<FeatureAnswer.Part> parts, Locale language, HttpServletResponse response)
            throws IOException {
        StringBuilder text = new StringBuilder();
        for (FeatureAnswer.Part part : parts) {
            text.append(part.layer().title().in(language))
                    .append(" (")
                    .append(part.layer().name())
                    .append(")\n");
            try (SimpleFeatureIterator rows = part.features().features()) {
                while (rows.hasNext()) {
                    SimpleFeature feature = rows.next();
                    text.append("  ").append(feature.getID()).append('\n');
                    lines(
                            part,
                            feature,
                            language,
                            (title, value) -> text.append("    ")
                                    .append(title)
                                    .append(" = ")
                                    .append(value)
                                    .append('\n'));
                }
            }
        }
        send(text, "text/plain; charset=utf-8", response);
    }

    static void html(List<FeatureAnswer.Part> parts, Locale language, HttpServletResponse response) throws IOException {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html lang=\"")
                .append(language.getLanguage())
                .append(
                        "\"><head><meta charset=\"utf-8\"><title>GetFeatureInfo</title><style>body{font:14px sans-serif}"
                                + "table{border-collapse:collapse;margin:0 0 1em}td,th{border:1px solid #ccd;padding:2px 8px;text-align:left}"
                                + "caption{text-align:left;font-weight:bold}</style></head><body>\n");
        for (FeatureAnswer.Part part : parts) {
            try (SimpleFeatureIterator rows = part.features().features()) {
                while (rows.hasNext()) {
                    SimpleFeature feature = rows.next();
                    page.append("<table><caption>")
                            .append(Html.escape(part.layer().title().in(language) + " " + feature.getID()))
                            .append("</caption>\n");
                    lines(
                            part,
                            feature,
                            language,
                            (title, value) -> page.append("<tr><th>")
                                    .append(Html.escape(title))
                                    .append("</th><td>")
                                    .append(Html.escape(value))
                                    .append("</td></tr>\n"));
                    page.append("</table>\n");
                }
            }
        }
        page.append("</body></html>\n");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        send(page, "text/html; charset=utf-8", response);
    }

    private interface Line {
        void add(String title, String value);
    }

    private static void lines(FeatureAnswer.Part part, SimpleFeature feature, Locale language, Line line) {
        for (int i = 0; i < feature.getAttributeCount(); i++) {
            Object value = feature.getAttribute(i);
            String name = feature.getFeatureType().getDescriptor(i).getLocalName();
            if (value != null && !(value instanceof Geometry)) {
                Optional<Attribute> attribute = part.layer().attribute(name);
                String title = attribute.map(a -> a.title().in(language)).orElse(name);
                String unit = attribute.map(Attribute::unit).orElse("");
                String label = attribute
                        .map(a -> a.values().get(value.toString()))
                        .map(text -> text.in(language) + " (" + value + ")")
                        .orElse(value.toString());
                line.add(title, unit.isEmpty() ? label : label + " " + unit);
            }
        }
    }

    private static void send(StringBuilder text, String type, HttpServletResponse response) throws IOException {
        response.setContentType(type);
        response.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
