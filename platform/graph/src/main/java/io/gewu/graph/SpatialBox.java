package io.gewu.graph;

import java.util.Optional;
import java.util.Set;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_GreaterThan;
import org.apache.jena.sparql.expr.E_GreaterThanOrEqual;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LessThanOrEqual;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.apache.jena.sparql.util.Context;
import org.locationtech.jts.geom.Envelope;

/**
 * What a condition says about where a geometry must lie.
 *
 * @param literal the variable of the geometry literal
 * @param degrees the box that every geometry meets for which the condition holds
 */
record SpatialBox(Var literal, Envelope degrees) {
    private static final Set<String> DISTANCES =
            Set.of(GeoFunctions.GEOF + "distance", GeoFunctions.SPATIALF + "distance");
    private static final String METRIC_DISTANCE = GeoFunctions.GEOF + "metricDistance";
    /** Least metres in a degree of latitude, and of longitude at the equator. */
    private static final double METRES_NORTH = 110_500;

    private static final double METRES_EAST = 111_300;
    private static final double MARGIN = 1.02;

    /** Empty if the condition does not tie one variable to a box. */
    static Optional<SpatialBox> of(Expr condition, Context context) {
        FunctionEnv environment = new FunctionEnvBase(context);
        try {
            if (condition instanceof E_Function call) {
                return relation(call, environment);
            }
            if (condition instanceof E_LessThan || condition instanceof E_LessThanOrEqual) {
                ExprFunction2 less = (ExprFunction2) condition;
                return within(less.getArg1(), less.getArg2(), environment);
            }
            if (condition instanceof E_GreaterThan || condition instanceof E_GreaterThanOrEqual) {
                ExprFunction2 greater = (ExprFunction2) condition;
                return within(greater.getArg2(), greater.getArg1(), environment);
            }
        } catch (ExprEvalException unusable) {
            // the filter itself will say so, row by row
        }
        return Optional.empty();
    }

    private static Optional<SpatialBox> relation(E_Function call, FunctionEnv environment) {
        String iri = call.getFunctionIRI();
        boolean usable = iri.startsWith(GeoFunctions.GEOF)
                && call.getArgs().size() == 2
                && GeoRelations.needsMeetingBoxes(iri.substring(GeoFunctions.GEOF.length()));
        return usable ? pair(call.getArg(1), call.getArg(2), environment) : Optional.empty();
    }

    private static Optional<SpatialBox> within(Expr distance, Expr limit, FunctionEnv environment) {
        if (!(distance instanceof E_Function call) || !isSteady(limit)) {
            return Optional.empty();
        }
        double metres;
        if (DISTANCES.contains(call.getFunctionIRI()) && call.getArgs().size() == 3 && isSteady(call.getArg(3))) {
            metres = GeoFunctions.metres(value(call.getArg(3), environment));
        } else if (METRIC_DISTANCE.equals(call.getFunctionIRI())) {
            metres = 1;
        } else {
            return Optional.empty();
        }
        double reach = value(limit, environment).getDouble() * metres;
        return pair(call.getArg(1), call.getArg(2), environment).flatMap(box -> box.widened(reach));
    }

    /** One of the two is a variable, the other a geometry. */
    private static Optional<SpatialBox> pair(Expr a, Expr b, FunctionEnv environment) {
        if (a.isVariable() && isSteady(b)) {
            return Optional.of(new SpatialBox(a.asVar(), envelope(b, environment)));
        }
        if (b.isVariable() && isSteady(a)) {
            return Optional.of(new SpatialBox(b.asVar(), envelope(a, environment)));
        }
        return Optional.empty();
    }

    private static Envelope envelope(Expr expression, FunctionEnv environment) {
        return GeoLiteral.of(value(expression, environment)).geometry().getEnvelopeInternal();
    }

    private static NodeValue value(Expr expression, FunctionEnv environment) {
        return expression.eval(BindingFactory.root(), environment);
    }

    /** A constant, or a function of geometry over constants, which says the same for every row. */
    private static boolean isSteady(Expr expression) {
        if (expression instanceof E_Function call) {
            return call.getFunctionIRI().startsWith(GeoFunctions.GEOF)
                    && call.getArgs().stream().allMatch(SpatialBox::isSteady);
        }
        return expression.isConstant();
    }

    /** Empty near the poles and the date line, where a box is no help. */
    private Optional<SpatialBox> widened(double metres) {
        if (degrees.isNull() || !(metres >= 0)) {
            return Optional.empty();
        }
        double north = metres / METRES_NORTH * MARGIN;
        double highest = Math.max(Math.abs(degrees.getMinY()), Math.abs(degrees.getMaxY())) + north;
        if (highest > 85) {
            return Optional.empty();
        }
        double east = metres / (METRES_EAST * Math.cos(Math.toRadians(highest))) * MARGIN;
        Envelope wide = new Envelope(degrees);
        wide.expandBy(east, north);
        boolean whole = wide.getMinX() < -180 || wide.getMaxX() > 180;
        return whole ? Optional.empty() : Optional.of(new SpatialBox(literal, wide));
    }
}
