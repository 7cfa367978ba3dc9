package io.gewu.feature.fes;

import io.gewu.api.crs.CrsTransform;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.spatial.DWithin;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.filter.visitor.DuplicatingFilterVisitor;
import org.locationtech.jts.geom.Geometry;

/**
 * Makes a filter that was read without a layer one of a layer: geometries that name their CRS come in the layer's, and
 * distances become metres on the ground.
 */
public final class FilterBinding {
    private FilterBinding() {}

    /**
     * The filter for features of a layer.
     *
     * @param filter as {@link UnboundContext} has it read; it stays as it is
     * @param layer the CRS of the layer, longitude or easting first
     * @throws io.gewu.api.GewuException {@code UNKNOWN_CRS} or {@code INVALID_PARAMETER} if a geometry cannot be in it
     */
    public static Filter bind(Filter filter, CoordinateReferenceSystem layer) {
        return (Filter) filter.accept(new Visitor(layer), null);
    }

    private static final class Visitor extends DuplicatingFilterVisitor {
        private final CoordinateReferenceSystem layer;

        Visitor(CoordinateReferenceSystem layer) {
            super(FilterReader.FILTERS);
            this.layer = layer;
        }

        @Override
        public Object visit(Literal literal, Object extra) {
            return literal.getValue() instanceof Geometry geometry
                    ? FilterReader.FILTERS.literal(inLayer(geometry))
                    : super.visit(literal, extra);
        }

        private Geometry inLayer(Geometry geometry) {
            if (!(geometry.getUserData() instanceof CoordinateReferenceSystem own)) {
                return geometry;
            }
            Geometry moved = CrsTransform.between(own, layer).apply(geometry).copy();
            moved.setUserData(null);
            return moved;
        }

        @Override
        public Object visit(DWithin near, Object extra) {
            Expression property = (Expression) near.getExpression1().accept(this, extra);
            Expression constant = (Expression) near.getExpression2().accept(this, extra);
            return constant instanceof Literal literal && literal.getValue() instanceof Geometry geometry
                    ? GroundDistance.within(property, geometry, layer, near.getDistance())
                    : super.visit(near, extra);
        }
    }
}
