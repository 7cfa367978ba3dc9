package io.gewu.feature.fes;

import java.util.List;
import org.geotools.api.filter.capability.FunctionName;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.ExpressionVisitor;
import org.geotools.api.filter.expression.InternalFunction;
import org.geotools.api.filter.expression.Literal;
import org.geotools.filter.capability.FunctionNameImpl;
import org.locationtech.jts.geom.Geometry;

/**
 * A distance on the ground as a function, true or false: stores copy it as it is and evaluate it row by row, after the
 * index has narrowed the rows.
 */
record GroundDistanceFunction(Expression property, GroundDistance ground) implements InternalFunction {
    private static final FunctionName NAME = new FunctionNameImpl("gewuGroundDistance", Boolean.class);

    @Override
    public Object evaluate(Object feature) {
        return property.evaluate(feature) instanceof Geometry geometry && ground.holds(geometry);
    }

    @Override
    public <T> T evaluate(Object feature, Class<T> context) {
        Object answer = evaluate(feature);
        return context.isInstance(answer) ? context.cast(answer) : null;
    }

    @Override
    public InternalFunction duplicate(Expression... parameters) {
        return new GroundDistanceFunction(parameters[0], ground);
    }

    @Override
    public Object accept(ExpressionVisitor visitor, Object extraData) {
        return visitor.visit(this, extraData);
    }

    @Override
    public String getName() {
        return NAME.getName();
    }

    @Override
    public FunctionName getFunctionName() {
        return NAME;
    }

    @Override
    public List<Expression> getParameters() {
        return List.of(property);
    }

    @Override
    public Literal getFallbackValue() {
        return FilterReader.FILTERS.literal(false);
    }
}
