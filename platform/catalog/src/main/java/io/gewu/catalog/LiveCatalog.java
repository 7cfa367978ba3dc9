package io.gewu.catalog;

import io.gewu.api.health.HealthProbe;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.layer.StyleDocument;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.PluginListener;
import io.gewu.api.plugin.PluginRegistry;
import io.gewu.api.plugin.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
 * The one registry of plugins and layers: sees bundles start and stop, reads what they declare, changes the
 * {@link PluginTable} on one thread, and publishes the layers.
 */
@Component(
        service = {LayerCatalog.class, PluginRegistry.class, HealthProbe.class, LiveCatalog.class},
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

    private final PluginListeners listeners = new PluginListeners();
    private final PluginTable table = new PluginTable(listeners, this::publish);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "gewu-catalog"));
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicLong revision = new AtomicLong(System.currentTimeMillis() / 1000);
    private final Map<Long, CompletableFuture<List<Problem>>> verdicts = new ConcurrentHashMap<>();
    private final BundleTracker<Long> tracker;

    private volatile Snapshot snapshot = new Snapshot(List.of());

    @Activate
    public LiveCatalog(BundleContext context) {
        tracker = new BundleTracker<>(context, Bundle.ACTIVE, new Extender());
        tracker.open();
    }

    @Deactivate
    void close() {
        tracker.close();
        thread.shutdown();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(PluginListener listener) {
        submit(() -> {
            listeners.add(listener);
            table.tell(listener);
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

    /**
     * What became of a bundle that was started: why its declarations are not served and those of an earlier version
     * are; empty when they are served, or there are none.
     */
    public CompletableFuture<List<Problem>> verdict(Bundle bundle) {
        return verdicts.computeIfAbsent(bundle.getBundleId(), id -> new CompletableFuture<>());
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

    private void put(Bundle bundle) {
        CompletableFuture<List<Problem>> verdict = verdict(bundle);
        try {
            verdict.complete(PluginReader.read(bundle)
                    .map(read -> table.put(bundle.getBundleId(), PluginReader.ownerOf(bundle), read))
                    .orElse(List.of()));
        } catch (RuntimeException failure) {
            verdict.complete(List.of(new Problem(PluginReader.ownerOf(bundle), 0, 0, String.valueOf(failure))));
            throw failure;
        }
    }

    private void publish(List<Plugin> plugins) {
        snapshot = new Snapshot(List.copyOf(plugins));
        revision.incrementAndGet();
    }

    private final class Extender implements BundleTrackerCustomizer<Long> {
        @Override
        public Long addingBundle(Bundle bundle, BundleEvent event) {
            submit(() -> put(bundle));
            return bundle.getBundleId();
        }

        @Override
        public void modifiedBundle(Bundle bundle, BundleEvent event, Long id) {
            // only ACTIVE is tracked: nothing changes within it
        }

        @Override
        public void removedBundle(Bundle bundle, BundleEvent event, Long id) {
            submit(() -> {
                verdicts.remove(id);
                table.remove(id);
            });
        }
    }
}
