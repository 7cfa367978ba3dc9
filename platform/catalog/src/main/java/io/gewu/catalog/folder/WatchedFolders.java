package io.gewu.catalog.folder;

import io.gewu.api.health.HealthProbe;
import io.gewu.api.plugin.PluginFile;
import io.gewu.api.plugin.PluginFolders;
import io.gewu.catalog.LiveCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into the folders every half second, from when the platform is there. */
@Component(
        service = {PluginFolders.class, HealthProbe.class},
        immediate = true)
public final class WatchedFolders implements PluginFolders, HealthProbe {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolders.class);

    /** Setting of the framework: folders, separated by commas. */
    private static final String FOLDERS = "gewu.plugins";

    private static final long INTERVAL_MILLIS = 500;

    private final BundleContext context;
    private final PluginJars jars;
    private final FolderScan scan;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "gewu-plugins"));
    private final ScheduledFuture<?> looking;
    private volatile boolean looked;
    private volatile String fault = "";

    @Activate
    public WatchedFolders(
            BundleContext context, @Reference LiveCatalog catalog, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.jars = new PluginJars(new BundleInstaller(context, catalog, components), this::isPartOfServer);
        String folders = context.getProperty(FOLDERS);
        this.scan = new FolderScan(Stream.of((folders == null ? "" : folders).split(","))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder.trim()))
                .toList());
        this.looking = thread.scheduleWithFixedDelay(this::look, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void close() {
        looking.cancel(false);
        thread.shutdown();
    }

    private void look() {
        if (context.getBundle(0).getState() != Bundle.ACTIVE) {
            return;
        }
        try {
            jars.follow(scan.jars());
            fault = "";
            looked = true;
        } catch (RuntimeException failure) {
            if (fault.isEmpty()) {
                LOG.error("The plugin folders cannot be read", failure);
            }
            fault = "The plugin folders cannot be read: " + failure.getMessage();
        }
    }

    private boolean isPartOfServer(String symbolicName) {
        return Stream.of(context.getBundles())
                .anyMatch(bundle -> symbolicName.equals(bundle.getSymbolicName())
                        && !bundle.getLocation().startsWith(JarOnDisk.LOCATION));
    }

    @Override
    public List<PluginFile> files() {
        return jars.files();
    }

    @Override
    public String name() {
        return "plugins";
    }

    @Override
    public Health check() {
        if (!fault.isEmpty()) {
            return new Health(State.DEGRADED, fault);
        }
        return looked ? Health.UP : new Health(State.STARTING, "Plugins are being installed");
    }
}
