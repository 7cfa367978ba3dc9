package io.gewu.sparql;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.ResultSet;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.apache.jena.sparql.util.Context;

/** Writes the results of one execution as they come; past its limits it breaks off, never with a clean end. */
final class QueryAnswer {
    /** JSON-LD and RDF/XML need the whole graph before the first byte. */
    private static final int MAX_COLLECTED = 500_000;

    private final Query query;
    private final ResultFormats.Format format;
    private final HttpServletResponse response;
    private final long maxBytes;

    QueryAnswer(Query query, ResultFormats.Format format, HttpServletResponse response, long maxBytes) {
        this.query = query;
        this.format = format;
        this.response = response;
        this.maxBytes = maxBytes;
    }

    /** Within the transaction of the execution. */
    Void write(QueryExec execution) {
        try {
            OutputStream out = new BoundedOutput(response.getOutputStream(), maxBytes);
            String charset = format.mediaType().startsWith("text/") ? "; charset=utf-8" : "";
            if (query.isSelectType()) {
                RowSet rows = execution.select();
                begin(rows);
                response.setContentType(format.mediaType() + charset);
                ResultsWriter.create().lang(format.lang()).write(out, ResultSet.adapt(rows));
            } else if (query.isAskType()) {
                boolean answer = execution.ask();
                response.setContentType(format.mediaType() + charset);
                ResultsWriter.create().lang(format.lang()).write(out, answer);
            } else {
                triples(execution, out, charset);
            }
            out.flush();
            return null;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (QueryCancelledException late) {
            throw new GewuException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "query",
                    "The query took longer than it may; ask for less or for a part",
                    late);
        }
    }

    /** The first result is found before the first byte is sent: failures until then are proper answers. */
    private static boolean begin(Iterator<?> results) {
        return results.hasNext();
    }

    private void triples(QueryExec execution, OutputStream out, String charset) throws IOException {
        if (query.isConstructType()
                && (format.lang().equals(Lang.TURTLE) || format.lang().equals(Lang.NTRIPLES))) {
            Iterator<Triple> triples = execution.constructTriples();
            begin(triples);
            response.setContentType(format.mediaType() + charset);
            StreamRDF stream = StreamRDFWriter.getWriterStream(out, format.lang(), (Context) null);
            stream.start();
            query.getPrefixMapping().getNsPrefixMap().forEach(stream::prefix);
            triples.forEachRemaining(stream::triple);
            stream.finish();
            return;
        }
        Graph graph = GraphFactory.createDefaultGraph();
        if (query.isConstructType()) {
            execution.constructTriples().forEachRemaining(triple -> {
                graph.add(triple);
                if (graph.size() > MAX_COLLECTED) {
                    throw new GewuException(
                            ErrorCode.LIMIT_EXCEEDED,
                            "query",
                            "More than " + MAX_COLLECTED + " triples come as Turtle or N-Triples only");
                }
            });
        } else {
            execution.describe(graph);
        }
        graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
        response.setContentType(format.mediaType() + charset);
        RDFDataMgr.write(out, graph, format.lang());
    }
}
