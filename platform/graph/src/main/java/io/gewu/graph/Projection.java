package io.gewu.graph;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import io.gewu.api.store.Change;
import io.gewu.api.store.FeatureStore;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the commit log layer by layer. The position a layer's graph shows stands in a graph of its own and changes in
 * the same transaction as the layer's triples, so a process that was killed goes on where it stopped.
 */
final class Projection {
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    private static final Node META = NodeFactory.createURI("urn:gewu:meta");
    private static final Node POSITION = NodeFactory.createURI("urn:gewu:position");
    private static final Node DECLARATION = NodeFactory.createURI("urn:gewu:declaration");

    private final DatasetGraph data;
    private final FeatureStore store;
    private final Function<String, Optional<Layer>> layers;
    private final Site site;

    Projection(DatasetGraph data, FeatureStore store, Function<String, Optional<Layer>> layers, Site site) {
        this.data = data;
        this.store = store;
        this.layers = layers;
        this.site = site;
    }

    /** Name of a layer's graph: {@code {base}graph/{plugin}/{area}/s0/{layer}}. */
    Node graph(Layer layer) {
        return NodeFactory.createURI(site.graphs() + layer.plugin() + "/" + site.area() + "/s0/" + layer.name());
    }

    /** The commit that a layer's graph shows; within a transaction. */
    long position(Layer layer) {
        Graph meta = data.getGraph(META);
        return meta.find(graph(layer), POSITION, Node.ANY)
                .nextOptional()
                .map(t -> Long.parseLong(t.getObject().getLiteralLexicalForm()))
                .orElse(0L);
    }

    /** Brings a layer's graph up to the newest commit. */
    synchronized void catchUp(Layer layer) {
        long newest = store.position();
        long shown = Txn.calculateRead(data, () -> shown(layer));
        if (shown == newest) {
            return;
        }
        boolean whole = shown < 0 || shown > newest;
        Set<String> keys = new LinkedHashSet<>();
        if (!whole) {
            try (Stream<Change> changes = store.changes(layer.name(), shown)) {
                whole = changes.anyMatch(change -> {
                    keys.add(change.key());
                    return change.kind() == Change.Kind.LOAD;
                });
            }
        }
        if (!whole && keys.isEmpty()) {
            return;
        }
        boolean all = whole;
        long start = System.nanoTime();
        Txn.executeWrite(data, () -> {
            long triples = all ? replace(layer) : update(layer, keys);
            remember(layer, newest);
            if (all && triples > 0) {
                LOG.info(
                        "Projected {}: {} triples in {} ms",
                        layer.name(),
                        triples,
                        (System.nanoTime() - start) / 1_000_000);
            }
        });
    }

    /**
     * What the triples of a layer follow from: its declaration, and the IRIs of those layers it points to that are
     * here.
     */
    private String declaration(Layer layer) {
        return Integer.toHexString(layer.toString().hashCode()) + targets(layer).collect(Collectors.joining());
    }

    private Stream<String> targets(Layer layer) {
        return layer.attributes().stream()
                .filter(a -> !a.to().isEmpty())
                .flatMap(a -> layers.apply(a.to()).stream())
                .map(to -> "|" + to.name() + "=" + to.iri() + "|");
    }

    /**
     * Whether triples made from another state of things are still right: links once made stay when their target leaves.
     */
    private boolean covers(String made, Layer layer) {
        return made.startsWith(Integer.toHexString(layer.toString().hashCode()))
                && targets(layer).allMatch(made::contains);
    }

    /** The position shown, or -1 if the graph was made from another declaration. */
    private long shown(Layer layer) {
        boolean same = data.getGraph(META)
                .find(graph(layer), DECLARATION, Node.ANY)
                .nextOptional()
                .filter(t -> covers(t.getObject().getLiteralLexicalForm(), layer))
                .isPresent();
        return same ? position(layer) : -1;
    }

    private void remember(Layer layer, long position) {
        Graph meta = data.getGraph(META);
        Node graph = graph(layer);
        meta.remove(graph, Node.ANY, Node.ANY);
        meta.add(graph, POSITION, NodeFactory.createLiteralDT(Long.toString(position), XSDDatatype.XSDlong));
        meta.add(graph, DECLARATION, NodeFactory.createLiteralString(declaration(layer)));
    }

    private long replace(Layer layer) {
        Node name = graph(layer);
        data.removeGraph(name);
        FeatureTriples triples = new FeatureTriples(layer, layers, site);
        long[] count = new long[1];
        triples.emitConcepts(t -> add(name, t, count));
        emit(layer, Filter.INCLUDE, triples, name, count);
        return count[0];
    }

    private long update(Layer layer, Set<String> keys) {
        Node name = graph(layer);
        Graph graph = data.getGraph(name);
        FeatureTriples triples = new FeatureTriples(layer, layers, site);
        long[] count = new long[1];
        for (String key : keys) {
            graph.remove(triples.subject(key), Node.ANY, Node.ANY);
            graph.remove(triples.geometry(key), Node.ANY, Node.ANY);
            // inverse properties have the feature as their object
            layer.attributes().stream()
                    .flatMap(a -> a.rdf().stream())
                    .filter(rdf -> rdf.inverse())
                    .forEach(rdf -> graph.remove(Node.ANY, NodeFactory.createURI(rdf.iri()), triples.subject(key)));
            Filter row = FILTERS.equal(FILTERS.property(layer.key().name()), FILTERS.literal(key), true);
            emit(layer, row, triples, name, count);
        }
        return count[0];
    }

    private void emit(Layer layer, Filter filter, FeatureTriples triples, Node name, long[] count) {
        SimpleFeatureSource source = store.source(layer);
        try (SimpleFeatureIterator rows =
                source.getFeatures(new Query(layer.name(), filter)).features()) {
            while (rows.hasNext()) {
                triples.emit(rows.next(), t -> add(name, t, count));
            }
        } catch (IOException failure) {
            throw new GewuException(
                    ErrorCode.STORE_UNAVAILABLE,
                    layer.name(),
                    "The rows of " + layer.name() + " cannot be read",
                    failure);
        }
    }

    private void add(Node graph, Triple triple, long[] count) {
        data.add(graph, triple.getSubject(), triple.getPredicate(), triple.getObject());
        count[0]++;
    }
}
