package io.gewu.ows.wfs;

import io.gewu.api.layer.FeatureNamespace;
import io.gewu.api.layer.Layer;
import io.gewu.feature.gml.SchemaWriter;
import io.gewu.ows.Markup;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Application schemas (OGC 09-025r2 clause 9). */
final class DescribeFeatureType {
    static final String MEDIA_TYPE = "application/gml+xml; version=3.2";
    static final List<String> FORMATS =
            List.of(MEDIA_TYPE, "text/xml; subtype=gml/3.2", "text/xml; subtype=gml/3.2.1", "XMLSCHEMA", "text/xml");

    private DescribeFeatureType() {}

    static void checkFormat(String asked) {
        String wanted = plain(asked);
        if (!asked.isEmpty() && FORMATS.stream().map(DescribeFeatureType::plain).noneMatch(wanted::equals)) {
            throw QueryParts.invalid(
                    "outputFormat", "Format \"" + asked + "\" is not offered; there are " + String.join(", ", FORMATS));
        }
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s+]", "");
    }

    /** The schema of layers; of several namespaces it is one document that imports a document for each. */
    static String schema(List<Layer> layers, String address) {
        Map<FeatureNamespace, List<Layer>> byNamespace = layers.stream()
                .collect(Collectors.groupingBy(Layer::namespace, LinkedHashMap::new, Collectors.toList()));
        if (byNamespace.size() == 1) {
            return SchemaWriter.schema(layers.stream().distinct().toList());
        }
        Markup xml = new Markup();
        xml.open("xsd:schema", "xmlns:xsd", "http://www.w3.org/2001/XMLSchema", "elementFormDefault", "qualified");
        byNamespace.forEach((namespace, some) ->
                xml.empty("xsd:import", "namespace", namespace.uri(), "schemaLocation", address(address, some)));
        return xml.close("xsd:schema").toString();
    }

    /** Where the schema of layers is. */
    static String address(String address, List<Layer> layers) {
        String names = layers.stream().map(WfsLayers::qualified).distinct().collect(Collectors.joining(","));
        return address + "?SERVICE=WFS&VERSION=" + WfsService.VERSION + "&REQUEST=DescribeFeatureType&TYPENAMES="
                + URLEncoder.encode(names, StandardCharsets.UTF_8);
    }
}
