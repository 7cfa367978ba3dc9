package io.gewu.ows.wfs;

import io.gewu.api.feature.CrsName;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.FeatureStore;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Boxes of layers in degrees, remembered until the next commit. Safe for many threads. */
final class TypeExtents {
    private static final Logger LOG = LoggerFactory.getLogger(TypeExtents.class);

    private record Known(long position, Optional<ReferencedEnvelope> box) {}

    private final FeatureStore store;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    TypeExtents(FeatureStore store) {
        this.store = store;
    }

    /** Longitude first; empty for layers without geometry or features. */
    Optional<ReferencedEnvelope> degrees(Layer layer) {
        if (layer.geometry().isEmpty()) {
            return Optional.empty();
        }
        long position = store.position();
        Known found = known.get(layer.name());
        if (found == null || found.position() != position) {
            found = new Known(position, read(layer));
            known.put(layer.name(), found);
        }
        return found.box();
    }

    private Optional<ReferencedEnvelope> read(Layer layer) {
        try {
            ReferencedEnvelope box = store.source(layer).getBounds();
            if (box == null || box.isNull()) {
                return Optional.empty();
            }
            return Optional.of(box.transform(CrsName.parse("CRS:84").crs(), true, 20));
        } catch (IOException | FactoryException | TransformException failure) {
            // capabilities of all layers must not fail for one
            LOG.warn("No extent of layer {}", layer.name(), failure);
            return Optional.empty();
        }
    }
}
