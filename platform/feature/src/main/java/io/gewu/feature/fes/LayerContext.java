package io.gewu.feature.fes;

import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import io.gewu.feature.gml.AttributeText;
import io.gewu.feature.gml.DocumentCrs;
import io.gewu.feature.gml.GmlGeometryReader;
import io.gewu.feature.xml.XmlElement;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.locationtech.jts.geom.Geometry;

/**
 * A filter about one layer. Property names are looked up in the layer as the caller may see it and are never evaluated
 * as expressions; literals are typed by the attribute they are compared with; geometries come in the layer's CRS.
 *
 * @param layer as the caller may see it
 * @param document how the CRS of geometries is said
 */
public record LayerContext(Layer layer, DocumentCrs document) implements FilterContext {
    private static final String GML = "http://www.opengis.net/gml";
    private static final Set<String> GML_PROPERTIES = Set.of(
            "name", "description", "descriptionReference", "identifier", "boundedBy", "location", "metaDataProperty");

    /** GML's own properties are known and never there; so each is a literal without a value. */
    @Override
    public Expression property(XmlElement element) {
        String asked = element.text();
        int colon = asked.indexOf(':');
        boolean isGml =
                colon > 0 && element.namespace(asked.substring(0, colon)).startsWith(GML);
        Optional<Attribute> standard = isGml ? layer.gmlProperty(asked.substring(colon + 1)) : Optional.empty();
        if (standard.isPresent()) {
            return FilterReader.FILTERS.property(standard.get().name());
        }
        if (isGml && GML_PROPERTIES.contains(asked.substring(colon + 1))) {
            return FilterReader.FILTERS.literal(null);
        }
        try {
            return FilterReader.FILTERS.property(FilterReader.property(layer, asked, "filter"));
        } catch (GewuException unknown) {
            throw element.failure(unknown.code(), unknown.locator(), String.valueOf(unknown.getMessage()));
        }
    }

    @Override
    public Expression literal(String text) {
        return FilterReader.FILTERS.literal(text);
    }

    @Override
    public Expression typed(Expression side, Expression other, XmlElement operator) {
        if (!(side instanceof Literal literal) || !(literal.getValue() instanceof String text)) {
            return side;
        }
        Optional<Attribute> attribute =
                other instanceof PropertyName name ? layer.attribute(name.getPropertyName()) : Optional.empty();
        if (attribute.isEmpty() || attribute.get().many()) {
            boolean isText =
                    other instanceof FunctionCall call && call.function().gives() == String.class;
            return attribute.isPresent() || other instanceof PropertyName || isText
                    ? side
                    : numberIfItIsOne(side, text);
        }
        try {
            return FilterReader.FILTERS.literal(value(attribute.get(), text));
        } catch (NumberFormatException | DateTimeException broken) {
            throw FilterReader.wrong(
                    operator,
                    "\"" + attribute.get().name() + "\" is compared with "
                            + attribute.get().type().keyword() + " values, found \"" + text + "\"");
        }
    }

    private static Expression numberIfItIsOne(Expression side, String text) {
        try {
            return FilterReader.FILTERS.literal(Double.parseDouble(text));
        } catch (NumberFormatException justText) {
            return side;
        }
    }

    private static Object value(Attribute attribute, String text) {
        return switch (attribute.type()) {
            // 3.5 is a fair thing to compare a whole number with
            case INTEGER, LONG -> text.matches("[+-]?\\d{1,18}") ? (Object) Long.valueOf(text) : Double.valueOf(text);
            // not a BigDecimal, to which 12.5 and 12.50 are different
            case DECIMAL -> new BigDecimal(text).doubleValue();
            default -> AttributeText.value(attribute, text);
        };
    }

    @Override
    public Expression time(Expression property, String text, XmlElement operator) {
        boolean isTime = property instanceof PropertyName of
                && layer.attribute(of.getPropertyName())
                        .filter(a -> a.type() == AttributeType.DATE || a.type() == AttributeType.DATE_TIME)
                        .isPresent();
        if (!isTime) {
            throw FilterReader.wrong(operator, "<" + operator.name() + "> takes a property of type date or dateTime");
        }
        return typed(FilterReader.FILTERS.literal(text), property, operator);
    }

    @Override
    public boolean mayCall(FilterFunction function) {
        return function.where() == FilterFunction.Where.EVERYWHERE;
    }

    @Override
    public Optional<Expression> extension(XmlElement element, ExpressionReader expressions) {
        return Optional.empty();
    }

    @Override
    public Geometry geometry(XmlElement gml) {
        Crs own = Crs.epsg(column(gml).epsg());
        try {
            return GmlGeometryReader.read(gml, document).in(own);
        } catch (GewuException known) {
            throw known.locator().isEmpty()
                    ? new GewuException(known.code(), "filter", known.getMessage(), known)
                    : known;
        }
    }

    private GeometryColumn column(XmlElement at) {
        return layer.geometry()
                .orElseThrow(
                        () -> FilterReader.wrong(at, "Layer " + layer.name() + " has no geometry to compare with"));
    }

    @Override
    public Expression geometryOperand(Optional<Expression> named, XmlElement operator) {
        GeometryColumn column = column(operator);
        Expression operand = named.orElseGet(() -> FilterReader.FILTERS.property(column.name()));
        boolean isGeometry = operand instanceof PropertyName property
                ? property.getPropertyName().equals(column.name())
                : operand instanceof FunctionCall call && call.function().gives() != String.class;
        if (!isGeometry) {
            throw FilterReader.wrong(
                    operator,
                    "<" + operator.name() + "> takes a geometry; expected the property \"" + column.name() + "\"");
        }
        return operand;
    }

    @Override
    public Filter near(Expression property, Geometry constant, double metres) {
        return GroundDistance.within(
                property,
                constant,
                Crs.epsg(layer.geometry().orElseThrow().epsg()).crs(),
                metres);
    }

    @Override
    public String featureId(String id, XmlElement element) {
        FilterReader.checkType(layer, id);
        return id;
    }
}
