package io.gewu.catalog.folder;

import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.PluginFile.State;
import io.gewu.api.plugin.Problem;
import io.gewu.catalog.LiveCatalog;
import io.gewu.catalog.PluginReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Installs, replaces and removes the bundle of one plugin. A plugin's calls come one after the other. */
final class BundleInstaller {
    private static final Logger LOG = LoggerFactory.getLogger(BundleInstaller.class);

    /** A new version may bring a large layer that is loaded and linked before it serves. */
    private static final long LONGEST_MINUTES = 15;

    /** Longer than requests last. */
    private static final long KEPT_SECONDS = 120;

    private record Uninstalled(Bundle bundle, long nanos) {}

    private final Queue<Uninstalled> uninstalled = new ConcurrentLinkedQueue<>();
    private final BundleContext bundles;
    private final LiveCatalog catalog;
    private final ServiceComponentRuntime components;

    BundleInstaller(BundleContext bundles, LiveCatalog catalog, ServiceComponentRuntime components) {
        this.bundles = bundles;
        this.catalog = catalog;
        this.components = components;
    }

    /** Why a new version may not serve. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final State state;

        Refusal(State state, String reason) {
            super(reason);
            this.state = state;
        }
    }

    /** Installs a jar of which nothing runs; all that is in the folders is installed before the first is started. */
    InstalledJar install(JarOnDisk jar) {
        try {
            return new InstalledJar(jar, installed(jar), State.STARTING, "Is being started");
        } catch (Refusal refused) {
            return new InstalledJar(jar, null, refused.state, refused.getMessage());
        }
    }

    /** Starts what is installed. */
    InstalledJar start(InstalledJar installed) {
        try {
            started(installed.bundle());
            return InstalledJar.active(installed.jar(), installed.bundle());
        } catch (Refusal refused) {
            return new InstalledJar(installed.jar(), installed.bundle(), refused.state, refused.getMessage());
        }
    }

    /**
     * Puts a new version beside the one that runs and, once it serves, takes the old one away; a broken one goes again.
     */
    InstalledJar replace(InstalledJar running, JarOnDisk jar) {
        Bundle bundle = null;
        try {
            bundle = installed(jar);
            checkDeclarations(bundle, running.bundle());
            started(bundle);
            checkComponents(bundle);
            checkServed(bundle);
            uninstall(running.bundle());
            return InstalledJar.active(jar, bundle);
        } catch (Refusal refused) {
            if (bundle != null) {
                uninstall(bundle);
            }
            return new InstalledJar(jar, null, refused.state, refused.getMessage());
        }
    }

    /** Stops a bundle for good; what uses its packages goes on with those of the version that is here now. */
    void uninstall(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (BundleException failure) {
            LOG.warn("{} did not stop in order", bundle, failure);
        }
        boolean isUsed = wiring().getDependencyClosure(List.of(bundle)).size() > 1;
        if (isUsed) {
            wiring().refreshBundles(List.of(bundle));
        } else {
            uninstalled.add(new Uninstalled(bundle, System.nanoTime()));
        }
    }

    /** Forgets the classes of bundles that left a while ago; until then requests under way find theirs. */
    void forget() {
        long now = System.nanoTime();
        List<Bundle> old = uninstalled.stream()
                .filter(one -> now - one.nanos() > TimeUnit.SECONDS.toNanos(KEPT_SECONDS))
                .map(Uninstalled::bundle)
                .toList();
        if (!old.isEmpty()) {
            uninstalled.removeIf(one -> old.contains(one.bundle()));
            wiring().refreshBundles(old);
        }
    }

    private FrameworkWiring wiring() {
        return bundles.getBundle(0).adapt(FrameworkWiring.class);
    }

    private Bundle installed(JarOnDisk jar) throws Refusal {
        try (InputStream content = Files.newInputStream(jar.path())) {
            return bundles.installBundle(jar.location(), content);
        } catch (IOException | BundleException broken) {
            throw new Refusal(State.BROKEN, "Cannot be installed: " + broken.getMessage());
        }
    }

    private void started(Bundle bundle) throws Refusal {
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException failure) {
            boolean unresolved = failure.getType() == BundleException.RESOLVE_ERROR;
            String missing = unresolved ? new MissingRequirements(bundles).of(bundle) : "";
            throw new Refusal(
                    unresolved ? State.UNRESOLVED : State.BROKEN,
                    missing.isEmpty() ? "Cannot be started: " + rootOf(failure) : missing);
        }
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    /** Before its code runs: a fault that the version in place does not have. */
    private static void checkDeclarations(Bundle bundle, Bundle running) throws Refusal {
        List<Problem> problems = PluginReader.read(bundle).map(Plugin::problems).orElse(List.of());
        boolean healthy = PluginReader.read(running).map(Plugin::isHealthy).orElse(true);
        if (healthy && !problems.isEmpty()) {
            throw new Refusal(State.BROKEN, words(problems));
        }
    }

    private void checkComponents(Bundle bundle) throws Refusal {
        String failed = components.getComponentDescriptionDTOs(bundle).stream()
                .flatMap(one -> components.getComponentConfigurationDTOs(one).stream())
                .filter(one -> one.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .map(one -> one.description.name + " failed: "
                        + (one.failure == null
                                ? "no reason given"
                                : one.failure.lines().findFirst().orElse("")))
                .collect(Collectors.joining("; "));
        if (!failed.isEmpty()) {
            throw new Refusal(State.BROKEN, failed);
        }
    }

    private void checkServed(Bundle bundle) throws Refusal {
        try {
            List<Problem> problems = catalog.verdict(bundle).get(LONGEST_MINUTES, TimeUnit.MINUTES);
            if (!problems.isEmpty()) {
                throw new Refusal(State.BROKEN, words(problems));
            }
        } catch (TimeoutException late) {
            throw new Refusal(State.BROKEN, "Was not ready within " + LONGEST_MINUTES + " minutes");
        } catch (ExecutionException failure) {
            throw new Refusal(State.BROKEN, rootOf(failure));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Refusal(State.BROKEN, "The server is stopping");
        }
    }

    private static String words(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
    }
}
