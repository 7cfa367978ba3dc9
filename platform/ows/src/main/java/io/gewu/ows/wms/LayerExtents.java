package io.gewu.ows.wms;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.FeatureStore;
import io.gewu.ows.CommitCache;
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

/** Where and when layers have features, remembered until the next commit. Safe for many threads. */
@Component(service = LayerExtents.class)
public final class LayerExtents {
    /** Stands for layers without features: clients refuse a layer without an extent. */
    private static final ReferencedEnvelope NOWHERE = new ReferencedEnvelope(112.9, 113.2, 22.9, 23.2, null);

    private record Known(ReferencedEnvelope box, Optional<String> firstDay) {}

    private final AccessPolicy policy;
    private final CommitCache<Known> known;

    @Activate
    public LayerExtents(@Reference FeatureStore store, @Reference AccessPolicy policy) {
        this.policy = policy;
        this.known = new CommitCache<>(store);
    }

    /** The box of the features that a caller may know of in another CRS, longitude or easting first. */
    ReferencedEnvelope box(Caller caller, Layer layer, Crs crs) {
        ReferencedEnvelope own = known(caller, layer).box();
        try {
            return own.transform(crs.crs(), true, 20);
        } catch (TransformException | FactoryException | MismatchedDimensionException failure) {
            throw new GewuException(
                    ErrorCode.UNKNOWN_CRS,
                    "",
                    "Layer " + layer.name() + " cannot be shown in " + crs.spelling(),
                    failure);
        }
    }

    /** The first day of validity of any feature that a caller may know of, ISO 8601; empty for layers without time. */
    Optional<String> firstDay(Caller caller, Layer layer) {
        return known(caller, layer).firstDay();
    }

    private Known known(Caller caller, Layer layer) {
        return known.of(
                layer,
                policy.visible(caller, layer),
                features -> new Known(read(layer, features), first(layer, features)));
    }

    private static ReferencedEnvelope read(Layer layer, SimpleFeatureSource source) {
        try {
            ReferencedEnvelope box = source.getBounds();
            if (box != null && !box.isEmpty() && !box.isNull()) {
                return box;
            }
            ReferencedEnvelope nowhere =
                    ReferencedEnvelope.create(NOWHERE, Crs.epsg(4490).crs());
            return nowhere.transform(source.getSchema().getCoordinateReferenceSystem(), true);
        } catch (IOException | FactoryException | TransformException failure) {
            throw unavailable(layer, failure);
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
            throw unavailable(layer, failure);
        }
    }

    private static GewuException unavailable(Layer layer, Exception failure) {
        return new GewuException(
                ErrorCode.STORE_UNAVAILABLE,
                layer.name(),
                "The extent of " + layer.name() + " cannot be read now",
                failure);
    }
}
