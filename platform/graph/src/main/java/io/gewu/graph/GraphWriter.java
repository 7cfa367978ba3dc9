package io.gewu.graph;

import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.site.Site;
import io.gewu.api.store.FeatureStore;
import io.gewu.graph.GraphFollower.Followed;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.sparql.core.DatasetGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that writes the database in use or puts another one in its place, one at a time. Safe for many threads. */
final class GraphWriter implements GraphCompaction.Successor {
    private static final Logger LOG = LoggerFactory.getLogger(GraphWriter.class);

    private final GraphDatabase data;
    private final FeatureStore store;
    private final Function<String, Optional<Layer>> layers;
    private final Site site;
    private final VisiblePlugins plugins;
    private final OntologyGraphs ontologies;
    private final Object writing = new Object();
    private volatile GraphProjector projector;

    GraphWriter(GraphDatabase data, FeatureStore store, Function<String, Optional<Layer>> layers, Site site) {
        this.store = store;
        this.layers = layers;
        this.site = site;
        this.plugins = new VisiblePlugins(site, this::areas);
        this.ontologies = new OntologyGraphs(data, site);
        this.data = data;
        this.projector = projector(data.get());
    }

    /** Follows into one database; once that is in use, what is loaded into it counts. */
    private GraphProjector projector(DatasetGraph into) {
        return new GraphProjector(
                into,
                store,
                layers,
                site,
                (isNew, load) -> data.get() == into ? data.load(isNew, load) : load.getAsLong());
    }

    /** The plugins that are here. */
    VisiblePlugins plugins() {
        return plugins;
    }

    /** Into what the layers of the database in use are divided. */
    private LayerAreas areas() {
        return projector.areas();
    }

    /** The newest commit that every layer of a plugin that is here shows. */
    long position() {
        return plugins.layers().stream().mapToLong(projector::position).min().orElse(0);
    }

    /** Layers that do not show what was followed last, and why. */
    Map<String, RuntimeException> behind() {
        return projector.behind();
    }

    /** Follows the log up to its newest commit. */
    Followed follow() {
        synchronized (writing) {
            return projector.follow(plugins::layers);
        }
    }

    /**
     * What a plugin brought.
     *
     * @param refused a document of the plugin that cannot be read; its layers are here all the same
     */
    record Added(Followed followed, Optional<RuntimeException> refused) {}

    /** Takes a plugin's documents and layers in. */
    Added add(Plugin plugin) {
        synchronized (writing) {
            Optional<RuntimeException> refused = Optional.empty();
            try {
                ontologies.load(plugin);
            } catch (RuntimeException broken) {
                refused = Optional.of(broken);
            }
            // what was projected before the last stop shows at once; the other plugins' links into these layers follow
            projector.catchUp(() -> plugins.with(plugin));
            plugins.put(plugin, ontologies.graphs(plugin), ontologies.things(plugin));
            // a commit of meanwhile was followed without these layers, which were not shown yet
            return new Added(projector.catchUp(plugins::layers), refused);
        }
    }

    @Override
    public GraphProjector prepare(DatasetGraph next) {
        documents(next);
        return projector(next);
    }

    /** Plugins may have come and gone since the database was copied. */
    private void documents(DatasetGraph next) {
        OntologyGraphs copies = new OntologyGraphs(next, site);
        for (Plugin plugin : plugins.plugins()) {
            try {
                copies.load(plugin);
            } catch (GewuException broken) {
                LOG.debug("{} was refused when the plugin came", plugin.name(), broken);
            }
        }
    }

    @Override
    public Followed follow(GraphProjector next) {
        return next.follow(plugins::layers);
    }

    @Override
    public Followed take(GraphProjector next, DatasetGraph data, Runnable use) {
        synchronized (writing) {
            documents(data);
            Followed followed = next.catchUp(plugins::layers);
            use.run();
            projector = next;
            return followed;
        }
    }
}
