package io.gewu.feature.gml;

import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
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
        StringBuilder xsd = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<xsd:schema xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" xmlns:gml=\"" + version.namespace()
                        + "\" xmlns:")
                .append(prefix)
                .append("=\"")
                .append(XmlText.escape(layers.get(0).namespace().uri()))
                .append("\" targetNamespace=\"")
                .append(XmlText.escape(layers.get(0).namespace().uri()))
                .append("\" elementFormDefault=\"qualified\" version=\"1.0\">\n")
                .append("  <xsd:import namespace=\"" + version.namespace() + "\" schemaLocation=\"" + version.schema()
                        + "\"/>\n");
        layers.forEach(layer -> type(xsd, prefix, layer, version));
        return xsd.append("</xsd:schema>\n").toString();
    }

    private static void type(StringBuilder xsd, String prefix, Layer layer, GmlVersion version) {
        xsd.append("  <xsd:element name=\"")
                .append(layer.name())
                .append("\" type=\"")
                .append(prefix)
                .append(':')
                .append(layer.name())
                .append("Type\" substitutionGroup=\"")
                .append(version.abstractFeature())
                .append("\"/>\n  <xsd:complexType name=\"")
                .append(layer.name())
                .append(
                        "Type\">\n    <xsd:complexContent>\n      <xsd:extension base=\"gml:AbstractFeatureType\">\n        <xsd:sequence>\n");
        for (Attribute attribute : layer.attributes()) {
            if (!attribute.gml().isEmpty()) {
                // inherited from GML's own type
                continue;
            }
            element(xsd, attribute.name(), type(attribute), attribute);
        }
        layer.geometry()
                .ifPresent(geometry -> xsd.append("          <xsd:element name=\"")
                        .append(geometry.name())
                        .append("\" type=\"")
                        .append(version.propertyType(geometry.type()))
                        .append("\" minOccurs=\"0\" nillable=\"true\"/>\n"));
        xsd.append(
                "        </xsd:sequence>\n      </xsd:extension>\n    </xsd:complexContent>\n  </xsd:complexType>\n");
    }

    private static void element(StringBuilder xsd, String name, String type, Attribute attribute) {
        xsd.append("          <xsd:element name=\"")
                .append(name)
                .append("\" type=\"")
                .append(type)
                .append('"');
        // a client may leave any property out by propertyName, so only the key must be there
        if (!attribute.key()) {
            xsd.append(" minOccurs=\"0\" nillable=\"true\"");
        }
        xsd.append("><xsd:annotation><xsd:documentation xml:lang=\"zh\">")
                .append(XmlText.escape(attribute.title().zh()))
                .append("</xsd:documentation><xsd:documentation xml:lang=\"en\">")
                .append(XmlText.escape(attribute.title().en()))
                .append("</xsd:documentation></xsd:annotation></xsd:element>\n");
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
