package io.gewu.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AccumulatorExpr;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.expr.aggregate.AggregateRegistry;
import org.apache.jena.sparql.function.FunctionEnv;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Aggregates of GeoSPARQL 1.1 (clause 9.6): box, union, centroid and hull of a group's geometries. */
final class GeoAggregates {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int MAX_POINTS = 5_000_000;

    private GeoAggregates() {}

    /** ARQ knows aggregates for all queries alike; doing so twice does no harm. */
    static void register() {
        put("aggBoundingBox", all -> {
            Envelope box = all.getEnvelopeInternal();
            return FACTORY.toGeometry(box);
        });
        put("aggUnion", Geometry::union);
        put("aggCentroid", Geometry::getCentroid);
        put("aggConvexHull", Geometry::convexHull);
    }

    private static void put(String name, UnaryOperator<Geometry> finish) {
        AggregateRegistry.register(
                GeoFunctions.GEOF + name, (aggregate, distinct) -> new Collected(aggregate, distinct, finish));
    }

    /** The geometries of one group. */
    private static final class Collected extends AccumulatorExpr {
        private final UnaryOperator<Geometry> finish;
        private final List<Geometry> geometries = new ArrayList<>();
        private long points;

        Collected(AggCustom aggregate, boolean distinct, UnaryOperator<Geometry> finish) {
            super(aggregate.getExprList().get(0), distinct);
            this.finish = finish;
        }

        @Override
        protected void accumulate(NodeValue value, Binding binding, FunctionEnv environment) {
            Geometry geometry = GeoLiteral.of(value).geometry();
            points += geometry.getNumPoints();
            if (points > MAX_POINTS) {
                throw new ExprEvalException("More than " + MAX_POINTS + " points in one group");
            }
            geometries.add(geometry);
        }

        @Override
        protected NodeValue getAccValue() {
            if (points > MAX_POINTS) {
                throw new ExprEvalException("More than " + MAX_POINTS + " points in one group");
            }
            return GeoFunctions.literal(finish.apply(FACTORY.buildGeometry(geometries)));
        }

        @Override
        protected void accumulateError(Binding binding, FunctionEnv environment) {
            // a row without a geometry adds nothing
        }
    }
}
