package io.gewu.catalog;

import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.PluginListener;
import io.gewu.api.plugin.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want to know of plugins, in the order of their ranking. Safe for many threads. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private record Ranked(PluginListener listener, int ranking) {}

    private final List<Ranked> ranked = new ArrayList<>();

    synchronized void add(PluginListener listener, Map<String, Object> properties) {
        ranked.add(new Ranked(listener, properties.get("service.ranking") instanceof Integer n ? n : 0));
        ranked.sort(Comparator.comparingInt(Ranked::ranking).reversed());
    }

    synchronized void remove(PluginListener listener) {
        ranked.removeIf(r -> r.listener() == listener);
    }

    synchronized List<PluginListener> all() {
        return ranked.stream().map(Ranked::listener).toList();
    }

    /** Tells of a plugin; the plugin returned carries what listeners had against it. */
    Plugin tellAdded(List<PluginListener> listeners, Plugin plugin) {
        List<Problem> problems = new ArrayList<>(plugin.problems());
        for (PluginListener listener : listeners) {
            try {
                listener.added(plugin);
            } catch (RuntimeException refused) {
                LOG.warn("Plugin {} is degraded", plugin.name(), refused);
                problems.add(new Problem(plugin.name(), 0, 0, String.valueOf(refused.getMessage())));
            }
        }
        return with(plugin, plugin.layers(), problems);
    }

    void tellRemoved(Plugin plugin) {
        List<PluginListener> backwards = new ArrayList<>(all());
        Collections.reverse(backwards);
        for (PluginListener listener : backwards) {
            try {
                listener.removed(plugin);
            } catch (RuntimeException failure) {
                LOG.error("{} failed when plugin {} left", listener.getClass().getName(), plugin.name(), failure);
            }
        }
    }

    static Plugin with(Plugin plugin, List<Layer> layers, List<Problem> problems) {
        return new Plugin(
                plugin.name(),
                plugin.title(),
                plugin.version(),
                List.copyOf(layers),
                plugin.styles(),
                plugin.ontologies(),
                plugin.seeds(),
                List.copyOf(problems));
    }
}
