package io.gewu.api.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.data.simple.SimpleFeatureIterator;

/** Features as rows: a map of the layer's attributes and its geometry. */
final class FeatureRows {
    private FeatureRows() {}

    static Stream<Map<String, Object>> of(SimpleFeatureSource source, Layer layer, Filter filter) {
        try {
            SimpleFeatureIterator features =
                    source.getFeatures(new Query(layer.name(), filter)).features();
            return StreamSupport.stream(new Rows(features, layer), false).onClose(features::close);
        } catch (IOException unreadable) {
            throw new GewuException(
                    ErrorCode.STORE_UNAVAILABLE, layer.name(), "The store cannot be read now", unreadable);
        }
    }

    private static final class Rows extends Spliterators.AbstractSpliterator<Map<String, Object>> {
        private final SimpleFeatureIterator features;
        private final Layer layer;

        Rows(SimpleFeatureIterator features, Layer layer) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.features = features;
            this.layer = layer;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Map<String, Object>> sink) {
            if (!features.hasNext()) {
                return false;
            }
            sink.accept(row(features.next(), layer));
            return true;
        }
    }

    private static Map<String, Object> row(SimpleFeature feature, Layer layer) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (Attribute attribute : layer.attributes()) {
            put(row, attribute.name(), feature.getAttribute(attribute.name()));
        }
        layer.geometry().ifPresent(column -> put(row, column.name(), feature.getAttribute(column.name())));
        return row;
    }

    private static void put(Map<String, Object> row, String name, Object value) {
        if (value != null) {
            row.put(name, value);
        }
    }
}
