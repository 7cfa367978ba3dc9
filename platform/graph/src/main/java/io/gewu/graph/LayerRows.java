package io.gewu.graph;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;

/** Reads rows of a layer, one at a time. */
final class LayerRows {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    private static final int KEYS_AT_A_TIME = 200;

    private LayerRows() {}

    static void all(Layer layer, SimpleFeatureSource source, Consumer<SimpleFeature> sink) {
        read(layer, source, Filter.INCLUDE, sink);
    }

    /** Those that are there of some keys; databases take only so many in one question. */
    static void of(Layer layer, SimpleFeatureSource source, Collection<String> keys, Consumer<SimpleFeature> sink) {
        List<String> all = List.copyOf(keys);
        for (int start = 0; start < all.size(); start += KEYS_AT_A_TIME) {
            Filter some = FILTERS.id(all.subList(start, Math.min(all.size(), start + KEYS_AT_A_TIME)).stream()
                    .map(key -> FILTERS.featureId(layer.featureId(key)))
                    .collect(Collectors.toSet()));
            read(layer, source, some, sink);
        }
    }

    private static void read(Layer layer, SimpleFeatureSource source, Filter filter, Consumer<SimpleFeature> sink) {
        try (SimpleFeatureIterator rows =
                source.getFeatures(new Query(layer.name(), filter)).features()) {
            while (rows.hasNext()) {
                sink.accept(rows.next());
            }
        } catch (IOException failure) {
            throw new GewuException(
                    ErrorCode.STORE_UNAVAILABLE,
                    layer.name(),
                    "The rows of " + layer.name() + " cannot be read",
                    failure);
        }
    }
}
