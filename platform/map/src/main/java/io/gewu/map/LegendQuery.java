package io.gewu.map;

import io.gewu.api.layer.Layer;
import io.gewu.render.LegendPainter;

/**
 * A legend that is wanted.
 *
 * @param layer with a geometry
 * @param style by name; empty text for the layer's first
 * @param options what of it, and how large
 */
public record LegendQuery(Layer layer, String style, LegendPainter.Options options) {}
