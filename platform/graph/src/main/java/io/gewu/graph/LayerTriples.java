package io.gewu.graph;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import io.gewu.api.store.Change;
import io.gewu.api.store.FeatureStore;
import java.io.IOException;
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
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes rows of layers into the layers' graphs, all within the caller's transaction. */
final class LayerTriples {
    private static final Logger LOG = LoggerFactory.getLogger(LayerTriples.class);
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    private static final int KEYS_AT_A_TIME = 200;

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

    /** Makes a layer's graphs anew from all of its rows; the number of triples. */
    long replace(Layer layer, long newest) {
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
                            .filter(commit -> commit <= newest)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        FeatureTriples triples = new FeatureTriples(layer, layers, site);
        Node lists = names.lists(layer);
        triples.emitConcepts((sensitive, s, p, o) -> data.add(lists, s, p, o));
        Sink sink = new Sink(layer);
        emit(layer, store.source(layer), Filter.INCLUDE, triples, sink);
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
        List<String> keys = List.copyOf(changed.keys());
        for (int start = 0; start < keys.size(); start += KEYS_AT_A_TIME) {
            Filter some = FILTERS.id(keys.subList(start, Math.min(keys.size(), start + KEYS_AT_A_TIME)).stream()
                    .map(key -> FILTERS.featureId(layer.featureId(key)))
                    .collect(Collectors.toSet()));
            emit(layer, rows, some, triples, sink);
        }
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

    private void emit(Layer layer, SimpleFeatureSource source, Filter filter, FeatureTriples triples, Sink sink) {
        try (SimpleFeatureIterator rows =
                source.getFeatures(new Query(layer.name(), filter)).features()) {
            while (rows.hasNext()) {
                SimpleFeature row = rows.next();
                sink.enter(areas.of(layer, row::getAttribute));
                triples.emit(row, sink);
            }
        } catch (IOException failure) {
            throw new GewuException(
                    ErrorCode.STORE_UNAVAILABLE,
                    layer.name(),
                    "The rows of " + layer.name() + " cannot be read",
                    failure);
        }
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
