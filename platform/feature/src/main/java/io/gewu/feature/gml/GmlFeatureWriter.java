package io.gewu.feature.gml;

import io.gewu.api.crs.Crs;
import io.gewu.api.crs.CrsTransform;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import java.math.BigDecimal;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.locationtech.jts.geom.Geometry;

/** Writes features of one layer as flat GML 3.2 simple features. For one thread. */
public final class GmlFeatureWriter {
    private final StringBuilder out;
    private final String id;
    /** GML demands the authority of an identifier. */
    private final String codeSpace;

    private final String prefix;
    private final String element;
    private final String[] names;
    private final boolean[] isGeometry;
    private final int[] order;
    private final GmlGeometryWriter geometries;
    private final CrsTransform reprojection;

    /**
     * @param out where the text goes
     * @param type the features' type, geometry in the layer's CRS
     * @param crs how coordinates are written
     * @param version of GML
     */
    public GmlFeatureWriter(StringBuilder out, Layer layer, SimpleFeatureType type, Crs crs, GmlVersion version) {
        this.out = out;
        this.codeSpace = " codeSpace=\"" + XmlText.escape(layer.namespace().uri()) + '"';
        this.id = ' ' + version.idAttribute() + "=\"";
        this.prefix = layer.namespace().prefix();
        this.element = prefix + ":" + layer.name();
        this.geometries = new GmlGeometryWriter(out, crs, version);
        this.names = new String[type.getAttributeCount()];
        this.isGeometry = new boolean[names.length];
        this.order = new int[names.length];
        int written = 0;
        for (int i = 0; i < names.length; i++) {
            String name = type.getDescriptor(i).getLocalName();
            String standard = layer.attribute(name).map(Attribute::gml).orElse("");
            names[i] = standard.isEmpty() ? prefix + ":" + name : "gml:" + standard;
            isGeometry[i] = Geometry.class.isAssignableFrom(
                    type.getDescriptor(i).getType().getBinding());
        }
        // properties of GML come before the layer's own, in this order
        for (String first : new String[] {"gml:description", "gml:identifier", "gml:name", prefix + ":"}) {
            for (int i = 0; i < names.length; i++) {
                if (names[i].startsWith(first)) {
                    order[written++] = i;
                }
            }
        }
        this.reprojection = CrsTransform.of(type, crs);
    }

    /** Writes a feature; {@code attributes} is put into its start tag, as namespace declarations. */
    public void write(SimpleFeature feature, String attributes) {
        out.append('<')
                .append(element)
                .append(attributes)
                .append(id)
                .append(GmlId.encode(feature.getID()))
                .append("\">");
        for (int i : order) {
            Object value = feature.getAttribute(i);
            if (value != null) {
                out.append('<')
                        .append(names[i])
                        .append(names[i].equals("gml:identifier") ? codeSpace : "")
                        .append('>');
                writeValue(feature, i);
                out.append("</").append(names[i]).append('>');
            }
        }
        out.append("</").append(element).append('>');
    }

    /** Writes what one property holds, without the property's element; nothing for null. */
    public void writeValue(SimpleFeature feature, int attribute) {
        Object value = feature.getAttribute(attribute);
        if (value == null) {
            return;
        }
        if (isGeometry[attribute]) {
            geometries.write(reprojection.apply((Geometry) value), GmlId.encode(feature.getID()) + ".geom");
        } else {
            value(value);
        }
    }

    private void value(Object value) {
        if (value instanceof String text) {
            XmlText.append(out, text);
        } else if (value instanceof BigDecimal number) {
            out.append(number.toPlainString());
        } else {
            // numbers, booleans, LocalDate and Instant write themselves as XML Schema wants them
            out.append(value);
        }
    }
}
