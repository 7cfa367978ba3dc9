package io.gewu.api.graph;

import io.gewu.api.access.Caller;
import java.time.Duration;
import java.util.function.Function;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.exec.QueryExec;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The RDF read model of the commit log. The default graph of every query is the union of the graphs its caller may see;
 * named graphs are those only; FROM and FROM NAMED choose among them. Nothing is ever fetched. Safe for many threads.
 */
@ProviderType
public interface GraphStore {
    /**
     * Runs a query in one read transaction, which shows every commit that was answered before the call; waits for the
     * graph to get there.
     *
     * @param caller whose view is asked
     * @param query SPARQL 1.1 query
     * @param limit how long it may take; the execution then fails with Jena's {@code QueryCancelledException}
     * @param work reads the results; they end with the transaction, so nothing of them may escape
     * @return what the work returns
     * @throws io.gewu.api.GewuException {@code INVALID_PARAMETER} for SERVICE and for functions that load code;
     *     {@code STORE_UNAVAILABLE} while the graph cannot be read or is too far behind
     */
    <T> T query(Caller caller, Query query, Duration limit, Answering<T> work);

    /** The same for those who do not tell anybody which commit they saw. */
    default <T> T query(Caller caller, Query query, Duration limit, Function<QueryExec, T> work) {
        return query(caller, query, limit, (execution, commit) -> work.apply(execution));
    }

    /** Reads the results of one query. */
    @FunctionalInterface
    interface Answering<T> {
        /**
         * Reads them, within the transaction.
         *
         * @param commit whose state the query sees, whole
         */
        T answer(QueryExec execution, long commit);
    }

    /** The newest commit that every mounted layer's graph shows. */
    long position();
}
