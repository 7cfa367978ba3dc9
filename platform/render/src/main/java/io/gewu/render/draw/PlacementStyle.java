package io.gewu.render.draw;

import io.gewu.render.label.LabelOptions;
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
final class PlacementStyle {
    private static final double FIT = 0.5;
    private static final double MAX_ANGLE = 25;

    private final TextSymbolizer symbolizer;
    private final double pixels;
    private final boolean isLine;
    private final boolean isPoint;
    private final NumberExpression anchorX;
    private final NumberExpression anchorY;
    private final NumberExpression moveX;
    private final NumberExpression moveY;
    private final NumberExpression rotation;
    private final NumberExpression offset;
    private final boolean repeated;
    private LabelOptions last;

    PlacementStyle(TextSymbolizer symbolizer, Units units, Attributes attributes) {
        this.symbolizer = symbolizer;
        pixels = units.pixelsFor(symbolizer);
        LabelPlacement placement = symbolizer.getLabelPlacement();
        isLine = placement instanceof LinePlacement;
        isPoint = placement instanceof PointPlacement;
        AnchorPoint anchor = placement instanceof PointPlacement p ? p.getAnchorPoint() : null;
        Displacement move = placement instanceof PointPlacement p ? p.getDisplacement() : null;
        anchorX = NumberExpression.of(anchor == null ? null : anchor.getAnchorPointX(), 0, 1, attributes);
        anchorY = NumberExpression.of(anchor == null ? null : anchor.getAnchorPointY(), 0.5, 1, attributes);
        moveX = NumberExpression.of(move == null ? null : move.getDisplacementX(), 0, pixels, attributes);
        moveY = NumberExpression.of(move == null ? null : move.getDisplacementY(), 0, pixels, attributes);
        rotation =
                NumberExpression.of(placement instanceof PointPlacement p ? p.getRotation() : null, 0, 1, attributes);
        offset = NumberExpression.of(
                placement instanceof LinePlacement l ? l.getPerpendicularOffset() : null, 0, pixels, attributes);
        repeated = placement instanceof LinePlacement l && l.isRepeated();
    }

    LabelOptions rules(ScreenGeometry screen) {
        LabelOptions.Kind kind = switch (screen.dimension()) {
            case 0 -> LabelOptions.Kind.POINT;
            case 1 -> LabelOptions.Kind.LINE;
            default -> LabelOptions.Kind.AREA;
        };
        boolean constant = anchorX.isConstant()
                && anchorY.isConstant()
                && moveX.isConstant()
                && moveY.isConstant()
                && rotation.isConstant()
                && offset.isConstant();
        if (last == null || !constant || last.kind() != kind) {
            last = make(kind, screen.feature());
        }
        return last;
    }

    private LabelOptions make(LabelOptions.Kind kind, Object feature) {
        boolean along = isLine ? kind != LabelOptions.Kind.POINT : !isPoint && kind == LabelOptions.Kind.LINE;
        boolean centred = !isPoint && kind != LabelOptions.Kind.POINT;
        return new LabelOptions(
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
