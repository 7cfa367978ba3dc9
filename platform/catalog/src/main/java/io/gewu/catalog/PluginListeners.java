package io.gewu.catalog;

import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.PluginListener;
import io.gewu.api.plugin.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls those who want to know of plugins. */
final class PluginListeners {
    private static final Logger LOG = LoggerFactory.getLogger(PluginListeners.class);

    private final List<PluginListener> listeners = new CopyOnWriteArrayList<>();

    void add(PluginListener listener) {
        listeners.add(listener);
    }

    void remove(PluginListener listener) {
        listeners.remove(listener);
    }

    /** The plugin with what listeners have against it. */
    Plugin added(Plugin plugin) {
        Plugin degraded = plugin;
        for (PluginListener listener : listeners) {
            degraded = added(listener, degraded);
        }
        return degraded;
    }

    Plugin added(PluginListener listener, Plugin plugin) {
        try {
            listener.added(plugin);
            return plugin;
        } catch (RuntimeException refused) {
            LOG.warn("Plugin {} is degraded", plugin.name(), refused);
            List<Problem> problems = new ArrayList<>(plugin.problems());
            problems.add(new Problem(plugin.name(), 0, 0, String.valueOf(refused.getMessage())));
            return plugin.with(plugin.layers(), problems);
        }
    }

    /** All listeners or none: why one refused the new version, or empty when it is in place everywhere. */
    Optional<Problem> replaced(Plugin before, Plugin after) {
        List<PluginListener> called = new ArrayList<>();
        for (PluginListener listener : listeners) {
            called.add(0, listener);
            try {
                listener.replaced(before, after);
            } catch (RuntimeException refused) {
                LOG.warn("Plugin {} {} is refused", after.name(), after.version(), refused);
                called.forEach(one -> restore(one, before, after));
                return Optional.of(new Problem(after.name(), 0, 0, String.valueOf(refused.getMessage())));
            }
        }
        return Optional.empty();
    }

    private static void restore(PluginListener listener, Plugin before, Plugin after) {
        try {
            listener.replaced(after, before);
        } catch (RuntimeException failure) {
            LOG.error("{} could not go back to plugin {} {}", listener, before.name(), before.version(), failure);
        }
    }

    void removed(Plugin plugin) {
        for (PluginListener listener : listeners) {
            try {
                listener.removed(plugin);
            } catch (RuntimeException failure) {
                LOG.error("{} failed when plugin {} was removed", listener, plugin.name(), failure);
            }
        }
    }
}
