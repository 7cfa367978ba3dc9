package io.gewu.graph;

import io.gewu.api.layer.Access;
import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.site.Site;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Names of graphs: {@code {base}graph/{plugin}/{area}/{s0|s1|s2}/{layer}}, one graph a layer and sensitivity, and of a
 * divided layer one for each area (ADR 0007).
 */
final class GraphNames {
    /** Positions, declarations, digests; no query sees it. */
    static final Node META = NodeFactory.createURI("urn:gewu:meta");

    private final Site site;

    GraphNames(Site site) {
        this.site = site;
    }

    /** Whether an account may be shown some features of a layer and not others: a closed layer with a scope. */
    static boolean isDivided(Layer layer) {
        return !layer.access().read().equals(Access.PUBLIC)
                && layer.scopeAttribute().isPresent();
    }

    /** Stands for the layer where what it shows is written down; of a layer that is not divided, its graph as well. */
    Node of(Layer layer) {
        return open(layer, site.area());
    }

    /** What everybody sees who may read a layer's features of an area: s0 for public layers, s1 for others. */
    Node open(Layer layer, String area) {
        return name(layer, area, layer.access().read().equals(Access.PUBLIC) ? "s0" : "s1");
    }

    /** Personal attributes of the features of an area. */
    Node personal(Layer layer, String area) {
        return name(layer, area, "s2");
    }

    /** Labels of a layer's closed lists, which lie in no area. */
    Node lists(Layer layer) {
        return isDivided(layer) ? name(layer, site.area(), "lists") : of(layer);
    }

    /** What commits did to a layer; for callers who say who they are. */
    Node history(Layer layer) {
        return name(layer, site.area(), "history");
    }

    Node ontology(Plugin plugin) {
        return NodeFactory.createURI(site.graphs() + "ont/" + plugin.name());
    }

    Node shapes(Plugin plugin) {
        return NodeFactory.createURI(site.graphs() + "shapes/" + plugin.name());
    }

    private Node name(Layer layer, String area, String sensitivity) {
        return NodeFactory.createURI(site.graphs() + layer.plugin() + "/"
                + URLEncoder.encode(area, StandardCharsets.UTF_8) + "/" + sensitivity + "/" + layer.name());
    }
}
