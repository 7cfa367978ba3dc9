package io.gewu.ows.wfs;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import io.gewu.feature.query.CallerLayers;
import io.gewu.feature.query.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The layers of one request, as its caller may see them and its version speaks of them. */
public final class WfsLayers {
    private final CallerLayers layers;
    private final WfsVersion version;
    private final Site site;

    WfsLayers(CallerLayers layers, WfsVersion version, Site site) {
        this.layers = layers;
        this.version = version;
        this.site = site;
    }

    /** The same layers, whatever the protocol. */
    public CallerLayers layers() {
        return layers;
    }

    /** What is valid when, by the site's clock. */
    public Validity validity() {
        return new Validity(site.timeZone());
    }

    public WfsVersion version() {
        return version;
    }

    /** The CRS of a layer's coordinates where none is named. */
    public Crs ownCrs(Layer layer) {
        return version.ownCrs(layer.geometry()
                .map(GeometryColumn::epsg)
                .orElseGet(() -> site.crs().get(0).epsg()));
    }

    /** Every layer, with or without geometry. */
    public List<Layer> all() {
        return layers.all();
    }

    /**
     * The layers of a list of type names; {@code a,b} in one query would be a join.
     *
     * @param names as in {@code typeNames}, separated by commas or spaces
     * @param namespaces the namespace bound to a prefix, empty text for none
     */
    public List<Layer> named(String names, UnaryOperator<String> namespaces) {
        List<Layer> found = new ArrayList<>();
        for (String name : names.trim().split("[,\\s]+", 1000)) {
            found.add(named(name, names, namespaces));
        }
        return found;
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

    /** The layer whose features are elements of this name; the namespace may be left out. */
    public Optional<Layer> ofElement(String namespace, String name) {
        return find(name)
                .filter(layer -> namespace.isEmpty() || layer.namespace().uri().equals(namespace));
    }

    /** A layer by its name. */
    Optional<Layer> find(String name) {
        return layers.find(name);
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
