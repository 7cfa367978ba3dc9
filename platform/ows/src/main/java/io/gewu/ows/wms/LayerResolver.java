package io.gewu.ows.wms;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.FeatureStore;
import java.util.stream.Collectors;
import org.geotools.api.data.SimpleFeatureSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds the layers that requests name, as their caller may see them. */
@Component(service = LayerResolver.class)
public final class LayerResolver {
    private final LayerCatalog catalog;
    private final AccessPolicy policy;
    private final FeatureStore store;

    @Activate
    public LayerResolver(
            @Reference LayerCatalog catalog, @Reference AccessPolicy policy, @Reference FeatureStore store) {
        this.catalog = catalog;
        this.policy = policy;
        this.store = store;
    }

    /**
     * The features of a layer that its caller may know of.
     *
     * @param commit whose state to show, the same for all layers of a picture
     */
    SimpleFeatureSource features(Caller caller, Layer layer, long commit) {
        return store.source(layer, policy.visible(caller, layer), commit);
    }

    /** The newest commit. */
    long position() {
        return store.position();
    }

    /**
     * A layer with a geometry.
     *
     * @param parameter the request's parameter, for the failure
     * @throws GewuException {@code UNKNOWN_LAYER}, the same for a layer that is not there and one that is hidden
     */
    Layer drawable(Caller caller, String name, String parameter) {
        return catalog.layer(name)
                .flatMap(layer -> policy.readable(caller, layer))
                .filter(layer -> layer.geometry().isPresent())
                .orElseThrow(() -> new GewuException(
                        ErrorCode.UNKNOWN_LAYER,
                        parameter,
                        "There is no layer \"" + name + "\"; there are "
                                + policy.readableLayers(caller).stream()
                                        .filter(layer -> layer.geometry().isPresent())
                                        .map(Layer::name)
                                        .collect(Collectors.joining(", "))));
    }
}
