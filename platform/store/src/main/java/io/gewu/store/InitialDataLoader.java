package io.gewu.store;

import io.gewu.api.health.HealthProbe;
import io.gewu.api.layer.Layer;
import io.gewu.api.load.InitialDataSource;
import io.gewu.api.load.RowSource;
import io.gewu.api.plugin.Document;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.PluginListener;
import io.gewu.api.store.Change;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.WriteSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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

/**
 * Gives layers that were never written their first contents: a plugin's own {@code layers/<layer>.geojson} or
 * {@code .csv}, else a {@link InitialDataSource}. One layer, one transaction: a load that was cut off goes on with the
 * layer it was at.
 */
@Component(
        service = {PluginListener.class, HealthProbe.class},
        configurationPid = "gewu.seeds",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = InitialDataLoader.Config.class)
public final class InitialDataLoader implements PluginListener, HealthProbe {
    private static final Logger LOG = LoggerFactory.getLogger(InitialDataLoader.class);

    /** Settings of first contents. */
    @ObjectClassDefinition(name = "Gewu first contents")
    public @interface Config {
        @AttributeDefinition(description = "Fill empty layers from seed sources, as the demo city; false: start empty")
        boolean enabled() default true;
    }

    /** Plugins come one after the other; layers that link to each other are best filled once all are there. */
    private static final long SETTLING_MILLIS = 800;

    private final FeatureStore store;
    private final boolean enabled;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "gewu-seeds"));
    private final List<InitialDataSource> sources = new CopyOnWriteArrayList<>();
    private final AtomicInteger pending = new AtomicInteger();
    /** Layers without contents, by name; for the one thread. */
    private final Map<String, Layer> waiting = new LinkedHashMap<>();
    /** Whether the catalog has begun to tell of plugins; it says itself how long that takes. */
    private volatile boolean notified;

    private volatile String failure = "";

    @Activate
    public InitialDataLoader(@Reference FeatureStore store, Config config) {
        this.store = store;
        this.enabled = config.enabled();
    }

    @Deactivate
    void close() {
        thread.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(InitialDataSource source) {
        sources.add(source);
        submit(this::fillFromSources, SETTLING_MILLIS);
    }

    void removeSource(InitialDataSource source) {
        sources.remove(source);
    }

    @Override
    public void added(Plugin plugin) {
        submit(() -> {
            plugin.layers().forEach(layer -> waiting.put(layer.name(), layer));
            for (Layer layer : plugin.layers()) {
                bundled(plugin, layer).ifPresent(rows -> fill(layer, plugin.name(), rows));
            }
        });
        submit(this::fillFromSources, SETTLING_MILLIS);
        notified = true;
    }

    @Override
    public void removed(Plugin plugin) {
        submit(() -> plugin.layers().forEach(layer -> waiting.remove(layer.name())));
    }

    private static Optional<RowSource> bundled(Plugin plugin, Layer layer) {
        for (Document document : plugin.initialData()) {
            if (document.path().equals("layers/" + layer.name() + ".geojson")) {
                return Optional.of(new GeoJsonRows(layer, document));
            }
            if (document.path().equals("layers/" + layer.name() + ".csv")) {
                return Optional.of(new CsvRows(layer, document));
            }
        }
        return Optional.empty();
    }

    private void fillFromSources() {
        if (!enabled) {
            return;
        }
        for (InitialDataSource source : sources) {
            if (!source.needs().stream().allMatch(this::isFilled)) {
                // asked again when the next plugin or source arrives
                continue;
            }
            List<Layer> empty = source.layers().stream()
                    .map(waiting::get)
                    .filter(Objects::nonNull)
                    .toList();
            for (Layer layer : empty) {
                fill(layer, source.name(), sink -> source.rows(layer.name()).forEach(sink));
            }
        }
    }

    private void fill(Layer layer, String author, RowSource rows) {
        if (isFilled(layer.name())) {
            waiting.remove(layer.name());
            return;
        }
        // whoever hears of a plugin first, the table must be there
        store.source(layer);
        long start = System.nanoTime();
        try (WriteSession session = store.write(author)) {
            long count = session.replaceAll(layer, rows);
            session.commit();
            waiting.remove(layer.name());
            LOG.info("Loaded {}: {} features in {} ms", layer.name(), count, (System.nanoTime() - start) / 1_000_000);
            System.out.printf("loading %-18s %,9d features%n", layer.name(), count);
        }
    }

    private boolean isFilled(String layer) {
        try (Stream<Change> log = store.changes(layer, 0)) {
            return log.findFirst().isPresent();
        }
    }

    private void submit(Runnable task) {
        submit(task, 0);
    }

    private void submit(Runnable task, long delayMillis) {
        pending.incrementAndGet();
        Runnable counted = () -> {
            try {
                task.run();
            } catch (RuntimeException broken) {
                failure = "First contents could not be loaded: " + broken.getMessage();
                LOG.error("First contents could not be loaded", broken);
            } finally {
                pending.decrementAndGet();
            }
        };
        try {
            ScheduledFuture<?> planned = thread.schedule(counted, delayMillis, TimeUnit.MILLISECONDS);
            LOG.debug("Loading planned {}", planned);
        } catch (RejectedExecutionException stopping) {
            pending.decrementAndGet();
        }
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public Health check() {
        if (!notified || pending.get() > 0) {
            return new Health(State.STARTING, "First contents are being loaded");
        }
        return failure.isEmpty() ? Health.UP : new Health(State.DEGRADED, failure);
    }
}
