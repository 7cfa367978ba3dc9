package io.gewu.ows.wfs;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;

/** The layers of one request, as its caller may see them and its version speaks of them. */
public final class WfsLayers {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private final LayerCatalog catalog;
    private final AccessPolicy policy;
    private final Caller caller;
    private final WfsVersion version;

    WfsLayers(LayerCatalog catalog, AccessPolicy policy, Caller caller, WfsVersion version) {
        this.catalog = catalog;
        this.policy = policy;
        this.caller = caller;
        this.version = version;
    }

    public WfsVersion version() {
        return version;
    }

    /** The CRS of a layer's coordinates where none is named. */
    public Crs ownCrs(Layer layer) {
        return version.ownCrs(layer);
    }

    /** Every layer, with or without geometry. */
    public List<Layer> all() {
        return policy.readableLayers(caller);
    }

    /**
     * The layers of a list of type names; {@code a,b} in one query would be a join.
     *
     * @param names as in {@code typeNames}, separated by commas or spaces
     * @param namespaces the namespace bound to a prefix, empty text for none
     */
    public List<Layer> named(String names, UnaryOperator<String> namespaces) {
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

    /** The layer whose features are elements of this name; the namespace may be left out. */
    public Optional<Layer> ofElement(String namespace, String name) {
        return find(name)
                .filter(layer -> namespace.isEmpty() || layer.namespace().uri().equals(namespace));
    }

    /** A layer with the attributes that its caller may not see, as the store wants it. */
    public Layer whole(Layer layer) {
        return catalog.layer(layer.name()).orElse(layer);
    }

    /** The features of a layer that its caller may know of. */
    Filter visible(Layer layer) {
        return policy.visible(caller, layer);
    }

    /** Of the features that a filter finds those that its caller may know of. */
    public Filter visible(Layer layer, Filter filter) {
        Filter visible = visible(layer);
        return visible == Filter.INCLUDE ? filter : FILTERS.and(visible, filter);
    }

    /** A layer by its name. */
    Optional<Layer> find(String name) {
        return catalog.layer(name).flatMap(layer -> policy.readable(caller, layer));
    }

    private List<String> names() {
        return all().stream().map(WfsLayers::qualified).toList();
    }

    /** Names and values of a root's attributes: those given and declarations of the namespaces of layers. */
    static String[] withNamespaces(List<Layer> layers, String... given) {
        Map<String, String> namespaces = new TreeMap<>();
        layers.forEach(layer ->
                namespaces.put(layer.namespace().prefix(), layer.namespace().uri()));
        Stream<String> own =
                namespaces.entrySet().stream().flatMap(e -> Stream.of("xmlns:" + e.getKey(), e.getValue()));
        return Stream.concat(Stream.of(given), own).toArray(String[]::new);
    }

    /** Prefix and name, as capabilities advertise it. */
    static String qualified(Layer layer) {
        return layer.namespace().prefix() + ":" + layer.name();
    }
}
