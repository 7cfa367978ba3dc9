package io.gewu.store;

import java.io.IOException;
import org.geotools.api.data.FeatureReader;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.data.MaxFeatureReader;

/** Pages over rows that Java filters, where SQL cannot count. */
final class Pages {
    private Pages() {}

    static FeatureReader<SimpleFeatureType, SimpleFeature> of(
            FeatureReader<SimpleFeatureType, SimpleFeature> rows, Query query) throws IOException {
        int skip = query.getStartIndex() == null ? 0 : query.getStartIndex();
        for (int i = 0; i < skip && rows.hasNext(); i++) {
            rows.next();
        }
        return query.isMaxFeaturesUnlimited() ? rows : new MaxFeatureReader<>(rows, query.getMaxFeatures());
    }
}
