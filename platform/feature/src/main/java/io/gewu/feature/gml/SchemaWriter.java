package io.gewu.feature.gml;

import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import io.gewu.feature.xml.XmlBuilder;
import java.util.ArrayList;
import java.util.List;

/** GML application schemas of layers of one namespace (OGC 07-036 clause 21): one flat type a layer. */
public final class SchemaWriter {
    private SchemaWriter() {}

    /**
     * The schema document.
     *
     * @param layers at least one, all of the same namespace
     */
    public static String schema(List<Layer> layers, GmlVersion version) {
        String prefix = layers.get(0).namespace().prefix();
        String namespace = layers.get(0).namespace().uri();
        XmlBuilder xsd = new XmlBuilder()
                .open(
                        "xsd:schema",
                        "xmlns:xsd",
                        "http://www.w3.org/2001/XMLSchema",
                        "xmlns:gml",
                        version.namespace(),
                        "xmlns:" + prefix,
                        namespace,
                        "targetNamespace",
                        namespace,
                        "elementFormDefault",
                        "qualified",
                        "version",
                        "1.0")
                .empty("xsd:import", "namespace", version.namespace(), "schemaLocation", version.schema());
        layers.forEach(layer -> type(xsd, prefix, layer, version));
        return xsd.close("xsd:schema").toString();
    }

    private static void type(XmlBuilder xsd, String prefix, Layer layer, GmlVersion version) {
        xsd.empty(
                "xsd:element",
                "name",
                layer.name(),
                "type",
                prefix + ":" + layer.name() + "Type",
                "substitutionGroup",
                version.abstractFeature());
        xsd.open("xsd:complexType", "name", layer.name() + "Type")
                .open("xsd:complexContent")
                .open("xsd:extension", "base", "gml:AbstractFeatureType")
                .open("xsd:sequence");
        // the others are inherited from GML's own type
        layer.attributes().stream()
                .filter(attribute -> attribute.gml().isEmpty())
                .forEach(attribute -> element(xsd, attribute));
        layer.geometry()
                .ifPresent(geometry -> xsd.empty(
                        "xsd:element",
                        "name",
                        geometry.name(),
                        "type",
                        version.propertyType(geometry.type()),
                        "minOccurs",
                        "0",
                        "nillable",
                        "true"));
        xsd.close("xsd:sequence")
                .close("xsd:extension")
                .close("xsd:complexContent")
                .close("xsd:complexType");
    }

    private static void element(XmlBuilder xsd, Attribute attribute) {
        List<String> declared = new ArrayList<>(List.of("name", attribute.name(), "type", type(attribute)));
        // a client may leave any property out by propertyName, so only the key must be there
        if (!attribute.key()) {
            declared.addAll(List.of("minOccurs", "0", "nillable", "true"));
        }
        xsd.open("xsd:element", declared.toArray(String[]::new))
                .open("xsd:annotation")
                .leaf("xsd:documentation", attribute.title().zh(), "xml:lang", "zh")
                .leaf("xsd:documentation", attribute.title().en(), "xml:lang", "en")
                .close("xsd:annotation")
                .close("xsd:element");
    }

    private static String type(Attribute attribute) {
        if (attribute.many()) {
            return "xsd:string";
        }
        return switch (attribute.type()) {
            case STRING, URI, CODE, LINK -> "xsd:string";
            case INTEGER -> "xsd:integer";
            case LONG -> "xsd:long";
            case DECIMAL -> "xsd:decimal";
            case DOUBLE -> "xsd:double";
            case BOOLEAN -> "xsd:boolean";
            case DATE -> "xsd:date";
            case DATE_TIME -> "xsd:dateTime";
        };
    }
}
