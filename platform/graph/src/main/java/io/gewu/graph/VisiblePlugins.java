package io.gewu.graph;

import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.layer.Access;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.site.Site;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.geotools.api.filter.Filter;

/** Which plugins are here, and what of their graphs a caller may see. Safe for many threads. */
final class VisiblePlugins {
    private record Shown(Plugin plugin, List<Node> documents, OntologyGraphs.Things things) {
        List<Layer> layers() {
            return plugin.layers();
        }
    }

    /**
     * What one query sees.
     *
     * @param graphs names of its graphs
     * @param layers the layers among them, as the caller may read them
     * @param geometries geometry nodes that no store's index finds
     * @param documentsTypeThings whether documents of plugins give classes to things of this site
     */
    record Visible(Set<Node> graphs, List<Layer> layers, Set<Node> geometries, boolean documentsTypeThings) {}

    private final GraphNames names;
    private final Supplier<LayerAreas> areas;
    private volatile Map<String, Shown> shown = Map.of();
    private volatile Optional<AccessPolicy> policy = Optional.empty();

    VisiblePlugins(Site site, Supplier<LayerAreas> areas) {
        this.names = new GraphNames(site);
        this.areas = areas;
    }

    synchronized void setPolicy(Optional<AccessPolicy> policy) {
        this.policy = policy;
    }

    synchronized void unsetPolicy(AccessPolicy gone) {
        if (policy.equals(Optional.of(gone))) {
            policy = Optional.empty();
        }
    }

    /** The layers that are here, and those of a plugin about to come. */
    List<Layer> with(Plugin plugin) {
        List<Layer> all = new ArrayList<>(plugin.layers());
        shown.forEach((name, one) -> {
            if (!name.equals(plugin.name())) {
                all.addAll(one.layers());
            }
        });
        return all;
    }

    List<Plugin> plugins() {
        return shown.values().stream().map(Shown::plugin).toList();
    }

    List<Layer> layers() {
        return shown.values().stream().flatMap(m -> m.layers().stream()).toList();
    }

    synchronized void put(Plugin plugin, List<Node> documents, OntologyGraphs.Things things) {
        Map<String, Shown> next = new LinkedHashMap<>(shown);
        next.put(plugin.name(), new Shown(plugin, documents, things));
        shown = next;
    }

    synchronized void remove(Plugin plugin) {
        Map<String, Shown> next = new LinkedHashMap<>(shown);
        next.remove(plugin.name());
        shown = next;
    }

    Visible visible(Caller caller) {
        Set<Node> graphs = new HashSet<>();
        List<Layer> layers = new ArrayList<>();
        Set<Node> geometries = new HashSet<>();
        boolean typed = false;
        for (Shown one : shown.values()) {
            graphs.addAll(one.documents());
            geometries.addAll(one.things().geometries());
            typed |= one.things().typed();
            for (Layer layer : one.layers()) {
                readable(caller, layer).ifPresent(view -> {
                    layers.add(view);
                    graphs.addAll(graphs(caller, layer, view));
                });
            }
        }
        return new Visible(graphs, layers, geometries, typed);
    }

    private List<Node> graphs(Caller caller, Layer layer, Layer view) {
        Filter rows = policy.map(rules -> rules.visible(caller, layer)).orElse(Filter.INCLUDE);
        if (rows != Filter.INCLUDE && !GraphNames.isDivided(layer)) {
            return List.of();
        }
        boolean isWhole = rows == Filter.INCLUDE;
        boolean isPersonal = personal(layer).findAny().isPresent()
                && personal(layer).allMatch(a -> view.attribute(a.name()).isPresent());
        List<Node> graphs = new ArrayList<>();
        graphs.add(names.lists(layer));
        for (String area : areas.get().passing(layer, rows)) {
            graphs.add(names.open(layer, area));
            if (isPersonal) {
                graphs.add(names.personal(layer, area));
            }
        }
        // history tells of all areas
        if (isWhole && !caller.isAnonymous()) {
            graphs.add(names.history(layer));
        }
        return graphs;
    }

    private static Stream<Attribute> personal(Layer layer) {
        return layer.attributes().stream().filter(Attribute::sensitive);
    }

    /** Until the policy is here, what is public is seen and nothing else. */
    private Optional<Layer> readable(Caller caller, Layer layer) {
        if (policy.isPresent()) {
            return policy.get().readable(caller, layer);
        }
        boolean open = layer.access().read().equals(Access.PUBLIC);
        return open
                ? Optional.of(layer.withAttributes(
                        layer.attributes().stream().filter(a -> !a.sensitive()).toList()))
                : Optional.empty();
    }
}
