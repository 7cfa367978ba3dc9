package io.gewu.catalog.folder;

import io.gewu.api.plugin.PluginFile;
import io.gewu.api.plugin.PluginFile.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what runs in line with what is in the folders: of each plugin the newest version. {@link #follow} is for one
 * thread.
 */
final class PluginJars {
    private static final Logger LOG = LoggerFactory.getLogger(PluginJars.class);

    /** One that takes longer to start goes on doing so, and the others are started meanwhile. */
    private static final long PATIENCE_MILLIS = 10_000;

    private static final Comparator<JarOnDisk> NEWEST = Comparator.comparing(JarOnDisk::version)
            .thenComparing(JarOnDisk::folder)
            .thenComparing(JarOnDisk::path);

    private final BundleInstaller installer;
    private final Predicate<String> isPartOfServer;
    /** By symbolic name. */
    private final Map<String, InstalledJar> installed = new ConcurrentHashMap<>();
    /** New versions that were not taken, by symbolic name. */
    private final Map<String, InstalledJar> refused = new ConcurrentHashMap<>();

    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private volatile List<PluginFile> unused = List.of();
    private List<JarOnDisk> before = List.of();
    private Set<String> runningBefore = Set.of();

    PluginJars(BundleInstaller installer, Predicate<String> isPartOfServer) {
        this.installer = installer;
        this.isPartOfServer = isPartOfServer;
    }

    /** Every jar and what became of it. */
    List<PluginFile> files() {
        List<PluginFile> files = new ArrayList<>(unused);
        installed.values().forEach(one -> files.add(one.file()));
        refused.values().forEach(one -> files.add(one.file()));
        files.sort(Comparator.comparing(PluginFile::file).thenComparing(PluginFile::version));
        return files;
    }

    void follow(List<JarOnDisk> jars) {
        installer.forget();
        Set<String> running = running();
        boolean changed = !jars.equals(before) || !running.equals(runningBefore);
        before = jars;
        runningBefore = running;
        Map<String, JarOnDisk> wanted = wanted(jars);
        for (String name : List.copyOf(installed.keySet())) {
            if (!wanted.containsKey(name)) {
                change(name, true, () -> remove(name));
            }
        }
        List<String> fresh = new ArrayList<>();
        wanted.forEach((name, jar) -> {
            if (!busy.contains(name) && install(name, jar, changed)) {
                fresh.add(name);
            }
        });
        // all are installed before the first starts: they may use each other's packages
        fresh.forEach(name -> change(name, true, () -> start(name)));
    }

    private Set<String> running() {
        return installed.values().stream()
                .filter(one -> one.state() == State.ACTIVE)
                .map(one -> one.jar().location())
                .collect(Collectors.toSet());
    }

    /** Of each plugin the newest jar; the others are listed with the reason. */
    private Map<String, JarOnDisk> wanted(List<JarOnDisk> jars) {
        Map<String, JarOnDisk> wanted = new TreeMap<>();
        List<PluginFile> rest = new ArrayList<>();
        for (JarOnDisk jar : jars) {
            if (!jar.fault().isEmpty()) {
                rest.add(new PluginFile(jar.file(), "", "", State.BROKEN, jar.fault()));
            } else if (isPartOfServer.test(jar.name())) {
                String reason = jar.name() + " is part of the server; give the plugin another Bundle-SymbolicName";
                rest.add(new PluginFile(jar.file(), jar.name(), jar.version().toString(), State.SET_ASIDE, reason));
            } else {
                JarOnDisk other = wanted.get(jar.name());
                if (other == null || NEWEST.compare(jar, other) > 0) {
                    wanted.put(jar.name(), jar);
                }
            }
        }
        for (JarOnDisk jar : jars) {
            JarOnDisk serves = wanted.get(jar.name());
            if (serves != null && !serves.equals(jar)) {
                String reason = "Version " + serves.version() + " in " + serves.file() + " goes before it";
                rest.add(new PluginFile(jar.file(), jar.name(), jar.version().toString(), State.SET_ASIDE, reason));
            }
        }
        unused = List.copyOf(rest);
        return wanted;
    }

    /** Whether a bundle is to be started; a new version of one that runs starts beside it. */
    private boolean install(String name, JarOnDisk jar, boolean changed) {
        InstalledJar here = installed.get(name);
        if (here != null && here.jar().equals(jar)) {
            refused.remove(name);
            return changed && here.state() == State.UNRESOLVED;
        }
        InstalledJar known = refused.get(name);
        if (known != null && known.jar().equals(jar)) {
            return false;
        }
        if (here != null && here.state() == State.ACTIVE) {
            change(name, false, () -> replace(name, here, jar));
            return false;
        }
        if (here != null && here.bundle() != null) {
            installer.uninstall(here.bundle());
        }
        InstalledJar now = installer.install(jar);
        installed.put(name, now);
        report(now);
        return now.bundle() != null;
    }

    private void start(String name) {
        InstalledJar now = installer.start(installed.get(name));
        installed.put(name, now);
        report(now);
    }

    private void replace(String name, InstalledJar running, JarOnDisk jar) {
        InstalledJar now = installer.replace(running, jar);
        if (now.state() == State.ACTIVE) {
            installed.put(name, now);
            refused.remove(name);
        } else {
            String reason = "Version " + running.jar().version() + " goes on serving: " + now.reason();
            refused.put(name, new InstalledJar(jar, null, now.state(), reason));
        }
        report(now);
    }

    private void remove(String name) {
        InstalledJar gone = installed.remove(name);
        refused.remove(name);
        if (gone != null && gone.bundle() != null) {
            installer.uninstall(gone.bundle());
        }
    }

    /** Changes a plugin on a thread of its own, so that one that hangs holds up no other. */
    private void change(String name, boolean awaited, Runnable change) {
        if (!busy.add(name)) {
            return;
        }
        Thread thread = new Thread(
                () -> {
                    try {
                        change.run();
                    } finally {
                        busy.remove(name);
                    }
                },
                "gewu-plugin-" + name);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(awaited ? PATIENCE_MILLIS : 1);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void report(InstalledJar jar) {
        if (jar.state() == State.ACTIVE) {
            LOG.info(
                    "{}: {} {} runs",
                    jar.jar().file(),
                    jar.jar().name(),
                    jar.jar().version());
        } else if (jar.state() != State.STARTING) {
            LOG.warn(
                    "{}: {} {} is {}: {}",
                    jar.jar().file(),
                    jar.jar().name(),
                    jar.jar().version(),
                    jar.state(),
                    jar.reason());
        }
    }
}
