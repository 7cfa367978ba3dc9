package io.gewu.feature.fes;

import io.gewu.api.crs.Crs;
import io.gewu.feature.gml.AttributeText;
import io.gewu.feature.gml.DocumentCrs;
import io.gewu.feature.gml.GmlGeometryReader;
import io.gewu.feature.xml.XmlElement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.locationtech.jts.geom.Geometry;

/**
 * A filter whose layer is not known yet, as in styles: property names are plain names, literals that look like numbers
 * are numbers, geometries keep the CRS they name. {@link FilterBinding} does the rest when the layer is known.
 *
 * @param extension reads elements that are expressions beside those of Filter Encoding
 */
public record UnboundContext(Extension extension) implements FilterContext {
    /** Names only: nothing that any library could take for a path. */
    private static final Pattern PLAIN_NAME =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.\\-]*(:[\\p{L}_][\\p{L}\\p{N}_.\\-]*)?");

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,15})(\\.\\d+)?([eE][+-]?\\d{1,3})?");

    /** Expressions of another standard than Filter Encoding. Implementations are safe for many threads. */
    @FunctionalInterface
    public interface Extension {
        /**
         * Reads an element.
         *
         * @param expressions reads what is inside
         * @return empty if the element is none of these expressions
         */
        Optional<Expression> read(XmlElement element, ExpressionReader expressions);
    }

    @Override
    public Expression property(XmlElement element) {
        String name = element.text();
        if (!PLAIN_NAME.matcher(name).matches()) {
            throw FilterReader.wrong(element, "Attribute \"" + name + "\"; expected a plain name");
        }
        return FilterReader.FILTERS.property(name);
    }

    @Override
    public Expression literal(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return FilterReader.FILTERS.literal(text);
        }
        return text.matches("-?\\d+")
                ? FilterReader.FILTERS.literal(Long.parseLong(text))
                : FilterReader.FILTERS.literal(Double.parseDouble(text));
    }

    @Override
    public Expression typed(Expression side, Expression other, XmlElement operator) {
        return side;
    }

    @Override
    public Expression time(Expression property, String text, XmlElement operator) {
        if (!(property instanceof PropertyName)) {
            throw FilterReader.wrong(operator, "<" + operator.name() + "> takes a property of type date or dateTime");
        }
        try {
            return FilterReader.FILTERS.literal(
                    text.length() == 10 ? LocalDate.parse(text) : AttributeText.instant(text));
        } catch (DateTimeException broken) {
            throw FilterReader.wrong(operator, "\"" + text + "\" is neither a date nor a dateTime");
        }
    }

    @Override
    public boolean mayCall(FilterFunction function) {
        return true;
    }

    @Override
    public Optional<Expression> extension(XmlElement element, ExpressionReader expressions) {
        return extension.read(element, expressions);
    }

    /** The CRS goes with the geometry, as GeoTools has it, until the layer is known. */
    @Override
    public Geometry geometry(XmlElement gml) {
        GmlGeometryReader.Read read = GmlGeometryReader.read(gml, DocumentCrs.UNKNOWN);
        read.crs().map(Crs::crs).ifPresent(read.geometry()::setUserData);
        return read.geometry();
    }

    @Override
    public Expression geometryOperand(Optional<Expression> named, XmlElement operator) {
        Expression operand = named.orElseGet(() -> FilterReader.FILTERS.property(""));
        if (operand instanceof Literal) {
            throw FilterReader.wrong(operator, "<" + operator.name() + "> takes a geometry");
        }
        return operand;
    }

    @Override
    public Filter near(Expression property, Geometry constant, double metres) {
        return FilterReader.FILTERS.dwithin(property, FilterReader.FILTERS.literal(constant), metres, "m");
    }

    @Override
    public String featureId(String id, XmlElement element) {
        return id;
    }
}
