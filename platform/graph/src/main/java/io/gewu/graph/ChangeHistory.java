package io.gewu.graph;

import io.gewu.api.json.Json;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.IriTemplate;
import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import io.gewu.api.store.Change;
import io.gewu.api.store.Commit;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.FeatureStore;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.datatypes.xsd.impl.RDFjson;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * What commits did, as PROV-O (W3C): a commit is an activity of an account, and what it replaced is an entity that it
 * invalidated. The replaced values are one JSON literal, so that no question about the city finds them by mistake;
 * personal values are not among them.
 */
final class ChangeHistory {
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final IriTemplate ACCOUNTS = IriTemplate.parse("account/{name}");

    private final FeatureStore store;
    private final Site site;
    private final GraphNames names;

    ChangeHistory(FeatureStore store, Site site) {
        this.store = store;
        this.site = site;
        this.names = new GraphNames(site);
    }

    /** Adds what commits did to a layer. Within a transaction that writes. */
    void add(DatasetGraph data, Layer layer, Iterable<Long> commits) {
        Graph graph = data.getGraph(names.history(layer));
        for (long number : commits) {
            store.commit(number).ifPresent(commit -> add(graph, layer, commit));
        }
    }

    private void add(Graph graph, Layer layer, Commit commit) {
        Node activity = iri(site.identifiers() + "commit/" + commit.number());
        Node account = iri(ACCOUNTS.expand(site.identifiers(), commit.origin().author()));
        Node at = NodeFactory.createLiteralDT(commit.at().toString(), XSDDatatype.XSDdateTime);
        add(graph, activity, RDF.type.asNode(), prov("Activity"));
        add(graph, activity, prov("endedAtTime"), at);
        add(graph, activity, prov("wasAssociatedWith"), account);
        add(graph, account, RDF.type.asNode(), prov("Agent"));
        add(
                graph,
                account,
                RDFS.label.asNode(),
                NodeFactory.createLiteralString(commit.origin().author()));
        if (!commit.origin().from().isEmpty()) {
            add(
                    graph,
                    activity,
                    RDFS.comment.asNode(),
                    NodeFactory.createLiteralString(commit.origin().from()));
        }
        for (FeatureChange change : store.changesOf(commit.number())) {
            if (change.layer().name().equals(layer.name()) && change.kind() != Change.Kind.LOAD) {
                add(graph, layer, change, activity, at);
            }
        }
    }

    private void add(Graph graph, Layer layer, FeatureChange change, Node activity, Node at) {
        Node feature = iri(layer.iri().expand(site.identifiers(), change.key()));
        if (change.kind() == Change.Kind.INSERT) {
            add(graph, feature, prov("wasGeneratedBy"), activity);
        } else if (change.kind() == Change.Kind.DELETE) {
            add(graph, feature, prov("wasInvalidatedBy"), activity);
        }
        if (change.before().isPresent()) {
            Node version = iri(feature.getURI() + "/before/"
                    + activity.getURI().substring(activity.getURI().lastIndexOf('/') + 1));
            add(graph, version, RDF.type.asNode(), prov("Entity"));
            add(graph, version, prov("specializationOf"), feature);
            add(graph, version, prov("wasInvalidatedBy"), activity);
            add(graph, version, prov("invalidatedAtTime"), at);
            Node value = NodeFactory.createLiteralDT(json(layer, change.before().get()), RDFjson.rdfJSON);
            add(graph, version, prov("value"), value);
        }
    }

    private static String json(Layer layer, Map<String, Object> row) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Attribute attribute : layer.attributes()) {
            Object value = row.get(attribute.name());
            if (value != null && !attribute.sensitive()) {
                json.put(attribute.name(), value.toString());
            }
        }
        layer.geometry()
                .map(column -> row.get(column.name()))
                .ifPresent(shape -> json.put("geometry", shape.toString()));
        return Json.text(json);
    }

    private static void add(Graph graph, Node subject, Node predicate, Node object) {
        graph.add(Triple.create(subject, predicate, object));
    }

    private static Node prov(String name) {
        return iri(PROV + name);
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
