package io.gewu.catalog;

import io.gewu.api.health.HealthProbe;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.layer.StyleDocument;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.PluginListener;
import io.gewu.api.plugin.PluginRegistry;
import io.gewu.api.plugin.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The extender: sees bundles start and stop, reads what they declare, tells the listeners one after the other on one
 * thread, and publishes the layers.
 */
@Component(
        service = {LayerCatalog.class, PluginRegistry.class, HealthProbe.class},
        immediate = true)
public final class LiveCatalog implements LayerCatalog, PluginRegistry, HealthProbe {
    private static final Logger LOG = LoggerFactory.getLogger(LiveCatalog.class);

    /** What requests see; replaced as a whole, so that each request has one consistent picture. */
    private record Snapshot(List<Plugin> plugins) {
        Optional<Layer> layer(String name) {
            return plugins.stream()
                    .flatMap(p -> p.layers().stream())
                    .filter(l -> l.name().equals(name))
                    .findFirst();
        }
    }

    private final Listeners listeners = new Listeners();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "gewu-catalog"));
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicLong revision = new AtomicLong(System.currentTimeMillis() / 1000);
    private final BundleContext bundles;
    private final BundleTracker<String> tracker;
    /** Of plugins by bundle; for the one thread. */
    private final Map<Long, String> names = new HashMap<>();

    private volatile Snapshot snapshot = new Snapshot(List.of());

    @Activate
    public LiveCatalog(BundleContext context) {
        bundles = context;
        tracker = new BundleTracker<>(context, Bundle.ACTIVE, new Extender());
        tracker.open();
    }

    @Deactivate
    void close() {
        tracker.close();
        thread.shutdown();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(PluginListener listener, java.util.Map<String, Object> properties) {
        submit(() -> {
            listeners.add(listener, properties);
            for (Plugin plugin : snapshot.plugins()) {
                replace(listeners.tellAdded(List.of(listener), plugin));
            }
        });
    }

    void removeListener(PluginListener listener) {
        listeners.remove(listener);
    }

    @Override
    public List<Layer> layers() {
        return snapshot.plugins().stream().flatMap(p -> p.layers().stream()).toList();
    }

    @Override
    public Optional<Layer> layer(String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return snapshot.layer(name);
        }
        return snapshot.layer(name.substring(colon + 1))
                .filter(l -> l.namespace().prefix().equals(name.substring(0, colon)));
    }

    @Override
    public Optional<StyleDocument> style(Layer layer, String name) {
        return snapshot.plugins().stream()
                .filter(p -> p.name().equals(layer.plugin()))
                .flatMap(p -> p.styles().stream())
                .filter(s -> s.name().equals(name))
                .findFirst();
    }

    @Override
    public long revision() {
        return revision.get();
    }

    @Override
    public List<Plugin> plugins() {
        return snapshot.plugins();
    }

    @Override
    public String name() {
        return "catalog";
    }

    @Override
    public Health check() {
        return pending.get() == 0 ? Health.UP : new Health(State.STARTING, "Plugins are being read");
    }

    private void submit(Runnable task) {
        pending.incrementAndGet();
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException failure) {
                    LOG.error("A plugin could not be taken in", failure);
                } finally {
                    pending.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException stopping) {
            pending.decrementAndGet();
        }
    }

    private void come(Bundle bundle) {
        PluginReader.read(bundle).map(read -> withoutTakenName(bundle, read)).ifPresent(read -> {
            names.put(bundle.getBundleId(), read.name());
            Plugin told = listeners.tellAdded(listeners.all(), withoutTakenNames(read));
            told.problems().forEach(problem -> LOG.warn("Plugin {}: {}", told.name(), problem));
            List<Plugin> plugins = new ArrayList<>(snapshot.plugins());
            plugins.add(told);
            publish(plugins);
            LOG.info(
                    "Plugin {} {}: {} layers",
                    told.name(),
                    told.version(),
                    told.layers().size());
        });
    }

    private void go(long bundle) {
        String name = names.remove(bundle);
        if (name == null) {
            return;
        }
        Optional<Plugin> gone =
                snapshot.plugins().stream().filter(p -> p.name().equals(name)).findFirst();
        if (gone.isPresent()) {
            publish(snapshot.plugins().stream()
                    .filter(p -> !p.name().equals(name))
                    .toList());
            listeners.tellRemoved(gone.get());
            LOG.info("Plugin {} is gone", name);
        }
    }

    private void replace(Plugin plugin) {
        publish(snapshot.plugins().stream()
                .map(p -> p.name().equals(plugin.name()) ? plugin : p)
                .toList());
    }

    private void publish(List<Plugin> plugins) {
        snapshot = new Snapshot(List.copyOf(plugins));
        revision.incrementAndGet();
    }

    /**
     * The first bundle keeps a plugin's name; a later one is shown under its symbolic name, and why it is not served.
     */
    private Plugin withoutTakenName(Bundle bundle, Plugin plugin) {
        if (snapshot.plugins().stream().noneMatch(p -> p.name().equals(plugin.name()))) {
            return plugin;
        }
        String owner = names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(plugin.name()))
                .map(entry -> String.valueOf(bundles.getBundle(entry.getKey())))
                .findFirst()
                .orElse("another bundle");
        Problem taken = new Problem(
                "META-INF/MANIFEST.MF",
                0,
                0,
                "The plugin name \"" + plugin.name() + "\" of " + bundle + " is taken by " + owner
                        + "; give it another in the header Gewu-Plugin");
        return new Plugin(
                bundle.getSymbolicName() + "@" + bundle.getBundleId(),
                plugin.title(),
                plugin.version(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(taken));
    }

    /** The first plugin keeps a layer's name; a later one is told. */
    private Plugin withoutTakenNames(Plugin plugin) {
        Set<String> seen = new HashSet<>();
        List<Layer> layers = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(plugin.problems());
        for (Layer layer : plugin.layers()) {
            Optional<Layer> holder = snapshot.layer(layer.name());
            Optional<Layer> twin = sameIris(layer);
            if (twin.isPresent() && holder.isEmpty()) {
                problems.add(new Problem(
                        "layers/" + layer.name() + ".yaml",
                        0,
                        0,
                        "The IRIs of layer \"" + layer.name() + "\" are those of layer \""
                                + twin.get().name()
                                + "\" of plugin \"" + twin.get().plugin() + "\": "
                                + layer.iri().prefix() + "{…}"
                                + layer.iri().suffix()));
            } else if (holder.isPresent() || !seen.add(layer.name())) {
                String owner = holder.map(Layer::plugin).orElse(plugin.name());
                problems.add(new Problem(
                        "layers/" + layer.name() + ".yaml",
                        0,
                        0,
                        "The layer name \"" + layer.name() + "\" is taken by plugin \"" + owner + "\""));
            } else {
                layers.add(layer);
            }
        }
        return Listeners.with(plugin, layers, problems);
    }

    /** A layer of another plugin that makes the same IRIs. */
    private Optional<Layer> sameIris(Layer layer) {
        return layers().stream()
                .filter(other ->
                        other.iri().equals(layer.iri()) && !other.plugin().equals(layer.plugin()))
                .findFirst();
    }

    private final class Extender implements BundleTrackerCustomizer<String> {
        @Override
        public String addingBundle(Bundle bundle, BundleEvent event) {
            submit(() -> come(bundle));
            return PluginReader.nameOf(bundle);
        }

        @Override
        public void modifiedBundle(Bundle bundle, BundleEvent event, String name) {
            // only ACTIVE is tracked: nothing changes within it
        }

        @Override
        public void removedBundle(Bundle bundle, BundleEvent event, String name) {
            submit(() -> go(bundle.getBundleId()));
        }
    }
}
