package io.gewu.sparql;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.graph.GraphStore;
import io.gewu.http.Callers;
import io.gewu.http.Problems;
import io.gewu.http.QueryString;
import io.gewu.http.RequestBody;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /sparql}: SPARQL 1.1 Protocol, query operation by GET and both kinds of POST. */
@Component(service = Servlet.class, configurationPid = "gewu.sparql")
@Designate(ocd = SparqlServlet.Config.class)
@HttpWhiteboardServletPattern("/sparql")
public final class SparqlServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Limits of queries. */
    @ObjectClassDefinition(name = "Gewu SPARQL")
    public @interface Config {
        @AttributeDefinition(description = "Longest time of a query, seconds")
        int limit_seconds() default 60;

        @AttributeDefinition(description = "Longest query text, bytes")
        long query_bytes() default 1_000_000;

        @AttributeDefinition(description = "Longest answer, bytes")
        long answer_bytes() default 4_000_000_000L;
    }

    private final transient GraphStore graph;
    private final transient Config config;

    @Activate
    public SparqlServlet(@Reference GraphStore graph, Config config) {
        this.graph = graph;
        this.config = config;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(request, response, parameters(request.getQueryString()));
        } catch (GewuException malformed) {
            Problems.write(request, response, malformed);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String type = request.getContentType() == null ? "" : request.getContentType();
            QueryString parameters = parameters(request.getQueryString());
            byte[] body = RequestBody.open(request, config.query_bytes()).readAllBytes();
            String text = new String(body, StandardCharsets.UTF_8);
            if (type.startsWith("application/x-www-form-urlencoded")) {
                parameters = parameters.and(parameters(text));
            } else if (type.startsWith("application/sparql-query")) {
                parameters = parameters.with("query", text);
            } else {
                throw new GewuException(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Type",
                        "A query is posted as application/sparql-query or application/x-www-form-urlencoded, not \""
                                + type + "\"");
            }
            answer(request, response, parameters);
        } catch (GewuException failure) {
            Problems.write(request, response, failure);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, QueryString parameters)
            throws IOException {
        try {
            if (parameters.has("update")) {
                throw new GewuException(
                        ErrorCode.FORBIDDEN, "update", "This address answers queries only; nothing writes over SPARQL");
            }
            if (!parameters.has("query")) {
                QueryPage.write(request, response);
                return;
            }
            Query query = parse(parameters);
            String format = parameters.first("format").orElse(first(parameters, "output"));
            ResultFormats.Format chosen = ResultFormats.choose(
                    format,
                    request.getHeader("Accept"),
                    query.isSelectType() || query.isAskType() ? ResultFormats.BINDINGS : ResultFormats.GRAPHS);
            response.setHeader("Cache-Control", "no-cache");
            QueryAnswer answer = new QueryAnswer(query, chosen, response, config.answer_bytes());
            graph.query(Callers.of(request), query, limit(parameters), (execution, commit) -> {
                response.setHeader("Gewu-Commit", Long.toString(commit));
                return answer.write(execution);
            });
        } catch (UncheckedIOException gone) {
            throw new IOException("The client is gone or the answer broke off", gone);
        } catch (QueryException refused) {
            Problems.write(
                    request,
                    response,
                    new GewuException(
                            ErrorCode.INVALID_PARAMETER, "query", String.valueOf(refused.getMessage()), refused));
        } catch (GewuException failure) {
            Problems.write(request, response, failure);
        }
    }

    private Duration limit(QueryString parameters) {
        String asked = first(parameters, "timeout");
        if (asked.isEmpty()) {
            return Duration.ofSeconds(config.limit_seconds());
        }
        if (!asked.matches("\\d{1,6}")) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER, "timeout", "timeout is a number of seconds, found \"" + asked + "\"");
        }
        return Duration.ofSeconds(Math.max(1, Math.min(config.limit_seconds(), Integer.parseInt(asked))));
    }

    private static Query parse(QueryString parameters) {
        List<String> texts = parameters.all("query");
        if (texts.size() != 1) {
            throw new GewuException(ErrorCode.INVALID_PARAMETER, "query", "One query, found " + texts.size());
        }
        try {
            Query query = QueryFactory.create(texts.get(0), Syntax.syntaxSPARQL_11);
            List<String> defaults = parameters.all("default-graph-uri");
            List<String> named = parameters.all("named-graph-uri");
            if (!defaults.isEmpty() || !named.isEmpty()) {
                // the protocol's data set overrides the query's
                query.getGraphURIs().clear();
                query.getNamedGraphURIs().clear();
                defaults.forEach(query::addGraphURI);
                named.forEach(query::addNamedGraphURI);
            }
            return query;
        } catch (QueryParseException broken) {
            throw new GewuException(
                    ErrorCode.MALFORMED,
                    "query:" + broken.getLine() + ":" + broken.getColumn(),
                    "Not a SPARQL 1.1 query: " + broken.getMessage(),
                    broken);
        }
    }

    private static String first(QueryString parameters, String name) {
        return parameters.first(name).orElse("");
    }

    private static QueryString parameters(String text) {
        return QueryString.parse(text, QueryString.Names.EXACT);
    }
}
