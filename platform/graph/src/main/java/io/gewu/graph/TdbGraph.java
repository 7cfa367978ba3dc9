package io.gewu.graph;

import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.change.CommitValidator;
import io.gewu.api.change.PendingCommit;
import io.gewu.api.graph.GraphStore;
import io.gewu.api.health.HealthProbe;
import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.PluginListener;
import io.gewu.api.site.Site;
import io.gewu.api.store.Change;
import io.gewu.api.store.CommitEvent;
import io.gewu.api.store.CommitListener;
import io.gewu.api.store.FeatureStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.TDB2;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** TDB2 as the graph of every running plugin; {@code gewu:rebuild} in the shell makes it anew from the store. */
@Component(
        service = {
            GraphStore.class,
            PluginListener.class,
            CommitListener.class,
            CommitValidator.class,
            HealthProbe.class,
            TdbGraph.class
        },
        configurationPid = "gewu.graph",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = {"osgi.command.scope=gewu", "osgi.command.function=rebuild", "osgi.command.function=compact"},
        immediate = true)
@Designate(ocd = TdbGraph.Config.class)
public final class TdbGraph
        implements GraphStore, PluginListener, CommitListener, CommitValidator, HealthProbe, AutoCloseable {
    /** Settings of the graph. */
    @ObjectClassDefinition(name = "Gewu graph")
    public @interface Config {
        @AttributeDefinition(description = "Folder of the TDB2 database; made when it is missing")
        String folder();

        @AttributeDefinition(
                description = "Megabytes that replaced versions may take beyond twice the size of the graph, before it"
                        + " is compacted")
        int spare() default 4096;
    }

    private static final Logger LOG = LoggerFactory.getLogger(TdbGraph.class);

    /** Commits that may be durable before the graph shows them; then the next one waits. */
    private static final int MOST_UNSHOWN = 1000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(10);

    private final GraphDatabase data;
    private final GraphNames names;
    private final GraphWriter writer;
    private final VisiblePlugins plugins;
    private final GraphQuery questions;
    private final ShapeCheck shapes;
    private final Map<String, Node> shapeGraphs = new ConcurrentHashMap<>();
    /** Of plugins that were removed as well: links to their features keep their IRIs. */
    private final Map<String, Layer> known = new ConcurrentHashMap<>();

    private final GraphFollower follower;
    private final GraphCompaction compaction;
    /** Whether the catalog has begun to tell of plugins; it says itself how long that takes. */
    private volatile boolean notified;

    @Activate
    public TdbGraph(Config config, @Reference Site site, @Reference FeatureStore store) {
        this(usable(Path.of(config.folder())), (long) config.spare() << 20, site, store);
    }

    /** One line for the operator, and the process ends: what the folder holds is made anew only if they say so. */
    private static GraphDatabase usable(Path folder) {
        try {
            return open(folder);
        } catch (RuntimeException | InternalError unusable) {
            // TDB2 gives an InternalError without words for files that are no trees
            String reason = unusable.getMessage() == null ? "its files are damaged" : unusable.getMessage();
            System.err.println("gewu: cannot start: the graph in " + folder + " cannot be used: " + reason
                    + "; with --rebuild it is made anew from the store");
            System.err.flush();
            Runtime.getRuntime().halt(1);
            throw unusable;
        }
    }

    TdbGraph(Path folder, long spare, Site site, FeatureStore store) {
        this(open(folder), spare, site, store);
    }

    private static GraphDatabase open(Path folder) {
        initialise();
        return GraphDatabase.open(folder);
    }

    /** Jena finds its parts by the class loader of the thread. */
    static void initialise() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(JenaSystem.class.getClassLoader());
        try {
            JenaSystem.init();
            TDB2.init();
            GeoAggregates.register();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private TdbGraph(GraphDatabase data, long spare, Site site, FeatureStore store) {
        this.data = data;
        Function<String, Optional<Layer>> layers = name -> Optional.ofNullable(known.get(name));
        this.names = new GraphNames(site);
        this.writer = new GraphWriter(data, store, layers, site);
        this.plugins = writer.plugins();
        this.shapes = new ShapeCheck(data, new PendingFeatures(data, store, layers, site), site, layers);
        this.questions = new GraphQuery(data, new SpatialIndex(store, site));
        this.follower = new GraphFollower(writer::follow);
        this.compaction = new GraphCompaction(data, writer, follower::reached, spare);
    }

    /** Optional and late, because the policy asks the catalog, which tells this listener of plugins. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setPolicy(AccessPolicy policy) {
        plugins.setPolicy(Optional.of(policy));
    }

    void unsetPolicy(AccessPolicy policy) {
        plugins.unsetPolicy(policy);
    }

    @Override
    @Deactivate
    public void close() {
        compaction.close();
        follower.close();
        data.close();
    }

    @Override
    public void added(Plugin plugin) {
        show(plugin);
    }

    @Override
    public void replaced(Plugin before, Plugin after) {
        show(after);
        if (!after.name().equals(before.name())) {
            removed(before);
        }
    }

    private void show(Plugin plugin) {
        plugin.layers().forEach(layer -> known.put(layer.name(), layer));
        GraphWriter.Added added = writer.add(plugin);
        follower.reached(added.followed());
        shapeGraphs.put(plugin.name(), names.shapes(plugin));
        shapes.use(shapeGraphs.values());
        notified = true;
        if (added.refused().isPresent()) {
            throw added.refused().get();
        }
    }

    @Override
    public void removed(Plugin plugin) {
        plugins.remove(plugin);
        shapeGraphs.remove(plugin.name());
        shapes.use(shapeGraphs.values());
    }

    /** Shapes are part of what a plugin declares: they hold for every door that writes. */
    @Override
    public void before(PendingCommit commit) {
        follower.await(follower.newest() - MOST_UNSHOWN, LONGEST_WAIT);
        try {
            shapes.check(commit);
        } catch (PendingFeatures.LayerLoaded loaded) {
            follower.committed(loaded.commit());
            follower.await(loaded.commit(), LONGEST_LOAD);
            shapes.check(commit);
        }
    }

    /** From here on questions see the commit; who loads whole layers has time to wait for them. */
    @Override
    public void committed(CommitEvent commit) {
        follower.committed(commit.number());
        follower.answered(commit.number());
        if (commit.changes().stream().anyMatch(change -> change.kind() == Change.Kind.LOAD)) {
            try {
                follower.await(commit.number(), LONGEST_LOAD);
            } catch (GewuException behind) {
                // questions wait themselves, and say so if it takes too long; the follower tries again by itself
                LOG.warn("The graph does not show commit {} yet: {}", commit.number(), behind.getMessage());
            }
        }
    }

    /** Makes everything anew from the store, beside the graph in use, which then goes with the room it took. */
    public void rebuild() {
        compaction.rebuild();
    }

    /** Gives back the room of what was replaced; happens by itself as well. */
    public void compact() {
        compaction.compact();
    }

    @Override
    public long position() {
        return writer.position();
    }

    @Override
    public <T> T query(Caller caller, Query query, Duration limit, Answering<T> work) {
        QueryCheck.check(query);
        follower.await(follower.answered(), LONGEST_WAIT);
        return Txn.calculateRead(data, () -> {
            long commit = GraphProjector.shown(data);
            return questions.run(
                    plugins.visible(caller), commit, query, limit, execution -> work.answer(execution, commit));
        });
    }

    /** For tests and measurements. */
    void useIndex(boolean use) {
        questions.useIndex(use);
    }

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public Health check() {
        if (!notified) {
            return new Health(State.STARTING, "The plugins are not known yet");
        }
        String fault = follower.fault();
        if (fault.isEmpty() && writer.behind().isEmpty()) {
            return Health.UP;
        }
        String layers = writer.behind().entrySet().stream()
                .map(layer -> layer.getKey() + ": " + layer.getValue().getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return new Health(State.DEGRADED, "The graph is behind the store: " + fault + layers);
    }
}
