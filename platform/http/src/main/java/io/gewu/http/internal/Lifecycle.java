package io.gewu.http.internal;

import io.gewu.api.health.HealthProbe.State;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says {@code ready} once every part is up, ends the process with one line when a part cannot start, and on SIGTERM
 * lets running requests finish, stops the framework and exits with 0.
 */
@Component(
        service = {},
        immediate = true)
public final class Lifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final long STOP_MILLIS = 20_000;

    private final BundleContext context;
    private final ServerHealth health;
    private final InFlight inFlight;
    private final Thread watcher;
    private final Thread hook;

    @Activate
    public Lifecycle(BundleContext context, @Reference ServerHealth health, @Reference InFlight inFlight) {
        this.context = context;
        this.health = health;
        this.inFlight = inFlight;
        this.watcher = new Thread(this::awaitReady, "gewu-ready");
        this.watcher.setDaemon(true);
        this.watcher.start();
        this.hook = new Thread(this::stop, "gewu-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Deactivate
    void close() {
        watcher.interrupt();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            LOG.debug("The process is ending");
        }
    }

    private void awaitReady() {
        try {
            while (true) {
                List<ServerHealth.Line> lines = health.report();
                State state = health.overall(lines);
                if (state == State.UP || state == State.DEGRADED) {
                    lines.stream()
                            .filter(line -> line.state() != State.UP)
                            .forEach(line -> LOG.warn("{} {}: {}", line.kind(), line.name(), line.reason()));
                    announce("ready http://127.0.0.1:" + context.getProperty("org.osgi.service.http.port") + "/");
                    return;
                }
                if (state == State.DOWN) {
                    fail(lines);
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** For the person at the terminal, apart from the log. */
    private static void announce(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void fail(List<ServerHealth.Line> lines) {
        String reasons = lines.stream()
                .filter(line -> line.state() == State.DOWN)
                .map(line -> line.name() + ": " + line.reason())
                .collect(Collectors.joining("; "));
        System.err.println("gewu: cannot start: " + reasons);
        System.err.flush();
        Runtime.getRuntime().halt(1);
    }

    private void stop() {
        try {
            if (!inFlight.drain(DRAIN)) {
                LOG.warn("{} requests still running after {} s are cut off", inFlight.running(), DRAIN.toSeconds());
            }
            Framework framework = context.getBundle(0).adapt(Framework.class);
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
        } catch (BundleException | InterruptedException failure) {
            LOG.error("The framework did not stop in order", failure);
        }
        Runtime.getRuntime().halt(0);
    }
}
