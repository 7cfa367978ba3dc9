package io.gewu.feature.gml;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import io.gewu.feature.xml.XmlInput;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads features and single values of one layer, GML 3.2, 3.1 or 2; geometries come in the layer's CRS. For one thread.
 */
public final class GmlFeatureReader {
    private static final String GML = "http://www.opengis.net/gml";

    private final Layer layer;
    private final XmlInput xml;
    private final DocumentCrs document;

    /**
     * @param layer as the caller may see it
     * @param xml stands at the feature's or the value's element when a method is called, and past it afterwards
     * @param document how the CRS of geometries is said
     */
    public GmlFeatureReader(Layer layer, XmlInput xml, DocumentCrs document) {
        this.layer = layer;
        this.xml = xml;
        this.document = document;
    }

    /**
     * A feature as it was sent.
     *
     * @param id the feature id; empty for none
     * @param values by attribute; null where an element says that there is no value
     */
    public record Read(String id, Map<String, Object> values) {}

    /**
     * Reads the feature at this place.
     *
     * @throws GewuException {@code INVALID_VALUE} naming attribute, what was found and what was expected
     */
    public Read read() {
        String id = GmlId.decode(xml.attribute("id") + xml.attribute("fid"));
        Map<String, Object> values = new LinkedHashMap<>();
        int here = xml.depth();
        while (xml.nextChild(here)) {
            boolean isGml = xml.namespace().startsWith(GML);
            Optional<String> standard = isGml ? layer.gmlProperty(xml.name()).map(Attribute::name) : Optional.empty();
            if (isGml && standard.isEmpty()) {
                // gml:boundedBy, gml:identifier and their like are derived or not kept
                xml.skip();
                continue;
            }
            String name = standard.orElseGet(() -> property(xml.name()));
            if (values.containsKey(name)) {
                throw broken(name, "it stands twice");
            }
            values.put(name, value(name));
        }
        return new Read(id, values);
    }

    private boolean isProperty(String name) {
        return layer.attribute(name).isPresent() || isGeometry(name);
    }

    private boolean isGeometry(String name) {
        return layer.geometry().map(GeometryColumn::name).filter(name::equals).isPresent();
    }

    private String property(String name) {
        if (isProperty(name)) {
            return name;
        }
        throw xml.fail(
                ErrorCode.INVALID_VALUE,
                name,
                "Layer " + layer.name() + " has no property \"" + name + "\"; it has "
                        + String.join(
                                ", ",
                                layer.attributes().stream().map(Attribute::name).toList())
                        + layer.geometry().map(g -> ", " + g.name()).orElse(""));
    }

    /**
     * Reads the value that the element at this place holds.
     *
     * @param name an attribute or the geometry
     * @return null for {@code xsi:nil}, for an element without content and for an empty text that is no text
     */
    public Object value(String name) {
        if (xml.attribute("nil").equals("true")) {
            xml.skip();
            return null;
        }
        return isGeometry(name) ? geometry(name) : text(layer.attribute(name).orElseThrow());
    }

    private Object text(Attribute attribute) {
        Optional<String> text = xml.textOrChild(xml::skip);
        if (text.isEmpty()) {
            throw broken(attribute.name(), "expected " + attribute.type().keyword() + ", found elements");
        }
        if (text.get().isEmpty() && (attribute.type() != AttributeType.STRING || attribute.key())) {
            return null;
        }
        try {
            return AttributeText.value(attribute, text.get());
        } catch (NumberFormatException | DateTimeException broken) {
            throw broken(
                    attribute.name(),
                    "expected " + attribute.type().keyword() + ", found \"" + shortened(text.get()) + "\"");
        }
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private Object geometry(String name) {
        GeometryColumn column = layer.geometry().orElseThrow();
        Geometry found = null;
        int here = xml.depth();
        while (xml.nextChild(here)) {
            if (found != null) {
                throw broken(name, "it has one geometry, found another");
            }
            try {
                found = GmlGeometryReader.read(xml.element(), document).in(Crs.epsg(column.epsg()));
            } catch (GewuException broken) {
                throw new GewuException(
                        broken.code() == ErrorCode.INVALID_PARAMETER ? ErrorCode.INVALID_VALUE : broken.code(),
                        name,
                        layer.name() + "." + name + ": " + broken.getMessage(),
                        broken);
            }
        }
        return found;
    }

    private GewuException broken(String name, String message) {
        return xml.fail(ErrorCode.INVALID_VALUE, name, layer.name() + "." + name + ": " + message);
    }
}
