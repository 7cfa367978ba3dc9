package io.gewu.feature.fes;

import io.gewu.api.GewuException;
import io.gewu.feature.xml.XmlElement;
import java.util.Optional;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.expression.Expression;
import org.locationtech.jts.geom.Geometry;

/**
 * Where a filter stands, which decides what its names and values mean: in a request about a layer
 * ({@link LayerContext}), or in a style whose layer is not known yet ({@link UnboundContext}). All methods throw
 * {@link GewuException} at the place of the element they were given.
 */
public sealed interface FilterContext permits LayerContext, UnboundContext {
    /** The property that a {@code ValueReference} or {@code PropertyName} element names. */
    Expression property(XmlElement name);

    /**
     * The value of a literal.
     *
     * @param text of the literal
     */
    Expression literal(String text);

    /**
     * A literal in the class of what it is compared with, so that text, numbers and times compare as such.
     *
     * @param side a literal, or anything else, which comes back as it is
     * @param other what it is compared with
     */
    Expression typed(Expression side, Expression other, XmlElement operator);

    /**
     * An instant or a day to compare a property with.
     *
     * @param property checked to be of a time, as far as that is known
     */
    Expression time(Expression property, String text, XmlElement operator);

    /** Whether a function may be called here. */
    boolean mayCall(FilterFunction function);

    /** An element that is an expression here and nowhere else; empty if it is not. */
    Optional<Expression> extension(XmlElement element, ExpressionReader expressions);

    /** A constant geometry, in the CRS of the layer if that is known. */
    Geometry geometry(XmlElement gml);

    /**
     * What a geometry is compared with.
     *
     * @param named the other operand; empty for the layer's own geometry
     */
    Expression geometryOperand(Optional<Expression> named, XmlElement operator);

    /**
     * Whether something is within so many metres of a constant geometry.
     *
     * @param metres on the ground
     */
    Filter near(Expression property, Geometry constant, double metres);

    /**
     * A feature id.
     *
     * @param id decoded
     */
    String featureId(String id, XmlElement element);
}
