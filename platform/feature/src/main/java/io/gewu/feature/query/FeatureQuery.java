package io.gewu.feature.query;

import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.data.Query;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.sort.SortBy;
import org.geotools.api.filter.sort.SortOrder;
import org.geotools.factory.CommonFactoryFinder;

/**
 * One query over one layer; every name in it was looked up in the layer as the caller may see it.
 *
 * @param layer as the caller may see it
 * @param filter in the layer's CRS
 * @param properties names to answer with; empty for all
 * @param order asked for; empty for none
 * @param crs asked for; empty for the format's default
 */
public record FeatureQuery(Layer layer, Filter filter, Set<String> properties, List<SortBy> order, Optional<Crs> crs) {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    /** The same query for what is valid now, unless its filter speaks of time or names features. */
    public FeatureQuery validNow(Validity validity) {
        return new FeatureQuery(layer, validity.withDefault(layer, filter), properties, order, crs);
    }

    /** The same query over fewer features. */
    public FeatureQuery and(Filter more) {
        return new FeatureQuery(layer, FILTERS.and(filter, more), properties, order, crs);
    }

    /** All that the query selects, for counting. */
    Query counting() {
        return new Query(layer.name(), filter);
    }

    /** A page of it, in an order that ends with the key, so that pages neither repeat nor miss a feature. */
    Query page(int skip, int take) {
        Query query = new Query(layer.name(), filter);
        if (!properties.isEmpty()) {
            query.setPropertyNames(written());
        }
        boolean paged = skip > 0 || take < Integer.MAX_VALUE;
        if (paged || !order.isEmpty()) {
            List<SortBy> sorted = new ArrayList<>(order);
            sorted.add(FILTERS.sort(layer.key().name(), SortOrder.ASCENDING));
            query.setSortBy(sorted.toArray(new SortBy[0]));
        }
        if (skip > 0) {
            query.setStartIndex(skip);
        }
        query.setMaxFeatures(take);
        return query;
    }

    /** In the schema's order; with the key, which the schema demands. */
    private List<String> written() {
        List<String> names = new ArrayList<>();
        for (Attribute attribute : layer.attributes()) {
            if (attribute.key() || properties.contains(attribute.name())) {
                names.add(attribute.name());
            }
        }
        layer.geometry().map(GeometryColumn::name).filter(properties::contains).ifPresent(names::add);
        return names;
    }
}
