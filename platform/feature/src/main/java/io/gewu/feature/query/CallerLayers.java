package io.gewu.feature.query;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;

/** The layers of the server as one caller may see them. Made for one request. */
public final class CallerLayers {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private final LayerCatalog catalog;
    private final AccessPolicy policy;
    private final Caller caller;

    public CallerLayers(LayerCatalog catalog, AccessPolicy policy, Caller caller) {
        this.catalog = catalog;
        this.policy = policy;
        this.caller = caller;
    }

    public Caller caller() {
        return caller;
    }

    /** Every layer, with or without geometry. */
    public List<Layer> all() {
        return policy.readableLayers(caller);
    }

    /** A layer by its name; a prefix is ignored when it is the layer's own. */
    public Optional<Layer> find(String name) {
        return catalog.layer(name).flatMap(layer -> policy.readable(caller, layer));
    }

    /**
     * A layer by its name.
     *
     * @param locator the parameter that holds it, for the failure
     * @throws GewuException {@code UNKNOWN_LAYER}, the same for a layer that is not there and one that is hidden
     */
    public Layer required(String name, String locator) {
        return find(name).orElseThrow(() -> unknown(name, locator, all()));
    }

    /**
     * A layer with a geometry by its name.
     *
     * @throws GewuException {@code UNKNOWN_LAYER} as {@link #required}, and for a layer that cannot be drawn
     */
    public Layer requiredWithGeometry(String name, String locator) {
        return find(name)
                .filter(layer -> layer.geometry().isPresent())
                .orElseThrow(() -> unknown(
                        name,
                        locator,
                        all().stream()
                                .filter(layer -> layer.geometry().isPresent())
                                .toList()));
    }

    private static GewuException unknown(String name, String locator, List<Layer> there) {
        return new GewuException(
                ErrorCode.UNKNOWN_LAYER,
                locator,
                "There is no layer \"" + name + "\"; there are "
                        + there.stream().map(Layer::name).collect(Collectors.joining(", ")));
    }

    /** The layer that a feature id starts with; the key may hold dots, the layer's name holds none. */
    public Optional<Layer> ofFeature(String featureId) {
        int dot = featureId.indexOf('.');
        return dot < 0 ? Optional.empty() : find(featureId.substring(0, dot));
    }

    /** A layer with the attributes that its caller may not see, as the store wants it. */
    public Layer whole(Layer layer) {
        return catalog.layer(layer.name()).orElse(layer);
    }

    /** The features of a layer that its caller may know of. */
    public Filter visible(Layer layer) {
        return policy.visible(caller, layer);
    }

    /** Of the features that a filter finds those that its caller may know of. */
    public Filter visible(Layer layer, Filter filter) {
        Filter visible = visible(layer);
        return visible == Filter.INCLUDE ? filter : FILTERS.and(visible, filter);
    }
}
