package io.gewu.item.rest;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.FeatureStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What forms and catalogs read from their layers. */
@Component(service = ItemLayers.class)
public final class ItemLayers {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    private final FeatureStore store;
    private final LayerCatalog layers;
    private final AccessPolicy policy;

    @Activate
    public ItemLayers(@Reference FeatureStore store, @Reference LayerCatalog layers, @Reference AccessPolicy policy) {
        this.store = store;
        this.layers = layers;
        this.policy = policy;
    }

    Layer layer(String name) {
        return layers.layer(name)
                .orElseThrow(() -> new GewuException(ErrorCode.NOT_FOUND, name, "There is no layer " + name));
    }

    static Filter equal(String attribute, String value) {
        return FILTERS.equals(FILTERS.property(attribute), FILTERS.literal(value));
    }

    <T> List<T> list(String name, Filter filter, Function<Map<String, Object>, T> make) {
        try (Stream<Map<String, Object>> rows = store.rows(layer(name), filter)) {
            return rows.map(make).toList();
        }
    }

    Optional<Map<String, Object>> one(String name, String key) {
        return list(name, equal(layer(name).key().name(), key), row -> row).stream()
                .findFirst();
    }

    /** As a caller may see it; empty also if the caller may not know of it. */
    Optional<Map<String, Object>> seen(Caller caller, String name, String key) {
        Layer whole = layer(name);
        Optional<Layer> seen = policy.readable(caller, whole);
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        Filter one =
                FILTERS.and(policy.visible(caller, whole), equal(whole.key().name(), key));
        try (Stream<Map<String, Object>> rows = store.rows(seen.get(), one)) {
            return rows.findFirst();
        }
    }

    /** The members of a list, which is kept as one text. */
    static List<String> members(Object text) {
        return text instanceof String some && !some.isEmpty() ? List.of(some.split(",", -1)) : List.of();
    }

    /** The path below {@code /id/} of a feature. */
    String subject(ObjectId object) {
        return layer(object.layer()).iri().expand("", object.key());
    }
}
