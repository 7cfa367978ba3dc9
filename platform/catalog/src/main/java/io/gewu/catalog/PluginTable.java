package io.gewu.catalog;

import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.PluginListener;
import io.gewu.api.plugin.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins that are here, changed one at a time: added, replaced by a later version of themselves in one step,
 * removed. For one thread.
 */
final class PluginTable {
    private static final Logger LOG = LoggerFactory.getLogger(PluginTable.class);

    private final PluginListeners listeners;
    private final Consumer<List<Plugin>> published;
    private final List<HeldPlugin> held = new ArrayList<>();

    /** @param published told of all that requests may see, after each change */
    PluginTable(PluginListeners listeners, Consumer<List<Plugin>> published) {
        this.listeners = listeners;
        this.published = published;
    }

    /** A late listener is told of what is here. */
    void tell(PluginListener listener) {
        held.replaceAll(one -> one.serving(listeners.added(listener, one.served())));
        publish();
    }

    /**
     * Serves what a bundle declares, in place of what another bundle of the same symbolic name declared.
     *
     * @return why it is not served and the other one stays; empty when it is served, with or without problems
     */
    List<Problem> put(long bundle, String owner, Plugin declared) {
        Optional<HeldPlugin> before =
                held.stream().filter(one -> one.owner().equals(owner)).findFirst();
        if (before.isPresent()) {
            return replace(before.get(), new HeldPlugin(bundle, owner, declared, declared));
        }
        Plugin served = listeners.added(new NameClaims(held).admit(owner, declared));
        held.add(new HeldPlugin(bundle, owner, declared, served));
        publish();
        report(served);
        return List.of();
    }

    private List<Problem> replace(HeldPlugin before, HeldPlugin after) {
        Plugin admitted = others(before).admit(after.owner(), after.declared());
        if (before.served().isHealthy() && !admitted.isHealthy()) {
            return admitted.problems();
        }
        Optional<Problem> refused = listeners.replaced(before.served(), admitted);
        if (refused.isPresent()) {
            return List.of(refused.get());
        }
        held.set(held.indexOf(before), after.serving(admitted));
        publish();
        report(admitted);
        reconsider();
        return List.of();
    }

    /** Nothing happens if another bundle has taken its place. */
    void remove(long bundle) {
        Optional<HeldPlugin> gone =
                held.stream().filter(one -> one.bundle() == bundle).findFirst();
        if (gone.isPresent()) {
            held.remove(gone.get());
            publish();
            listeners.removed(gone.get().served());
            LOG.info("Plugin {} was removed", gone.get().served().name());
            reconsider();
        }
    }

    /** A name that was given up goes to whoever waits for it longest. */
    private void reconsider() {
        for (HeldPlugin one : List.copyOf(held)) {
            if (one.isIncomplete()) {
                Plugin admitted = others(one).admit(one.owner(), one.declared());
                boolean more = admitted.layers().size() > one.served().layers().size()
                        || !admitted.name().equals(one.served().name());
                if (more && listeners.replaced(one.served(), admitted).isEmpty()) {
                    held.set(held.indexOf(one), one.serving(admitted));
                    publish();
                    report(admitted);
                }
            }
        }
    }

    private NameClaims others(HeldPlugin than) {
        return new NameClaims(
                held.stream().filter(one -> one.bundle() != than.bundle()).toList());
    }

    private void publish() {
        published.accept(held.stream().map(HeldPlugin::served).toList());
    }

    private static void report(Plugin plugin) {
        plugin.problems().forEach(problem -> LOG.warn("Plugin {}: {}", plugin.name(), problem));
        LOG.info(
                "Plugin {} {}: {} layers",
                plugin.name(),
                plugin.version(),
                plugin.layers().size());
    }
}
