package io.gewu.render.draw;

import io.gewu.render.rasterizer.Path;
import org.geotools.api.feature.simple.SimpleFeature;
import org.locationtech.jts.geom.Geometry;

/**
 * What is being drawn now: one feature and one of its geometries in pixels. Refilled for every feature.
 *
 * @param path rings for areas, open parts for lines, parts of one point for points
 */
record ScreenGeometry(SimpleFeature feature, Geometry geometry, Path path) {
    /** Whether all of it lies within a pixel. */
    boolean isDot() {
        return path.maxX() - path.minX() < 1 && path.maxY() - path.minY() < 1;
    }

    int dimension() {
        return geometry.getDimension();
    }
}
