package io.gewu.ows.wfs;

import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.FeatureStore;
import io.gewu.ows.CommitCache;
import java.io.IOException;
import java.util.Optional;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.filter.Filter;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Boxes of layers in degrees, remembered until the next commit. Safe for many threads. */
final class TypeExtents {
    private static final Logger LOG = LoggerFactory.getLogger(TypeExtents.class);

    private final CommitCache<Optional<ReferencedEnvelope>> boxes;

    TypeExtents(FeatureStore store) {
        this.boxes = new CommitCache<>(store);
    }

    /**
     * Longitude first; empty for layers without geometry or features.
     *
     * @param visible the features that the caller may know of
     */
    Optional<ReferencedEnvelope> degrees(Layer layer, Filter visible) {
        return layer.geometry().isEmpty()
                ? Optional.empty()
                : boxes.of(layer, visible, features -> read(layer, features));
    }

    private static Optional<ReferencedEnvelope> read(Layer layer, SimpleFeatureSource features) {
        try {
            ReferencedEnvelope box = features.getBounds();
            if (box == null || box.isNull()) {
                return Optional.empty();
            }
            return Optional.of(box.transform(Crs.crs84().crs(), true, 20));
        } catch (IOException | FactoryException | TransformException failure) {
            // capabilities of all layers must not fail for one
            LOG.warn("No extent of layer {}", layer.name(), failure);
            return Optional.empty();
        }
    }
}
