package io.gewu.render.draw;

import io.gewu.render.label.LabelRules;
import org.geotools.api.style.AnchorPoint;
import org.geotools.api.style.Displacement;
import org.geotools.api.style.LabelPlacement;
import org.geotools.api.style.LinePlacement;
import org.geotools.api.style.PointPlacement;
import org.geotools.api.style.TextSymbolizer;

/**
 * The placement of a label made ready. Where a style says nothing, labels of points stand to the right, those of areas
 * in the middle, those of lines along them.
 */
final class LabelPlace {
    private static final double FIT = 0.5;
    private static final double MAX_ANGLE = 25;

    private final TextSymbolizer symbolizer;
    private final double pixels;
    private final boolean isLine;
    private final boolean isPoint;
    private final Amount anchorX;
    private final Amount anchorY;
    private final Amount moveX;
    private final Amount moveY;
    private final Amount rotation;
    private final Amount offset;
    private final boolean repeated;
    private LabelRules last;

    LabelPlace(TextSymbolizer symbolizer, Units units, Attributes attributes) {
        this.symbolizer = symbolizer;
        pixels = units.pixelsFor(symbolizer);
        LabelPlacement placement = symbolizer.getLabelPlacement();
        isLine = placement instanceof LinePlacement;
        isPoint = placement instanceof PointPlacement;
        AnchorPoint anchor = placement instanceof PointPlacement p ? p.getAnchorPoint() : null;
        Displacement move = placement instanceof PointPlacement p ? p.getDisplacement() : null;
        anchorX = Amount.of(anchor == null ? null : anchor.getAnchorPointX(), 0, 1, attributes);
        anchorY = Amount.of(anchor == null ? null : anchor.getAnchorPointY(), 0.5, 1, attributes);
        moveX = Amount.of(move == null ? null : move.getDisplacementX(), 0, pixels, attributes);
        moveY = Amount.of(move == null ? null : move.getDisplacementY(), 0, pixels, attributes);
        rotation = Amount.of(placement instanceof PointPlacement p ? p.getRotation() : null, 0, 1, attributes);
        offset = Amount.of(
                placement instanceof LinePlacement l ? l.getPerpendicularOffset() : null, 0, pixels, attributes);
        repeated = placement instanceof LinePlacement l && l.isRepeated();
    }

    LabelRules rules(Subject subject) {
        LabelRules.Kind kind = switch (subject.dimension()) {
            case 0 -> LabelRules.Kind.POINT;
            case 1 -> LabelRules.Kind.LINE;
            default -> LabelRules.Kind.AREA;
        };
        boolean constant = anchorX.isConstant()
                && anchorY.isConstant()
                && moveX.isConstant()
                && moveY.isConstant()
                && rotation.isConstant()
                && offset.isConstant();
        if (last == null || !constant || last.kind() != kind) {
            last = make(kind, subject.feature());
        }
        return last;
    }

    private LabelRules make(LabelRules.Kind kind, Object feature) {
        boolean along = isLine ? kind != LabelRules.Kind.POINT : !isPoint && kind == LabelRules.Kind.LINE;
        boolean centred = !isPoint && kind != LabelRules.Kind.POINT;
        return new LabelRules(
                kind,
                centred ? 0.5 : anchorX.at(feature),
                anchorY.at(feature),
                moveX.at(feature),
                moveY.at(feature),
                rotation.at(feature),
                along,
                Options.flag(symbolizer, "followLine", false),
                offset.at(feature),
                pixels * Options.number(symbolizer, "repeat", repeated ? 200 : 0),
                Options.number(symbolizer, "maxAngleDelta", MAX_ANGLE),
                pixels * Options.number(symbolizer, "maxDisplacement", 0),
                pixels * Options.number(symbolizer, "spaceAround", 0),
                pixels * Options.number(symbolizer, "autoWrap", 0),
                Options.number(symbolizer, "goodnessOfFit", FIT),
                Options.flag(symbolizer, "group", false),
                Options.flag(symbolizer, "conflictResolution", true),
                Options.flag(symbolizer, "partials", false),
                !symbolizer.getOptions().getOrDefault("polygonAlign", "manual").equals("manual"));
    }
}
