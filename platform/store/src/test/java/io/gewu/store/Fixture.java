package io.gewu.store;

import io.gewu.api.LocalizedText;
import io.gewu.api.layer.Access;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.FeatureNamespace;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.IriTemplate;
import io.gewu.api.layer.Layer;
import io.gewu.testkit.TestAttribute;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A layer of small things with one attribute of each type. */
final class Fixture {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    static final Layer THINGS = new Layer(
            "thing",
            "test",
            FeatureNamespace.GEWU,
            new LocalizedText("东西", "Thing"),
            new LocalizedText("", ""),
            List.of(),
            Optional.of(new GeometryColumn("geom", GeometryColumn.Type.MULTI_POLYGON, 4490)),
            "https://example.org/Thing",
            IriTemplate.parse("thing/{code}"),
            List.of(
                    attribute("code", AttributeType.STRING, true),
                    attribute("name", AttributeType.STRING, false),
                    attribute("storeys", AttributeType.INTEGER, false),
                    attribute("people", AttributeType.LONG, false),
                    attribute("height", AttributeType.DECIMAL, false),
                    attribute("ratio", AttributeType.DOUBLE, false),
                    attribute("open", AttributeType.BOOLEAN, false),
                    attribute("built", AttributeType.DATE, false),
                    attribute("seen", AttributeType.DATE_TIME, false)),
            List.of("thing"),
            new Access("public", "", ""),
            "thing");

    private Fixture() {}

    static Attribute attribute(String name, AttributeType type, boolean key) {
        return attribute(name, name, type, key);
    }

    /** A text in a column of another name. */
    static Attribute column(String name, String column, boolean key) {
        return attribute(name, column, AttributeType.STRING, key);
    }

    private static Attribute attribute(String name, String column, AttributeType type, boolean key) {
        return TestAttribute.of(name, type).column(column).key(key).build();
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
