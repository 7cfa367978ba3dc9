package io.gewu.feature;

import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Access;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.IriTemplate;
import io.gewu.api.layer.Layer;
import io.gewu.feature.fes.FilterReader;
import io.gewu.feature.gml.DocumentCrs;
import io.gewu.feature.xml.XmlInput;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A layer with one attribute of each type, and features of it. */
public final class Things {
    public static final GeometryFactory FACTORY = new GeometryFactory();

    /** Stored in degrees of EPSG:4490; valid from day to day. */
    public static final Layer LAYER = layer(GeometryColumn.Type.POLYGON, 4490);

    private Things() {}

    /** The layer with another geometry. */
    public static Layer layer(GeometryColumn.Type type, int epsg) {
        return Layer.builder("thing")
                .plugin("test")
                .title("东西", "Thing")
                .geometry(new GeometryColumn("geom", type, epsg))
                .classIri("https://example.org/Thing")
                .iri(IriTemplate.parse("thing/{code}"))
                .attributes(List.of(
                        attribute("code", AttributeType.STRING, Attribute.TimeRole.NONE),
                        attribute("name", AttributeType.STRING, Attribute.TimeRole.NONE),
                        attribute("storeys", AttributeType.INTEGER, Attribute.TimeRole.NONE),
                        attribute("people", AttributeType.LONG, Attribute.TimeRole.NONE),
                        attribute("height", AttributeType.DECIMAL, Attribute.TimeRole.NONE),
                        attribute("ratio", AttributeType.DOUBLE, Attribute.TimeRole.NONE),
                        attribute("open", AttributeType.BOOLEAN, Attribute.TimeRole.NONE),
                        attribute("seen", AttributeType.DATE_TIME, Attribute.TimeRole.NONE),
                        attribute("valid_from", AttributeType.DATE, Attribute.TimeRole.START),
                        attribute("valid_to", AttributeType.DATE, Attribute.TimeRole.END)))
                .access(new Access("public", "", ""))
                .build();
    }

    private static Attribute attribute(String name, AttributeType type, Attribute.TimeRole time) {
        return Attribute.builder(name, type).key(name.equals("code")).time(time).build();
    }

    /** The type of features, attributes then geometry. */
    public static SimpleFeatureType type(Layer layer) {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName(layer.name());
        layer.attributes().forEach(a -> type.add(a.name(), a.valueClass()));
        GeometryColumn geometry = layer.geometry().orElseThrow();
        type.add(
                geometry.name(),
                geometry.type().binding(),
                Crs.parse("EPSG:" + geometry.epsg()).crs());
        return type.buildFeatureType();
    }

    /** A feature with every attribute. */
    public static SimpleFeature full() {
        return feature(
                "A1",
                "祖庙",
                5,
                3_000_000_000L,
                new BigDecimal("12.5"),
                0.25,
                true,
                Instant.parse("2024-05-06T07:08:09Z"),
                LocalDate.of(2020, 1, 1),
                null,
                square(113, 23, 0.01));
    }

    /** A feature with its key and shape alone. */
    public static SimpleFeature bare(Geometry shape) {
        return feature("B1", null, null, null, null, null, null, null, null, null, shape);
    }

    /** A feature of given values. */
    public static SimpleFeature feature(Object... values) {
        return SimpleFeatureBuilder.build(type(LAYER), values, LAYER.featureId((String) values[0]));
    }

    /** A square polygon. */
    public static Geometry square(double west, double south, double size) {
        return FACTORY.toGeometry(new Envelope(west, west + size, south, south + size));
    }

    /** A filter document over these things. */
    public static Filter filter(String text) {
        return FilterReader.read(
                XmlInput.of(new StringReader(text)).root().element(), LAYER, DocumentCrs.of(Crs.urn(4490)));
    }
}
