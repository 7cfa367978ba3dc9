package io.gewu.graph;

import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import io.gewu.api.store.Change;
import io.gewu.api.store.FeatureStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes rows of layers into the layers' graphs, all within the caller's transaction. */
final class LayerTriples {
    private static final Logger LOG = LoggerFactory.getLogger(LayerTriples.class);

    private final DatasetGraph data;
    private final FeatureStore store;
    private final Function<String, Optional<Layer>> layers;
    private final Site site;
    private final GraphNames names;
    private final LayerAreas areas;
    private final ChangeHistory history;

    LayerTriples(
            DatasetGraph data,
            FeatureStore store,
            Function<String, Optional<Layer>> layers,
            Site site,
            LayerAreas areas) {
        this.data = data;
        this.store = store;
        this.layers = layers;
        this.site = site;
        this.names = new GraphNames(site);
        this.areas = areas;
        this.history = new ChangeHistory(store, site);
    }

    /** Whether no feature of a layer is here. Within a transaction. */
    boolean isEmpty(Layer layer) {
        return areas.of(layer).stream().noneMatch(area -> data.containsGraph(names.open(layer, area)));
    }

    /** Makes a layer's graphs anew from all of its rows as they were at a commit; the number of triples. */
    long replace(Layer layer, long commit) {
        for (String area : areas.of(layer)) {
            data.removeGraph(names.open(layer, area));
            data.removeGraph(names.personal(layer, area));
        }
        data.removeGraph(names.lists(layer));
        data.removeGraph(names.history(layer));
        try (Stream<Change> changes = store.changes(layer.name(), 0)) {
            history.add(
                    data,
                    layer,
                    changes.map(Change::commit)
                            .filter(number -> number <= commit)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        FeatureTriples triples = new FeatureTriples(layer, layers, site);
        Node lists = names.lists(layer);
        triples.emitConcepts((sensitive, s, p, o) -> data.add(lists, s, p, o));
        Sink sink = new Sink(layer);
        LayerRows.all(layer, store.source(layer, Filter.INCLUDE, commit), row -> emit(layer, row, triples, sink));
        warn(layer, triples);
        return sink.count;
    }

    /**
     * Writes what some commits changed, from the rows as they were at the last of them, so that of a later one nothing
     * shows before all of it does; the number of triples.
     */
    long update(Layer layer, ChangedFeatures changed, long commit) {
        SimpleFeatureSource rows = store.source(layer, Filter.INCLUDE, commit);
        history.add(data, layer, changed.commits());
        FeatureTriples triples = new FeatureTriples(layer, layers, site);
        Sink sink = new Sink(layer);
        for (String key : changed.keys()) {
            for (String area : areasOf(layer, triples.subject(key))) {
                triples.remove(key, data.getGraph(names.open(layer, area)));
                triples.remove(key, data.getGraph(names.personal(layer, area)));
            }
        }
        LayerRows.of(layer, rows, changed.keys(), row -> emit(layer, row, triples, sink));
        warn(layer, triples);
        return sink.count;
    }

    /** Where the triples of a feature lie now. */
    private List<String> areasOf(Layer layer, Node subject) {
        if (!GraphNames.isDivided(layer)) {
            return List.copyOf(areas.of(layer));
        }
        Node type = NodeFactory.createURI(layer.classIri());
        Set<Node> holding = new HashSet<>();
        data.find(Node.ANY, subject, RDF.type.asNode(), type).forEachRemaining(quad -> holding.add(quad.getGraph()));
        List<String> found = new ArrayList<>(areas.of(layer));
        found.removeIf(area -> !holding.contains(names.open(layer, area)));
        return found;
    }

    private void emit(Layer layer, SimpleFeature row, FeatureTriples triples, Sink sink) {
        sink.enter(areas.of(layer, row::getAttribute));
        triples.emit(row, sink);
    }

    private static void warn(Layer layer, FeatureTriples triples) {
        if (triples.outside() > 0) {
            LOG.warn("{}: {} geometries lie outside their CRS and have no triples", layer.name(), triples.outside());
        }
    }

    /** Into the two graphs of an area. */
    private final class Sink implements FeatureTriples.Sink {
        private final Layer layer;
        private String area = "";
        private Node open;
        private Node personal;
        private long count;

        Sink(Layer layer) {
            this.layer = layer;
        }

        /** What comes from now on lies there. */
        void enter(String next) {
            if (!next.equals(area)) {
                area = next;
                open = names.open(layer, area);
                personal = names.personal(layer, area);
                areas.add(layer, area);
            }
        }

        @Override
        public void add(boolean sensitive, Node subject, Node predicate, Node object) {
            data.add(sensitive ? personal : open, subject, predicate, object);
            count++;
        }
    }
}
