package io.gewu.graph;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.E_Call;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.expr.aggregate.AggregateRegistry;

/**
 * Refuses what would leave this server or run foreign code (SERVICE, functions that are not built in), and constants
 * that cannot mean what they say.
 */
final class QueryCheck {
    private QueryCheck() {}

    /**
     * Looks through the whole query, expressions and subqueries included.
     *
     * @throws GewuException {@code INVALID_PARAMETER} naming what is refused
     */
    static void check(Query query) {
        if (query.isJsonType()) {
            throw refused("JSON { } is no query form of SPARQL 1.1");
        }
        if (query.getQueryPattern() == null) {
            return;
        }
        Op algebra = Algebra.compile(query);
        Walker.walk(algebra, new Patterns(), new Expressions());
    }

    private static final class Patterns extends OpVisitorBase {
        @Override
        public void visit(OpService service) {
            throw refused("SERVICE " + service.getService() + " is not allowed: this server asks no other");
        }

        // the walker leaves out what orders and what is summed up

        @Override
        public void visit(OpOrder order) {
            order.getConditions().forEach(by -> Walker.walk(by.getExpression(), this, new Expressions()));
        }

        @Override
        public void visit(OpGroup group) {
            for (ExprAggregator aggregation : group.getAggregators()) {
                ExprList summed = aggregation.getAggregator().getExprList();
                if (summed != null) {
                    Walker.walk(summed, this, new Expressions());
                }
            }
        }

        @Override
        public void visit(OpBGP bgp) {
            bgp.getPattern().forEach(triple -> {
                Node predicate = triple.getPredicate();
                if (predicate.isURI() && predicate.getURI().startsWith("java:")) {
                    throw refused("Property function <" + predicate.getURI() + "> is not allowed");
                }
            });
        }
    }

    private static final class Expressions extends ExprVisitorBase {
        @Override
        public void visit(ExprFunctionN function) {
            if (function instanceof E_Call) {
                throw refused("CALL is not allowed: name the function");
            }
            if (function instanceof E_Function call) {
                String iri = call.getFunctionIRI();
                if (!Functions.isAllowed(iri)) {
                    throw refused("Function <" + iri + "> is not known to this server");
                }
                if (iri.startsWith(GeoFunctions.GEOF) || iri.startsWith(GeoFunctions.SPATIALF)) {
                    call.getArgs().forEach(Expressions::geometry);
                }
            }
        }

        @Override
        public void visit(ExprAggregator aggregation) {
            if (aggregation.getAggregator() instanceof AggCustom custom
                    && !(custom.getIRI().startsWith(GeoFunctions.GEOF)
                            && AggregateRegistry.isRegistered(custom.getIRI()))) {
                throw refused("Aggregate <" + custom.getIRI() + "> is not known to this server");
            }
        }

        private static void geometry(Expr argument) {
            if (argument.isConstant()
                    && GeoLiteral.isGeometry(argument.getConstant().asNode())) {
                try {
                    GeoLiteral.of(argument.getConstant());
                } catch (ExprEvalException unusable) {
                    throw refused(unusable.getMessage());
                }
            }
        }
    }

    private static GewuException refused(String message) {
        return new GewuException(ErrorCode.INVALID_PARAMETER, "query", message);
    }
}
