package io.gewu.graph;

import io.gewu.api.layer.Access;
import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.site.Site;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Names of graphs: {@code {base}graph/{plugin}/{area}/{s0|s1|s2}/{layer}}, one graph a layer and sensitivity. */
final class GraphNames {
    /** Positions, declarations, digests; no query sees it. */
    static final Node META = NodeFactory.createURI("urn:gewu:meta");

    private final Site site;

    GraphNames(Site site) {
        this.site = site;
    }

    /** What everybody sees who may read the layer: s0 for public layers, s1 for others. */
    Node open(Layer layer) {
        return name(layer, layer.access().read().equals(Access.PUBLIC) ? "s0" : "s1");
    }

    /** Personal attributes of the same features. */
    Node personal(Layer layer) {
        return name(layer, "s2");
    }

    /** What commits did to a layer; for callers who say who they are. */
    Node history(Layer layer) {
        return name(layer, "history");
    }

    Node ontology(Plugin plugin) {
        return NodeFactory.createURI(site.graphs() + "ont/" + plugin.name());
    }

    Node shapes(Plugin plugin) {
        return NodeFactory.createURI(site.graphs() + "shapes/" + plugin.name());
    }

    private Node name(Layer layer, String sensitivity) {
        return NodeFactory.createURI(
                site.graphs() + layer.plugin() + "/" + site.area() + "/" + sensitivity + "/" + layer.name());
    }
}
