package io.gewu.map;

import io.gewu.api.layer.Layer;
import org.geotools.api.filter.Filter;

/**
 * A layer of a map.
 *
 * @param layer with a geometry, as the caller may see it
 * @param style by name; empty text for the layer's first
 * @param filter over the layer as the caller may see it, geometries in the layer's CRS; {@code INCLUDE} for all
 */
public record MapLayer(Layer layer, String style, Filter filter) {
    /** All features of a layer. */
    public static MapLayer of(Layer layer, String style) {
        return new MapLayer(layer, style, Filter.INCLUDE);
    }
}
