package io.gewu.ows.wfs;

import io.gewu.api.GewuException;
import io.gewu.api.LocalizedText;
import io.gewu.api.crs.Crs;
import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import io.gewu.feature.query.LayerExtents;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What capabilities documents tell one caller, whatever their version.
 *
 * @param layers as the caller may see them
 * @param editable whether the caller may edit a layer
 */
record ServiceDescription(Site site, LayerExtents extents, WfsCall call, WfsLayers layers, Predicate<Layer> editable) {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceDescription.class);

    List<Layer> types() {
        return layers.all();
    }

    /** Whether the caller may edit anything. */
    boolean isEditable() {
        return types().stream().anyMatch(editable);
    }

    /** The box of a layer in degrees, longitude first; empty for layers without geometry or features. */
    Optional<ReferencedEnvelope> degrees(Layer layer) {
        try {
            return extents.box(layers.layers(), layer, Crs.crs84());
        } catch (GewuException failure) {
            // capabilities of all layers must not fail for one
            LOG.warn("No extent of layer {}", layer.name(), failure);
            return Optional.empty();
        }
    }

    /** In the language asked for, or in both. */
    String text(LocalizedText text) {
        return call.language().map(text::in).orElseGet(text::both);
    }
}
