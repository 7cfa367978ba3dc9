package io.gewu.graph;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.function.FunctionRegistry;

/**
 * Refuses what would leave this server or run foreign code: SERVICE, functions and properties that are not built in.
 */
final class QueryCheck {
    private QueryCheck() {}

    static void check(Query query) {
        if (query.getQueryPattern() == null) {
            return;
        }
        Op algebra = Algebra.compile(query);
        Walker.walk(algebra, new Patterns(), new Functions());
    }

    private static final class Patterns extends OpVisitorBase {
        @Override
        public void visit(OpService service) {
            throw refused("SERVICE " + service.getService() + " is not allowed: this server asks no other");
        }

        @Override
        public void visit(OpBGP bgp) {
            BasicPattern pattern = bgp.getPattern();
            pattern.forEach(triple -> {
                if (triple.getPredicate().isURI()
                        && triple.getPredicate().getURI().startsWith("java:")) {
                    throw refused("Property function " + triple.getPredicate() + " is not allowed");
                }
            });
        }
    }

    private static final class Functions extends ExprVisitorBase {
        @Override
        public void visit(ExprFunctionN function) {
            if (function instanceof E_Function call) {
                String iri = call.getFunctionIRI();
                if (iri.startsWith("java:") || !FunctionRegistry.get().isRegistered(iri)) {
                    throw refused("Function <" + iri + "> is not known to this server");
                }
            }
        }
    }

    private static GewuException refused(String message) {
        return new GewuException(ErrorCode.INVALID_PARAMETER, "query", message);
    }
}
