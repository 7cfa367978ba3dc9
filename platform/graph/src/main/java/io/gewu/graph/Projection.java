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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
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
 * Follows the commit log layer by layer. The position a layer's graph shows changes in the same transaction as the
 * layer's triples, so a process that was killed goes on where it stopped; applying a change twice does no harm.
 */
final class Projection {
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    /** Part of every digest: raise it when the triples of a feature change, and every layer is projected anew. */
    private static final String FORM = "3 ";

    private static final int KEYS_AT_A_TIME = 200;

    /** Stands for all graphs together. */
    private static final Node WHOLE = NodeFactory.createURI("urn:gewu:graph");

    private final DatasetGraph data;
    private final FeatureStore store;
    private final Function<String, Optional<Layer>> layers;
    private final Site site;
    private final GraphNames names;
    private final ChangeHistory history;
    /** Newest commit looked at; a commit that left a layer alone moves nothing in the database. */
    private final Map<String, Long> upTo = new ConcurrentHashMap<>();
    /** Newest commit that every mounted layer shows; 0 while one may be behind. */
    private volatile long reached;
    /** The commit that stands in the database as that of the whole. */
    private long written;

    Projection(DatasetGraph data, FeatureStore store, Function<String, Optional<Layer>> layers, Site site) {
        this.data = data;
        this.store = store;
        this.layers = layers;
        this.site = site;
        this.names = new GraphNames(site);
        this.history = new ChangeHistory(store, site);
    }

    /** What is to be done for one layer. */
    private record Work(Layer layer, long newest, String source, ChangedFeatures changed) {
        boolean isWhole() {
            return changed.isWhole();
        }
    }

    /** The newest commit that a layer's graph shows. */
    long position(Layer layer) {
        return upTo.getOrDefault(layer.name(), 0L);
    }

    /** The commit that the graph as a whole shows; within a transaction, that of its own snapshot. */
    static long shown(DatasetGraph data) {
        return PositionRecord.of(data, WHOLE).commit();
    }

    /**
     * Follows the log after a commit. Commits that came while another one was being followed are followed together, so
     * that most calls find their commit there already.
     */
    void follow(Collection<Layer> all, long commit) {
        if (reached >= commit) {
            return;
        }
        synchronized (this) {
            if (reached >= commit) {
                return;
            }
            long newest = store.position();
            if (reached == 0) {
                catchUp(all, newest, this::read);
            } else {
                Map<String, ChangedFeatures> touched = ChangedFeatures.byLayer(store, reached, newest);
                List<Layer> changed = all.stream()
                        .filter(layer -> touched.containsKey(layer.name()))
                        .toList();
                catchUp(changed, newest, (layer, after, upTo) -> touched.get(layer.name()));
            }
            all.forEach(layer -> upTo.merge(layer.name(), newest, Math::max));
            if (written < newest) {
                // the commit changed nothing here, which is something to tell as well
                Txn.executeWrite(data, () -> new PositionRecord(newest, "").write(data, WHOLE));
                written = newest;
            }
            reached = newest;
        }
    }

    private interface LayerLog {
        ChangedFeatures between(Layer layer, long after, long upTo);
    }

    private ChangedFeatures read(Layer layer, long after, long upTo) {
        return ChangedFeatures.of(store, layer, after, upTo);
    }

    /**
     * Brings layers up to the newest commit. What a commit did to several layers shows at once; a layer that cannot be
     * read does not hold up the others.
     *
     * @throws RuntimeException the first failure, after every layer had its turn
     */
    synchronized void catchUp(Collection<Layer> some) {
        // a new layer may be behind while the others are not
        reached = 0;
        catchUp(some, store.position(), this::read);
    }

    private void catchUp(Collection<Layer> some, long newest, LayerLog log) {
        List<RuntimeException> failures = new ArrayList<>();
        List<Work> changed = new ArrayList<>();
        for (Layer layer : some) {
            try {
                Optional<Work> work = plan(layer, newest, log);
                if (work.isPresent() && work.get().isWhole()) {
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
        reached = 0;
        upTo.remove(layer.name());
        Txn.executeWrite(data, () -> new PositionRecord(0, "").write(data, names.open(layer)));
    }

    private Optional<Work> plan(Layer layer, long newest, LayerLog log) {
        PositionRecord shown = Txn.calculateRead(data, () -> PositionRecord.of(data, names.open(layer)));
        // a store that lies behind the graph was restored from a backup: its log is another one
        boolean isOther = !covers(shown.source(), layer) || shown.commit() > newest;
        long after = Math.max(shown.commit(), upTo.getOrDefault(layer.name(), 0L));
        ChangedFeatures changed =
                isOther ? ChangedFeatures.all() : log.between(layer, after > newest ? shown.commit() : after, newest);
        if (changed.isNothing()) {
            upTo.put(layer.name(), newest);
            return Optional.empty();
        }
        return Optional.of(new Work(layer, newest, changed.isWhole() ? source(layer) : shown.source(), changed));
    }

    private void apply(List<Work> works) {
        if (works.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        long triples = Txn.calculateWrite(data, () -> {
            long count = 0;
            for (Work work : works) {
                count += work.isWhole() ? replace(work.layer(), work.newest()) : update(work);
                new PositionRecord(work.newest(), work.source()).write(data, names.open(work.layer()));
            }
            new PositionRecord(works.get(0).newest(), "").write(data, WHOLE);
            return count;
        });
        works.forEach(work -> upTo.put(work.layer().name(), work.newest()));
        written = works.get(0).newest();
        if (works.get(0).isWhole() && triples > 0) {
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

    private long replace(Layer layer, long newest) {
        data.removeGraph(names.open(layer));
        data.removeGraph(names.personal(layer));
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
        Sink sink = new Sink(layer);
        triples.emitConcepts(sink);
        emit(layer, store.source(layer), Filter.INCLUDE, triples, sink);
        return sink.count;
    }

    /** From the rows as they were at the commit, so that of a later one nothing shows before all of it does. */
    private long update(Work work) {
        Layer layer = work.layer();
        SimpleFeatureSource rows = store.source(layer, Filter.INCLUDE, work.newest());
        history.add(data, layer, work.changed().commits());
        FeatureTriples triples = new FeatureTriples(layer, layers, site);
        Sink sink = new Sink(layer);
        for (String key : work.changed().keys()) {
            triples.remove(key, data.getGraph(names.open(layer)));
            triples.remove(key, data.getGraph(names.personal(layer)));
        }
        List<String> keys = List.copyOf(work.changed().keys());
        for (int start = 0; start < keys.size(); start += KEYS_AT_A_TIME) {
            Filter some = FILTERS.id(keys.subList(start, Math.min(keys.size(), start + KEYS_AT_A_TIME)).stream()
                    .map(key -> FILTERS.featureId(layer.featureId(key)))
                    .collect(Collectors.toSet()));
            emit(layer, rows, some, triples, sink);
        }
        return sink.count;
    }

    private static void emit(
            Layer layer, SimpleFeatureSource source, Filter filter, FeatureTriples triples, Sink sink) {
        try (SimpleFeatureIterator rows =
                source.getFeatures(new Query(layer.name(), filter)).features()) {
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
