package io.gewu.sparql;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.http.Negotiation;
import java.util.List;
import java.util.Map;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

/** Media types of results and the languages of Jena that write them. */
final class ResultFormats {
    /** A way to write results. */
    record Format(String mediaType, Lang lang) {}

    static final List<Format> BINDINGS = List.of(
            new Format("application/sparql-results+json", ResultSetLang.RS_JSON),
            new Format("application/sparql-results+xml", ResultSetLang.RS_XML),
            new Format("text/csv", ResultSetLang.RS_CSV),
            new Format("text/tab-separated-values", ResultSetLang.RS_TSV),
            new Format("application/json", ResultSetLang.RS_JSON),
            new Format("application/xml", ResultSetLang.RS_XML),
            new Format("text/xml", ResultSetLang.RS_XML));

    static final List<Format> GRAPHS = List.of(
            new Format("text/turtle", Lang.TURTLE),
            new Format("application/ld+json", Lang.JSONLD),
            new Format("application/n-triples", Lang.NTRIPLES),
            new Format("application/rdf+xml", Lang.RDFXML),
            new Format("application/json", Lang.JSONLD),
            new Format("text/plain", Lang.NTRIPLES));

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("json", "application/sparql-results+json"),
            Map.entry("xml", "application/sparql-results+xml"),
            Map.entry("csv", "text/csv"),
            Map.entry("tsv", "text/tab-separated-values"),
            Map.entry("turtle", "text/turtle"),
            Map.entry("ttl", "text/turtle"),
            Map.entry("jsonld", "application/ld+json"),
            Map.entry("nt", "application/n-triples"),
            Map.entry("rdf", "application/rdf+xml"));

    private ResultFormats() {}

    /**
     * The format a client wants.
     *
     * @param parameter value of {@code format} or {@code output}: a media type or a short name; empty for none
     * @param accept the Accept header
     * @throws GewuException {@code NOT_ACCEPTABLE} naming what is offered
     */
    static Format choose(String parameter, String accept, List<Format> offered) {
        String wanted = parameter.isEmpty() ? accept : SHORT.getOrDefault(parameter, parameter);
        List<String> types = offered.stream().map(Format::mediaType).toList();
        String best = Negotiation.best(wanted, types)
                .or(() -> parameter.isEmpty() && accept != null && accept.contains("text/html")
                        ? java.util.Optional.of(types.get(0))
                        : java.util.Optional.empty())
                .orElseThrow(() -> new GewuException(
                        ErrorCode.NOT_ACCEPTABLE,
                        "Accept",
                        "Results of this form come as " + String.join(", ", types) + ", not as " + wanted));
        return offered.stream()
                .filter(f -> f.mediaType().equals(best))
                .findFirst()
                .orElseThrow();
    }
}
