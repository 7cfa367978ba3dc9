package io.gewu.store;

import io.gewu.api.layer.Access;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.IriTemplate;
import io.gewu.api.layer.Layer;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A layer of small things with one attribute of each type. */
final class Fixture {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    static final Layer THINGS = Layer.builder("thing")
            .plugin("test")
            .title("东西", "Thing")
            .geometry(new GeometryColumn("geom", GeometryColumn.Type.MULTI_POLYGON, 4490))
            .classIri("https://example.org/Thing")
            .iri(IriTemplate.parse("thing/{code}"))
            .attributes(List.of(
                    attribute("code", AttributeType.STRING, true),
                    attribute("name", AttributeType.STRING, false),
                    attribute("storeys", AttributeType.INTEGER, false),
                    attribute("people", AttributeType.LONG, false),
                    attribute("height", AttributeType.DECIMAL, false),
                    attribute("ratio", AttributeType.DOUBLE, false),
                    attribute("open", AttributeType.BOOLEAN, false),
                    attribute("built", AttributeType.DATE, false),
                    attribute("seen", AttributeType.DATE_TIME, false)))
            .styles(List.of("thing"))
            .access(new Access("public", "", ""))
            .build();

    private Fixture() {}

    static Attribute attribute(String name, AttributeType type, boolean key) {
        return attribute(name, name, type, key);
    }

    /** A text in a column of another name. */
    static Attribute column(String name, String column, boolean key) {
        return attribute(name, column, AttributeType.STRING, key);
    }

    private static Attribute attribute(String name, String column, AttributeType type, boolean key) {
        return Attribute.builder(name, type).column(column).key(key).build();
    }

    static Geometry square(double west, double south, double size) {
        return FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(west, south),
            new Coordinate(west + size, south),
            new Coordinate(west + size, south + size),
            new Coordinate(west, south + size),
            new Coordinate(west, south)
        });
    }
}
