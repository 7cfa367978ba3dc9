package io.gewu.render.label;

/**
 * Where a label may go. Lengths are pixels, angles degrees clockwise.
 *
 * @param kind of geometry it belongs to
 * @param anchorX share of the label's width left of the point
 * @param anchorY share of the label's height below the point
 * @param moveX to the right
 * @param moveY up
 * @param rotation of labels at points
 * @param alongLine whether lines are labelled along their direction
 * @param followLine whether each character turns with the line
 * @param offset of the label from its line, to the left
 * @param repeat distance between labels on one line; 0 for one label only
 * @param maxAngle most turn between two characters
 * @param maxDisplacement how far it may move to find room
 * @param spaceAround kept free around it; below 0 labels may overlap
 * @param autoWrap longest line; 0 for one line
 * @param fit least share of the label that must lie in its area
 * @param group whether one label serves all features of the same text
 * @param conflicts whether it keeps away from other labels
 * @param partials whether it may be cut by the map's edge
 * @param alignToArea whether it turns with its area's longer side
 */
public record LabelOptions(
        Kind kind,
        double anchorX,
        double anchorY,
        double moveX,
        double moveY,
        double rotation,
        boolean alongLine,
        boolean followLine,
        double offset,
        double repeat,
        double maxAngle,
        double maxDisplacement,
        double spaceAround,
        double autoWrap,
        double fit,
        boolean group,
        boolean conflicts,
        boolean partials,
        boolean alignToArea) {
    /** What a label belongs to. */
    public enum Kind {
        POINT,
        LINE,
        AREA
    }
}
