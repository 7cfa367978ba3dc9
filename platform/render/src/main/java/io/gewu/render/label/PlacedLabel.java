package io.gewu.render.label;

import io.gewu.render.rasterizer.Path;
import java.util.List;

/**
 * A label that found its place.
 *
 * @param outline all glyphs in pixels
 * @param boxes that it covers: one for a straight label, one a character for a bent one
 * @param isUpright whether its characters stand upright although its line is steep
 */
public record PlacedLabel(Label label, Path outline, List<Box> boxes, boolean isUpright) {
    PlacedLabel(Label label, Path outline, List<Box> boxes) {
        this(label, outline, boxes, false);
    }

    /** An upright box in pixels. */
    public record Box(double minX, double minY, double maxX, double maxY) {
        Box grown(double by) {
            return new Box(minX - by, minY - by, maxX + by, maxY + by);
        }

        /** Whether the two share area. */
        public boolean overlaps(Box other) {
            return minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY;
        }

        boolean within(double width, double height) {
            return minX >= 0 && minY >= 0 && maxX <= width && maxY <= height;
        }
    }
}
