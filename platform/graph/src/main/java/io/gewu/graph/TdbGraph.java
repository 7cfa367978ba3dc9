package io.gewu.graph;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.Caller;
import io.gewu.api.graph.GraphStore;
import io.gewu.api.health.HealthProbe;
import io.gewu.api.layer.Access;
import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Document;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.PluginListener;
import io.gewu.api.site.Site;
import io.gewu.api.store.CommitListener;
import io.gewu.api.store.FeatureStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.SystemTDB;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** TDB2 as the graph of every mounted plugin. */
@Component(
        service = {GraphStore.class, PluginListener.class, CommitListener.class, HealthProbe.class},
        configurationPid = "gewu.graph",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = TdbGraph.Config.class)
public final class TdbGraph implements GraphStore, PluginListener, CommitListener, HealthProbe, AutoCloseable {

    /** Settings of the graph. */
    @ObjectClassDefinition(name = "Gewu graph")
    public @interface Config {
        @AttributeDefinition(description = "Folder of the TDB2 database; made when it is missing")
        String folder();
    }

    private final Site site;
    private final DatasetGraph data;
    private final Projection projection;
    private final Map<String, Layer> known = new ConcurrentHashMap<>();
    private final List<Layer> mounted = new CopyOnWriteArrayList<>();
    private final Set<Node> visible = ConcurrentHashMap.newKeySet();

    @Activate
    public TdbGraph(Config config, @Reference Site site, @Reference FeatureStore store) {
        this(Path.of(config.folder()), site, store);
    }

    TdbGraph(Path folder, Site site, FeatureStore store) {
        this.site = site;
        initialise();
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot make the folder " + folder, failure);
        }
        this.data = DatabaseMgr.connectDatasetGraph(folder.toString());
        this.projection = new Projection(data, store, name -> Optional.ofNullable(known.get(name)), site);
    }

    /** Jena finds its parts by the class loader of the thread. */
    static void initialise() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(JenaSystem.class.getClassLoader());
        try {
            JenaSystem.init();
            TDB2.init();
            GeoFunctions.register();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    @Deactivate
    public void close() {
        TDBInternal.expel(data);
    }

    @Override
    public void added(Plugin plugin) {
        plugin.layers().forEach(layer -> known.put(layer.name(), layer));
        for (Document document : plugin.ontologies()) {
            Graph read = parse(document);
            String kind = document.path().endsWith("shapes.ttl") ? "shapes" : "ont";
            replace(
                    NodeFactory.createURI(site.graphs() + kind + "/" + plugin.name() + "/" + stem(document.path())),
                    read);
        }
        for (Layer layer : plugin.layers()) {
            // layers that are not public stay out of the graph until callers can be told apart
            if (layer.access().read().equals(Access.PUBLIC)) {
                mounted.add(layer);
            }
        }
        // the other plugins' links into the layers that came now can be made as well
        for (Layer layer : mounted) {
            projection.catchUp(layer);
            visible.add(projection.graph(layer));
        }
    }

    @Override
    public void removed(Plugin plugin) {
        for (Layer layer : plugin.layers()) {
            visible.remove(projection.graph(layer));
            mounted.removeIf(l -> l.name().equals(layer.name()));
        }
        visible.removeIf(node -> node.getURI().startsWith(site.graphs() + "ont/" + plugin.name() + "/")
                || node.getURI().startsWith(site.graphs() + "shapes/" + plugin.name() + "/"));
    }

    private static String stem(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    }

    private static Graph parse(Document document) {
        Graph graph = GraphFactory.createDefaultGraph();
        try {
            RDFParser.create()
                    .source(new ByteArrayInputStream(document.content()))
                    .base("https://w3id.org/gewu/")
                    .lang(Lang.TURTLE)
                    .parse(graph);
            return graph;
        } catch (RiotException broken) {
            throw new GewuException(
                    ErrorCode.INVALID_DECLARATION,
                    document.path(),
                    document.path() + ": " + broken.getMessage(),
                    broken);
        }
    }

    private void replace(Node name, Graph content) {
        Txn.executeWrite(data, () -> {
            Graph old = data.getGraph(name);
            if (!old.isIsomorphicWith(content)) {
                data.removeGraph(name);
                GraphUtil.addInto(data.getGraph(name), content);
            }
        });
        visible.add(name);
    }

    @Override
    public void committed(long commit) {
        for (Layer layer : mounted) {
            projection.catchUp(layer);
        }
    }

    @Override
    public long position() {
        return Txn.calculateRead(
                data,
                () -> mounted.stream().mapToLong(projection::position).max().orElse(0));
    }

    @Override
    public <T> T query(Caller caller, Query query, Duration limit, Function<QueryExec, T> work) {
        QueryCheck.check(query);
        return Txn.calculateRead(data, () -> {
            try (QueryExec execution = QueryExec.dataset(data)
                    .query(query)
                    .context(context(query))
                    .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .build()) {
                return work.apply(execution);
            }
        });
    }

    /** Quads of graphs that are not visible are as if they were not there, for every pattern of the query. */
    private Context context(Query query) {
        Context context = data.getContext().copy();
        // FROM chooses its own default graph among the named ones
        context.set(TDB2.symUnionDefaultGraph, !query.hasDatasetDescription());
        Set<org.apache.jena.tdb2.store.NodeId> ids = ConcurrentHashMap.newKeySet();
        var nodes = TDBInternal.getDatasetGraphTDB(data)
                .getQuadTable()
                .getNodeTupleTable()
                .getNodeTable();
        List<Node> names = new ArrayList<>(visible);
        for (Node name : names) {
            ids.add(nodes.getNodeIdForNode(name));
        }
        java.util.function.Predicate<org.apache.jena.atlas.lib.tuple.Tuple<org.apache.jena.tdb2.store.NodeId>> filter =
                quad -> quad.len() != 4 || ids.contains(quad.get(0));
        context.set(SystemTDB.symTupleFilter, filter);
        return context;
    }

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public Health check() {
        return Health.UP;
    }
}
