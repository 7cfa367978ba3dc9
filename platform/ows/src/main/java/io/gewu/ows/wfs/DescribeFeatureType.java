package io.gewu.ows.wfs;

import io.gewu.api.layer.FeatureNamespace;
import io.gewu.api.layer.Layer;
import io.gewu.feature.gml.SchemaWriter;
import io.gewu.feature.xml.XmlBuilder;
import io.gewu.ows.KvpParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Application schemas (OGC 09-025r2 clause 9). */
final class DescribeFeatureType {
    private static final String LATEST = "application/gml+xml; version=3.2";

    private DescribeFeatureType() {}

    /** Names of the one format of a version, the usual one first. */
    static List<String> formats(WfsVersion version) {
        return switch (version) {
            case V2_0 ->
                List.of(LATEST, "text/xml; subtype=gml/3.2", "text/xml; subtype=gml/3.2.1", "XMLSCHEMA", "text/xml");
            case V1_1 -> List.of(version.format(), "text/gml; subtype=gml/3.1.1", "XMLSCHEMA", "text/xml");
            case V1_0 -> List.of("XMLSCHEMA", "text/xml", version.format());
        };
    }

    /** The Content-Type of schemas. */
    static String mediaType(WfsVersion version) {
        return version == WfsVersion.V1_0 ? "text/xml" : version.format();
    }

    static void checkFormat(String asked, WfsVersion version) {
        String wanted = plain(asked);
        List<String> formats = formats(version);
        if (!asked.isEmpty() && formats.stream().map(DescribeFeatureType::plain).noneMatch(wanted::equals)) {
            throw KvpParameters.invalid(
                    "outputFormat", "Format \"" + asked + "\" is not offered; there are " + String.join(", ", formats));
        }
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s+]", "");
    }

    /** The schema of layers; of several namespaces it is one document that imports a document for each. */
    static String schema(List<Layer> layers, String address, WfsVersion version) {
        Map<FeatureNamespace, List<Layer>> byNamespace = layers.stream()
                .collect(Collectors.groupingBy(Layer::namespace, LinkedHashMap::new, Collectors.toList()));
        if (byNamespace.size() == 1) {
            return SchemaWriter.schema(layers.stream().distinct().toList(), version.gml());
        }
        XmlBuilder xml = new XmlBuilder();
        xml.open("xsd:schema", "xmlns:xsd", "http://www.w3.org/2001/XMLSchema", "elementFormDefault", "qualified");
        byNamespace.forEach((namespace, some) -> xml.empty(
                "xsd:import", "namespace", namespace.uri(), "schemaLocation", address(address, some, version)));
        return xml.close("xsd:schema").toString();
    }

    /** Where the schema of layers is. */
    static String address(String address, List<Layer> layers, WfsVersion version) {
        String names = layers.stream().map(WfsLayers::qualified).distinct().collect(Collectors.joining(","));
        return address + "?SERVICE=WFS&VERSION=" + version.number() + "&REQUEST=DescribeFeatureType&"
                + (version == WfsVersion.V2_0 ? "TYPENAMES=" : "TYPENAME=")
                + URLEncoder.encode(names, StandardCharsets.UTF_8);
    }
}
