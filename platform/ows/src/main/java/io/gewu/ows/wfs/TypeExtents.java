package io.gewu.ows.wfs;

import io.gewu.api.feature.CrsName;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.FeatureStore;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.filter.Filter;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Boxes of layers in degrees, remembered until the next commit. Safe for many threads. */
final class TypeExtents {
    private static final Logger LOG = LoggerFactory.getLogger(TypeExtents.class);
    private static final int MAX_KNOWN = 2_000;

    private record Rows(String layer, Filter visible) {}

    private record Known(long position, Optional<ReferencedEnvelope> box) {}

    private final FeatureStore store;
    private final Map<Rows, Known> known = new ConcurrentHashMap<>();

    TypeExtents(FeatureStore store) {
        this.store = store;
    }

    /**
     * Longitude first; empty for layers without geometry or features.
     *
     * @param visible the features that the caller may know of
     */
    Optional<ReferencedEnvelope> degrees(Layer layer, Filter visible) {
        if (layer.geometry().isEmpty()) {
            return Optional.empty();
        }
        long position = store.position();
        Rows rows = new Rows(layer.name(), visible);
        Known found = known.get(rows);
        if (found == null || found.position() != position) {
            found = new Known(position, read(layer, visible, position));
            if (known.size() > MAX_KNOWN) {
                known.clear();
            }
            known.put(rows, found);
        }
        return found.box();
    }

    private Optional<ReferencedEnvelope> read(Layer layer, Filter visible, long position) {
        try {
            ReferencedEnvelope box = store.source(layer, visible, position).getBounds();
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
