package io.gewu.graph;

import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import io.gewu.api.store.FeatureStore;
import io.gewu.graph.GraphFollower.Followed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the commit log layer by layer. The position a layer's graph shows changes in the same transaction as the
 * layer's triples, so a process that was killed goes on where it stopped; applying a change twice does no harm.
 */
final class GraphProjector {
    private static final Logger LOG = LoggerFactory.getLogger(GraphProjector.class);
    /** Part of every digest: raise it when the triples of a feature change, and every layer is projected anew. */
    private static final String FORM = "4 ";

    /** Stands for all graphs together. */
    private static final Node WHOLE = NodeFactory.createURI("urn:gewu:graph");

    private final DatasetGraph data;
    private final FeatureStore store;
    private final Function<String, Optional<Layer>> layers;
    private final Site site;
    private final GraphNames names;
    private final Loads loads;
    private final LayerAreas areas;
    private final LayerTriples triples;
    /** Newest commit looked at; a commit that left a layer alone moves nothing in the database. */
    private final Map<String, Long> upTo = new ConcurrentHashMap<>();
    /** Newest commit that every layer shown here shows; 0 while one may be behind. */
    private long reached;

    private final Map<String, RuntimeException> behind = new ConcurrentHashMap<>();
    /** The commit that stands in the database as that of the whole. */
    private long written;

    /** @param loads runs what writes a whole layer */
    GraphProjector(
            DatasetGraph data, FeatureStore store, Function<String, Optional<Layer>> layers, Site site, Loads loads) {
        this.loads = loads;
        this.data = data;
        this.store = store;
        this.layers = layers;
        this.site = site;
        this.names = new GraphNames(site);
        this.areas = new LayerAreas(data, site);
        this.triples = new LayerTriples(data, store, layers, site, areas);
    }

    /** Is told of transactions that write whole layers. */
    interface Loads {
        /** Runs one, and gives what it gives; new is a layer of which nothing was there. */
        long load(boolean isNew, LongSupplier transaction);
    }

    /** What is to be done for one layer. */
    private record Work(Layer layer, long newest, String source, ChangedFeatures changed) {
        boolean isWhole() {
            return changed.isWhole();
        }
    }

    /** Into what the layers of this database are divided. */
    LayerAreas areas() {
        return areas;
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
     * Follows the log up to its newest commit. Layers that cannot be read are left {@link #behind} and hold up no
     * others.
     *
     * @throws RuntimeException if the store or the graph's own database cannot be used
     */
    synchronized Followed follow(Supplier<? extends Collection<Layer>> layers) {
        long newest = store.position();
        Collection<Layer> all = layers.get();
        if (reached == 0) {
            catchUp(all, newest);
        } else if (reached < newest) {
            Map<String, ChangedFeatures> touched = ChangedFeatures.byLayer(store, reached, newest);
            keepUp(all.stream().filter(l -> touched.containsKey(l.name())).toList(), newest, touched);
        }
        if (behind.isEmpty()) {
            all.forEach(layer -> upTo.merge(layer.name(), newest, Math::max));
        }
        if (written < newest || !behind.isEmpty()) {
            // a commit that changed nothing here is something to tell as well; and it shows whether writing works at
            // all
            written = behind.isEmpty() ? newest : written;
            Txn.executeWrite(data, () -> new PositionRecord(written, "").write(data, WHOLE));
        }
        reached = behind.isEmpty() ? newest : 0;
        return new Followed(newest, behind.isEmpty());
    }

    /** The layers may be others than before: looks at each. */
    synchronized Followed catchUp(Supplier<? extends Collection<Layer>> layers) {
        reached = 0;
        return follow(layers);
    }

    /** Layers that do not show what was followed last, and why. Safe at any time. */
    Map<String, RuntimeException> behind() {
        return Map.copyOf(behind);
    }

    private interface LayerLog {
        ChangedFeatures between(Layer layer, long after, long upTo);
    }

    /** Layers that were made anew become visible one by one, and then together what changed in the others. */
    private void catchUp(Collection<Layer> all, long newest) {
        behind.clear();
        List<Work> changed = new ArrayList<>();
        for (Layer layer : all) {
            attempt(layer, () -> {
                Optional<Work> work =
                        plan(layer, newest, (l, after, until) -> ChangedFeatures.of(store, l, after, until));
                if (work.isPresent() && work.get().isWhole()) {
                    apply(List.of(work.get()), false);
                } else {
                    work.ifPresent(changed::add);
                }
            });
        }
        together(changed, false);
    }

    /** What commits did to several layers shows at once. */
    private void keepUp(Collection<Layer> touched, long newest, Map<String, ChangedFeatures> changes) {
        List<Work> works = new ArrayList<>();
        for (Layer layer : touched) {
            attempt(
                    layer,
                    () -> plan(layer, newest, (l, after, until) -> changes.get(l.name()))
                            .ifPresent(works::add));
        }
        together(works, behind.isEmpty());
    }

    private void together(List<Work> works, boolean isAll) {
        try {
            apply(works, isAll);
        } catch (RuntimeException together) {
            for (Work work : works) {
                attempt(work.layer(), () -> apply(List.of(work), false));
            }
        }
    }

    private void attempt(Layer layer, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            behind.put(layer.name(), failure);
        }
    }

    private Optional<Work> plan(Layer layer, long newest, LayerLog log) {
        PositionRecord shown = Txn.calculateRead(data, () -> PositionRecord.of(data, names.of(layer)));
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

    /** @param isAll whether the graph as a whole then shows the newest commit */
    private void apply(List<Work> works, boolean isAll) {
        if (works.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        long newest = works.get(0).newest();
        LongSupplier transaction = () -> write(works, isAll);
        long count = works.stream().anyMatch(Work::isWhole)
                ? loads.load(isNew(works), transaction)
                : transaction.getAsLong();
        works.forEach(work -> upTo.put(work.layer().name(), newest));
        written = isAll ? newest : written;
        if (works.get(0).isWhole() && count > 0) {
            long millis = (System.nanoTime() - start) / 1_000_000;
            LOG.info("Projected {}: {} triples in {} ms", works.get(0).layer().name(), count, millis);
        }
    }

    /** Layers are empty before their first contents come. */
    private boolean isNew(List<Work> works) {
        return Txn.calculateRead(data, () -> works.stream().allMatch(work -> triples.isEmpty(work.layer())));
    }

    private long write(List<Work> works, boolean isAll) {
        long newest = works.get(0).newest();
        return Txn.calculateWrite(data, () -> {
            long emitted = 0;
            for (Work work : works) {
                Layer layer = work.layer();
                emitted +=
                        work.isWhole() ? triples.replace(layer, newest) : triples.update(layer, work.changed(), newest);
                new PositionRecord(newest, work.source()).write(data, names.of(layer));
            }
            if (isAll) {
                new PositionRecord(newest, "").write(data, WHOLE);
            }
            return emitted;
        });
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
                + layer.access() + " " + layer.geometry() + " " + layer.attributes());
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
}
