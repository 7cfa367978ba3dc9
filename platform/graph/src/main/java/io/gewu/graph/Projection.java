package io.gewu.graph;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import io.gewu.api.store.Change;
import io.gewu.api.store.FeatureStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.geotools.api.data.Query;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the commit log layer by layer. The position a layer's graph shows changes in the same transaction as the
 * layer's triples, so a process that was killed goes on where it stopped; applying a change twice does no harm.
 */
final class Projection {
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    /** Part of every digest: raise it when the triples of a feature change, and every layer is projected anew. */
    private static final String FORM = "2 ";
    /** Beyond so many changed features, projecting the whole layer is the shorter way. */
    private static final int MAX_KEYS = 50_000;

    private final DatasetGraph data;
    private final FeatureStore store;
    private final Function<String, Optional<Layer>> layers;
    private final Site site;
    private final GraphNames names;
    /** Newest commit looked at; a commit that left a layer alone moves nothing in the database. */
    private final Map<String, Long> upTo = new ConcurrentHashMap<>();

    Projection(DatasetGraph data, FeatureStore store, Function<String, Optional<Layer>> layers, Site site) {
        this.data = data;
        this.store = store;
        this.layers = layers;
        this.site = site;
        this.names = new GraphNames(site);
    }

    /** What is to be done for one layer. */
    private record Work(Layer layer, long newest, String source, boolean whole, Set<String> keys) {}

    /** The newest commit that a layer's graph shows. */
    long position(Layer layer) {
        return upTo.getOrDefault(layer.name(), 0L);
    }

    /**
     * Brings layers up to the newest commit. What a commit did to several layers shows at once; a layer that cannot be
     * read does not hold up the others.
     *
     * @throws RuntimeException the first failure, after every layer had its turn
     */
    synchronized void catchUp(Collection<Layer> some) {
        long newest = store.position();
        List<RuntimeException> failures = new ArrayList<>();
        List<Work> changed = new ArrayList<>();
        for (Layer layer : some) {
            try {
                Optional<Work> work = plan(layer, newest);
                if (work.isPresent() && work.get().whole()) {
                    apply(List.of(work.get()));
                } else {
                    work.ifPresent(changed::add);
                }
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        try {
            apply(changed);
        } catch (RuntimeException together) {
            for (Work work : changed) {
                try {
                    apply(List.of(work));
                } catch (RuntimeException alone) {
                    failures.add(alone);
                }
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    /** Forgets what a layer's graph shows, so that the next catch-up projects it anew. */
    synchronized void forget(Layer layer) {
        upTo.remove(layer.name());
        Txn.executeWrite(data, () -> new PositionRecord(0, "").write(data, names.open(layer)));
    }

    private Optional<Work> plan(Layer layer, long newest) {
        PositionRecord shown = Txn.calculateRead(data, () -> PositionRecord.of(data, names.open(layer)));
        // a store that lies behind the graph was restored from a backup: its log is another one
        boolean whole = !covers(shown.source(), layer) || shown.commit() > newest;
        Set<String> keys = new LinkedHashSet<>();
        if (!whole) {
            long after = Math.max(shown.commit(), upTo.getOrDefault(layer.name(), 0L));
            if (after > newest) {
                after = shown.commit();
            }
            try (Stream<Change> changes = store.changes(layer.name(), after)) {
                whole = changes.anyMatch(change -> {
                    keys.add(change.key());
                    return change.kind() == Change.Kind.LOAD || keys.size() > MAX_KEYS;
                });
            }
        }
        if (!whole && keys.isEmpty()) {
            upTo.put(layer.name(), newest);
            return Optional.empty();
        }
        return Optional.of(new Work(layer, newest, whole ? source(layer) : shown.source(), whole, keys));
    }

    private void apply(List<Work> works) {
        if (works.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        long triples = Txn.calculateWrite(data, () -> {
            long count = 0;
            for (Work work : works) {
                count += work.whole() ? replace(work.layer()) : update(work.layer(), work.keys());
                new PositionRecord(work.newest(), work.source()).write(data, names.open(work.layer()));
            }
            return count;
        });
        works.forEach(work -> upTo.put(work.layer().name(), work.newest()));
        if (works.get(0).whole() && triples > 0) {
            long millis = (System.nanoTime() - start) / 1_000_000;
            LOG.info("Projected {}: {} triples in {} ms", works.get(0).layer().name(), triples, millis);
        }
    }

    /**
     * What the triples of a layer follow from: its declaration, and the IRIs of those layers it points to that are
     * here.
     */
    private String source(Layer layer) {
        return declaration(layer) + targets(layer).collect(Collectors.joining());
    }

    private String declaration(Layer layer) {
        return PositionRecord.digest(FORM + site.identifiers() + " " + layer.classIri() + " " + layer.iri() + " "
                + layer.geometry() + " " + layer.attributes());
    }

    private Stream<String> targets(Layer layer) {
        return layer.attributes().stream()
                .filter(a -> !a.to().isEmpty())
                .flatMap(a -> layers.apply(a.to()).stream())
                .map(to -> "|" + to.name() + "=" + to.iri() + "|");
    }

    /**
     * Whether triples made from another state of things are still right: links once made stay while their target is
     * away, as at every start.
     */
    private boolean covers(String made, Layer layer) {
        return made.startsWith(declaration(layer)) && targets(layer).allMatch(made::contains);
    }

    private long replace(Layer layer) {
        data.removeGraph(names.open(layer));
        data.removeGraph(names.personal(layer));
        FeatureTriples triples = new FeatureTriples(layer, layers, site);
        Sink sink = new Sink(layer);
        triples.emitConcepts(sink);
        emit(layer, Filter.INCLUDE, triples, sink);
        return sink.count;
    }

    private long update(Layer layer, Set<String> keys) {
        FeatureTriples triples = new FeatureTriples(layer, layers, site);
        Sink sink = new Sink(layer);
        for (String key : keys) {
            triples.remove(key, data.getGraph(names.open(layer)));
            triples.remove(key, data.getGraph(names.personal(layer)));
            Filter row = FILTERS.equal(FILTERS.property(layer.key().name()), FILTERS.literal(key), true);
            emit(layer, row, triples, sink);
        }
        return sink.count;
    }

    private void emit(Layer layer, Filter filter, FeatureTriples triples, Sink sink) {
        try (SimpleFeatureIterator rows =
                store.source(layer).getFeatures(new Query(layer.name(), filter)).features()) {
            while (rows.hasNext()) {
                triples.emit(rows.next(), sink);
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

    /** Into the two graphs of a layer. */
    private final class Sink implements FeatureTriples.Sink {
        private final Node open;
        private final Node personal;
        private long count;

        Sink(Layer layer) {
            this.open = names.open(layer);
            this.personal = names.personal(layer);
        }

        @Override
        public void add(boolean sensitive, Node subject, Node predicate, Node object) {
            data.add(sensitive ? personal : open, subject, predicate, object);
            count++;
        }
    }
}
