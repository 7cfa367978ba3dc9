package io.gewu.render.label;

import io.gewu.render.rasterizer.Path;
import java.util.Optional;

/**
 * A text that wants a place on the map.
 *
 * @param order of arrival; earlier wins among equal priorities
 * @param shape the geometry in pixels, a copy: the line to follow or the area to fit into; empty for points
 * @param x the anchor, in pixels
 * @param y the anchor, in pixels
 * @param extent length or area of the geometry in pixels; the largest of a group gets the label
 */
public record Label(
        String text,
        TextStyle style,
        LabelOptions rules,
        double priority,
        int order,
        Optional<Path> shape,
        double x,
        double y,
        double extent) {
    Label at(double newX, double newY) {
        return new Label(text, style, rules, priority, order, shape, newX, newY, extent);
    }

    Label along(Path line, double length) {
        return new Label(text, style, rules, priority, order, Optional.of(line), x, y, length);
    }
}
