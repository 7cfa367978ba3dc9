package io.gewu.render;

import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.filter.Filter;
import org.geotools.api.style.Style;

/**
 * A layer of a map.
 *
 * @param source features; its schema tells the CRS of the geometry, east first
 * @param filter what of it is shown, besides what the style chooses; {@code Filter.INCLUDE} for all
 * @param style how; see {@link SldReader}
 */
public record StyledLayer(SimpleFeatureSource source, Filter filter, Style style) {}
