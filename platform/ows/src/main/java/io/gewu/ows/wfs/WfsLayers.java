package io.gewu.ows.wfs;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The layers of one request, as its caller may see them. */
final class WfsLayers {
    private final LayerCatalog catalog;
    private final AccessPolicy policy;
    private final Caller caller;

    WfsLayers(LayerCatalog catalog, AccessPolicy policy, Caller caller) {
        this.catalog = catalog;
        this.policy = policy;
        this.caller = caller;
    }

    /** Every layer, with or without geometry. */
    List<Layer> all() {
        return policy.readableLayers(caller);
    }

    /**
     * The layers of a list of type names; {@code a,b} in one query would be a join.
     *
     * @param names as in {@code typeNames}, separated by commas or spaces
     * @param namespaces the namespace bound to a prefix, empty text for none
     */
    List<Layer> named(String names, UnaryOperator<String> namespaces) {
        List<Layer> layers = new ArrayList<>();
        for (String name : names.trim().split("[,\\s]+", 1000)) {
            layers.add(named(name, names, namespaces));
        }
        return layers;
    }

    private Layer named(String name, String all, UnaryOperator<String> namespaces) {
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        String bound = prefix.isEmpty() ? "" : namespaces.apply(prefix);
        return find(name.substring(colon + 1))
                .filter(layer -> prefix.isEmpty()
                        || (bound.isEmpty()
                                ? prefix.equals(layer.namespace().prefix())
                                : bound.equals(layer.namespace().uri())))
                .orElseThrow(() -> new GewuException(
                        ErrorCode.INVALID_PARAMETER,
                        "typeNames",
                        "There is no feature type \"" + name + "\""
                                + (name.equals(all) ? "" : " of \"" + all + "\"")
                                + "; there are " + String.join(", ", names())));
    }

    /** The layer that a feature id starts with; the key may hold dots, the layer's name holds none. */
    Optional<Layer> ofFeature(String featureId) {
        int dot = featureId.indexOf('.');
        return dot < 0 ? Optional.empty() : find(featureId.substring(0, dot));
    }

    private Optional<Layer> find(String name) {
        return catalog.layer(name).flatMap(layer -> policy.readable(caller, layer));
    }

    private List<String> names() {
        return all().stream().map(WfsLayers::qualified).toList();
    }

    /** Prefix and name, as capabilities advertise it. */
    static String qualified(Layer layer) {
        return layer.namespace().prefix() + ":" + layer.name();
    }
}
