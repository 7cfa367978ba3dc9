package io.gewu.sparql;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.crs.Crs;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.feature.FeatureOutputFormat;
import io.gewu.api.graph.GraphStore;
import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import io.gewu.api.store.FeatureStore;
import io.gewu.http.Callers;
import io.gewu.http.Negotiation;
import io.gewu.http.Problems;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.geotools.api.filter.FilterFactory;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.factory.CommonFactoryFinder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /id/…}: what an IRI of this site names, as Turtle, JSON-LD, N-Triples, GeoJSON or a page, without a redirect.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/id/*")
public final class ResourceServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int MAX_INCOMING = 200;
    private static final String GEOJSON = "application/geo+json";
    private static final String HTML = "text/html";
    private static final List<String> OFFERED = List.of(
            "text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml", GEOJSON, HTML);
    private static final Map<String, String> SUFFIXES = Map.of(
            ".ttl",
            "text/turtle",
            ".jsonld",
            "application/ld+json",
            ".nt",
            "application/n-triples",
            ".rdf",
            "application/rdf+xml",
            ".geojson",
            GEOJSON,
            ".html",
            HTML);
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private final transient GraphStore graph;
    private final transient Site site;
    private final transient AccessPolicy policy;
    private final transient FeatureStore store;
    private final transient FeatureOutputFormat json;

    @Activate
    public ResourceServlet(
            @Reference GraphStore graph,
            @Reference Site site,
            @Reference AccessPolicy policy,
            @Reference FeatureStore store,
            @Reference(target = "(gewu.format=application/geo+json)") FeatureOutputFormat json) {
        this.graph = graph;
        this.site = site;
        this.policy = policy;
        this.store = store;
        this.json = json;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(request, response);
        } catch (UncheckedIOException gone) {
            throw new IOException("The client is gone", gone);
        } catch (GewuException failure) {
            Problems.write(request, response, failure);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI().substring("/id/".length());
        String type = "";
        for (Map.Entry<String, String> suffix : SUFFIXES.entrySet()) {
            if (path.endsWith(suffix.getKey())) {
                type = suffix.getValue();
                path = path.substring(0, path.length() - suffix.getKey().length());
            }
        }
        String iri = site.identifiers() + path;
        if (!iri.matches("[^\\s<>\"{}|^`\\\\]*")) {
            throw notFound(path);
        }
        if (type.isEmpty()) {
            type = Negotiation.best(request.getHeader("Accept"), OFFERED)
                    .orElseThrow(() -> new GewuException(
                            ErrorCode.NOT_ACCEPTABLE, "Accept", "Offered are " + String.join(", ", OFFERED)));
        }
        response.setHeader("Content-Location", "/id/" + path + suffix(type));
        if (type.equals(GEOJSON)) {
            feature(Callers.of(request), iri, path, response);
            return;
        }
        Graph about = describe(Callers.of(request), iri, response);
        if (about.isEmpty()) {
            throw notFound(path);
        }
        if (type.equals(HTML)) {
            ResourcePage.write(about, iri, site, Negotiation.language(request), response);
        } else {
            response.setContentType(type + (type.startsWith("text/") ? "; charset=utf-8" : ""));
            RDFDataMgr.write(response.getOutputStream(), about, lang(type));
        }
    }

    private static String suffix(String type) {
        return SUFFIXES.entrySet().stream()
                .filter(e -> e.getValue().equals(type))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static Lang lang(String type) {
        return switch (type) {
            case "application/ld+json" -> Lang.JSONLD;
            case "application/n-triples" -> Lang.NTRIPLES;
            case "application/rdf+xml" -> Lang.RDFXML;
            default -> Lang.TURTLE;
        };
    }

    private static GewuException notFound(String path) {
        return new GewuException(ErrorCode.NOT_FOUND, "", "Nothing is known of /id/" + path);
    }

    /** What the thing says, its geometry, labels of what it points to, and some of what points to it. */
    private Graph describe(Caller caller, String iri, HttpServletResponse response) {
        Query query = QueryFactory.create("""
                PREFIX geo: <http://www.opengis.net/ont/geosparql#>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                CONSTRUCT { <%1$s> ?p ?o . ?o rdfs:label ?l . ?o geo:asWKT ?w . ?s ?q <%1$s> . ?s rdfs:label ?sl }
                WHERE { { <%1$s> ?p ?o OPTIONAL { ?o rdfs:label ?l } OPTIONAL { ?o geo:asWKT ?w } }
                  UNION { SELECT ?s ?q ?sl { ?s ?q <%1$s> OPTIONAL { ?s rdfs:label ?sl } } LIMIT %2$d } }
                """.formatted(iri, MAX_INCOMING));
        query.setPrefix("ctc", "https://w3id.org/gewu/core#");
        query.setPrefix("grd", "https://w3id.org/gewu/grid#");
        query.setPrefix("cim", "https://w3id.org/gewu/cim#");
        query.setPrefix("ent", "https://w3id.org/gewu/entity#");
        query.setPrefix("itm", "https://w3id.org/gewu/item#");
        query.setPrefix("xsd", "http://www.w3.org/2001/XMLSchema#");
        return graph.query(caller, query, LIMIT, (execution, commit) -> {
            response.setHeader("Gewu-Commit", Long.toString(commit));
            Graph about = GraphFactory.createDefaultGraph();
            about.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
            execution.constructTriples().forEachRemaining(about::add);
            return about;
        });
    }

    private void feature(Caller caller, String iri, String path, HttpServletResponse response) throws IOException {
        long commit = store.position();
        for (Layer layer : policy.readableLayers(caller)) {
            Optional<String> key = layer.iri().match(site.identifiers(), iri);
            if (key.isPresent()) {
                SimpleFeatureCollection found = store.source(layer, policy.visible(caller, layer), commit)
                        .getFeatures(FILTERS.id(FILTERS.featureId(layer.featureId(key.get()))));
                int count = found.size();
                if (count > 0) {
                    response.setContentType(json.mediaType());
                    response.setHeader("Gewu-Commit", Long.toString(commit));
                    json.write(
                            FeatureAnswer.of(List.of(new FeatureAnswer.Part(layer, found, count, count)), Crs.crs84()),
                            response.getOutputStream());
                    return;
                }
            }
        }
        throw notFound(path);
    }
}
