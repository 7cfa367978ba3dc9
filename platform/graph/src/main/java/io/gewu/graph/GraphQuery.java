package io.gewu.graph;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;

/** Runs queries over what their callers see, within the caller's read transaction. */
final class GraphQuery {
    private final GraphDatabase data;
    private final SpatialIndex index;
    private volatile boolean indexed = true;

    GraphQuery(GraphDatabase data, SpatialIndex index) {
        this.data = data;
        this.index = index;
    }

    /** Whether spatial filters use the stores' indexes; answers are the same without. */
    void useIndex(boolean use) {
        indexed = use;
    }

    /** @param commit that the graph shows in this transaction */
    <T> T run(VisiblePlugins.Visible visible, long commit, Query asked, Duration limit, Function<QueryExec, T> work) {
        Query query = asked;
        Set<Node> graphs = visible.graphs();
        if (isPlainFrom(query)) {
            // FROM alone chooses the default graph: a union of fewer graphs, and as fast
            graphs = chosen(query, graphs);
            query = QueryFactory.create(query);
            query.getGraphURIs().clear();
        }
        DatasetGraph whole = data.get();
        DatasetGraph view = VisibleGraphs.of(whole, graphs);
        // which engine runs the query stands in the database's own context
        Context context = TDBInternal.requireStorage(whole).getContext().copy();
        Functions.restrict(context);
        // with FROM NAMED, ARQ makes the default graph out of the chosen graphs of the view itself
        context.set(TDB2.symUnionDefaultGraph, !query.hasDatasetDescription());
        if (indexed) {
            RewriteFactory standard = Optimize.stdOptimizationFactory;
            RewriteFactory spatial = c -> {
                SpatialRewrite rewrite = new SpatialRewrite(index, visible, commit, c);
                return op -> rewrite.rewrite(standard.create(c).rewrite(op));
            };
            context.set(ARQConstants.sysOptimizerFactory, spatial);
        }
        try (QueryExec execution = QueryExec.dataset(view)
                .query(query)
                .context(context)
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .build()) {
            return work.apply(execution);
        }
    }

    private static boolean isPlainFrom(Query query) {
        if (query.getGraphURIs().isEmpty() || !query.getNamedGraphURIs().isEmpty()) {
            return false;
        }
        boolean[] named = new boolean[1];
        if (query.getQueryPattern() != null) {
            OpVisitorBase graphs = new OpVisitorBase() {
                @Override
                public void visit(OpGraph graph) {
                    named[0] = true;
                }
            };
            Walker.walk(Algebra.compile(query), graphs, new ExprVisitorBase());
        }
        return !named[0];
    }

    private static Set<Node> chosen(Query query, Set<Node> visible) {
        Set<Node> chosen = new HashSet<>();
        query.getGraphURIs().forEach(iri -> chosen.add(NodeFactory.createURI(iri)));
        chosen.retainAll(visible);
        return chosen;
    }
}
