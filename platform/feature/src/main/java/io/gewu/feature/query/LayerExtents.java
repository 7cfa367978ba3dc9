package io.gewu.feature.query;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import io.gewu.api.store.FeatureStore;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.sort.SortOrder;
import org.geotools.api.geometry.MismatchedDimensionException;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where and when layers have features that a caller may know of, remembered until the next commit. Thread safe. */
@Component(service = LayerExtents.class)
public final class LayerExtents {
    /** Points along each edge of a box that are looked at when it is brought into another CRS. */
    private static final int EDGE_POINTS = 20;

    private record Known(Optional<ReferencedEnvelope> box, Optional<String> firstDay) {}

    private final Site site;
    private final CommitCache<Known> known;

    @Activate
    public LayerExtents(@Reference FeatureStore store, @Reference Site site) {
        this.site = site;
        this.known = new CommitCache<>(store);
    }

    /**
     * The box of a layer's features.
     *
     * @return longitude or easting first, in a CRS; empty for a layer without geometry or features
     * @throws GewuException {@code UNKNOWN_CRS} if the layer cannot be shown in it
     */
    public Optional<ReferencedEnvelope> box(CallerLayers layers, Layer layer, Crs crs) {
        return known(layers, layer).box().map(own -> in(own, crs, layer));
    }

    /** The box of a layer's features, or the whole site for a layer without any: clients refuse one without a box. */
    public ReferencedEnvelope boxOrSite(CallerLayers layers, Layer layer, Crs crs) {
        return in(
                known(layers, layer)
                        .box()
                        .orElseGet(() -> new ReferencedEnvelope(
                                site.extent(), Crs.crs84().crs())),
                crs,
                layer);
    }

    private static ReferencedEnvelope in(ReferencedEnvelope own, Crs crs, Layer layer) {
        try {
            return own.transform(crs.crs(), true, EDGE_POINTS);
        } catch (TransformException | FactoryException | MismatchedDimensionException failure) {
            throw new GewuException(
                    ErrorCode.UNKNOWN_CRS,
                    "",
                    "Layer " + layer.name() + " cannot be shown in " + crs.spelling(),
                    failure);
        }
    }

    /** The first day or instant of validity of any feature, ISO 8601; empty for layers without time. */
    public Optional<String> firstDay(CallerLayers layers, Layer layer) {
        return known(layers, layer).firstDay();
    }

    private Known known(CallerLayers layers, Layer layer) {
        return known.of(
                layer, layers.visible(layer), features -> new Known(read(layer, features), first(layer, features)));
    }

    private static Optional<ReferencedEnvelope> read(Layer layer, SimpleFeatureSource source) {
        if (layer.geometry().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(source.getBounds()).filter(box -> !box.isNull());
        } catch (IOException failure) {
            throw FeatureReader.unavailable(layer, failure);
        }
    }

    private static Optional<String> first(Layer layer, SimpleFeatureSource source) {
        Optional<Attribute> start = layer.time(Attribute.TimeRole.START);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        Query query = new Query(layer.name(), Filter.INCLUDE, start.get().name());
        query.setSortBy(CommonFactoryFinder.getFilterFactory().sort(start.get().name(), SortOrder.ASCENDING));
        query.setMaxFeatures(1);
        try (SimpleFeatureIterator rows = source.getFeatures(query).features()) {
            Object value = rows.hasNext() ? rows.next().getAttribute(0) : null;
            return Optional.of(
                    value instanceof LocalDate || value instanceof Instant
                            ? value.toString()
                            : LocalDate.EPOCH.toString());
        } catch (IOException failure) {
            throw FeatureReader.unavailable(layer, failure);
        }
    }
}
