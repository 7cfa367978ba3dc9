package io.gewu.graph;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.plugin.Document;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.site.Site;
import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;

/** The Turtle documents of plugins: one graph for a plugin's ontology, one for its shapes. */
final class OntologyGraphs {
    private static final String BASE = "https://w3id.org/gewu/";

    private final DatasetGraph data;
    private final Site site;
    private final GraphNames names;

    OntologyGraphs(DatasetGraph data, Site site) {
        this.data = data;
        this.site = site;
        this.names = new GraphNames(site);
    }

    /**
     * Brings the graphs of a plugin in line with its documents; nothing is written if they are.
     *
     * @throws GewuException {@code INVALID_DECLARATION} naming document, line and column
     */
    void load(Plugin plugin) {
        replace(
                names.ontology(plugin),
                plugin.ontologies().stream().filter(d -> !isShapes(d)).toList());
        replace(
                names.shapes(plugin),
                plugin.ontologies().stream().filter(OntologyGraphs::isShapes).toList());
    }

    List<Node> graphs(Plugin plugin) {
        return List.of(names.ontology(plugin), names.shapes(plugin));
    }

    /**
     * What documents say of single things, which the stores' indexes know nothing of.
     *
     * @param geometries subjects of {@code geo:asWKT}
     * @param typed whether things of this site get a class
     */
    record Things(Set<Node> geometries, boolean typed) {}

    Things things(Plugin plugin) {
        return Txn.calculateRead(data, () -> {
            Set<Node> geometries = new HashSet<>();
            Graph graph = data.getGraph(names.ontology(plugin));
            graph.find(Node.ANY, FeatureTriples.AS_WKT, Node.ANY).forEach(t -> geometries.add(t.getSubject()));
            boolean typed = Iter.anyMatch(
                    graph.find(Node.ANY, RDF.type.asNode(), Node.ANY),
                    t -> t.getSubject().isURI() && t.getSubject().getURI().startsWith(site.identifiers()));
            return new Things(Set.copyOf(geometries), typed);
        });
    }

    private static boolean isShapes(Document document) {
        return document.path().endsWith("shapes.ttl");
    }

    private void replace(Node name, List<Document> documents) {
        String digest =
                PositionRecord.digest(documents.stream().map(Document::content).toArray(byte[][]::new));
        boolean same = Txn.calculateRead(
                data, () -> PositionRecord.of(data, name).source().equals(digest));
        if (same) {
            return;
        }
        Graph content = GraphFactory.createDefaultGraph();
        documents.forEach(document -> parse(document, content));
        Txn.executeWrite(data, () -> {
            data.removeGraph(name);
            GraphUtil.addInto(data.getGraph(name), content);
            new PositionRecord(0, digest).write(data, name);
        });
    }

    private static void parse(Document document, Graph into) {
        try {
            RDFParser.create()
                    .source(new ByteArrayInputStream(document.content()))
                    .base(BASE)
                    .lang(Lang.TURTLE)
                    .parse(into);
        } catch (RiotException broken) {
            throw new GewuException(
                    ErrorCode.INVALID_DECLARATION,
                    document.path(),
                    document.path() + ": " + broken.getMessage(),
                    broken);
        }
    }
}
