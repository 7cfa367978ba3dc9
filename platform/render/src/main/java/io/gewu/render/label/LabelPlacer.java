package io.gewu.render.label;

import io.gewu.render.rasterizer.Path;
import java.util.List;
import java.util.Optional;

/** Gives labels their places, one after the other; what was placed before stays. */
final class LabelPlacer {
    private static final int STEPS_AROUND = 8;
    private static final int MOST_REPEATS = 200;

    private final int width;
    private final int height;
    private final LabelConflictGrid conflicts;

    LabelPlacer(int width, int height) {
        this.width = width;
        this.height = height;
        this.conflicts = new LabelConflictGrid(width, height);
    }

    void place(Label label, List<PlacedLabel> into) {
        if (label.rules().alongLine() && label.shape().isPresent()) {
            along(label, label.shape().get(), into);
        } else {
            block(label).ifPresent(placed -> take(placed, into));
        }
    }

    private void take(PlacedLabel placed, List<PlacedLabel> into) {
        if (placed.label().rules().conflicts()) {
            placed.boxes().forEach(conflicts::take);
        }
        into.add(placed);
    }

    /** The middle of the line, or places further and further from it; more than one where labels are repeated. */
    private void along(Label label, Path line, List<PlacedLabel> into) {
        for (int part = 0; part < line.parts(); part++) {
            LineWalk walk = new LineWalk(line, part);
            FollowLineText text = new FollowLineText(label, walk);
            double repeat =
                    label.rules().repeat() > 0 ? text.width() + label.rules().repeat() : 0;
            int times = repeat > 0 ? (int) Math.max(1, Math.min(MOST_REPEATS, walk.length() / repeat)) : 1;
            for (int i = 0; i < times; i++) {
                double middle = walk.length() * (i + 0.5) / times;
                near(label, text, middle).ifPresent(placed -> take(placed, into));
            }
        }
    }

    private Optional<PlacedLabel> near(Label label, FollowLineText text, double middle) {
        double most = label.rules().maxDisplacement();
        double step = Math.max(label.style().size(), most / 10);
        for (double away = 0; away <= most || away == 0; away += step) {
            for (int side = 1; side >= (away == 0 ? 1 : -1); side -= 2) {
                Optional<PlacedLabel> found = text.at(middle + side * away).filter(this::fits);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<PlacedLabel> block(Label label) {
        StraightText text =
                new StraightText(label.text(), label.style(), label.rules().autoWrap());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        double angle = Math.toRadians(label.rules().rotation());
        if (label.rules().alignToArea() && label.shape().isPresent()) {
            angle = PolygonOrientation.of(label.shape().get());
        }
        double most = label.rules().maxDisplacement();
        Optional<PlacedLabel> found = at(label, text, 0, 0, angle);
        double step = Math.max(2, Math.min(label.style().size() / 2, most));
        for (double away = step; found.isEmpty() && away <= most; away += step) {
            for (int i = 0; found.isEmpty() && i < STEPS_AROUND; i++) {
                double direction = 2 * Math.PI * i / STEPS_AROUND;
                found = at(label, text, away * Math.cos(direction), away * Math.sin(direction), angle);
            }
        }
        return found;
    }

    private Optional<PlacedLabel> at(Label label, StraightText text, double awayX, double awayY, double angle) {
        LabelOptions rules = label.rules();
        double pointX = label.x() + awayX;
        double pointY = label.y() + awayY;
        // around a point the label turns to the side it moves to, so that the symbol stays uncovered
        double anchorX = awayX == 0 ? rules.anchorX() : awayX < -1e-6 ? 1 - rules.anchorX() : rules.anchorX();
        double moveX = awayX < -1e-6 ? -rules.moveX() : rules.moveX();
        double left = pointX + moveX - anchorX * text.width();
        double top = pointY - rules.moveY() - (1 - rules.anchorY()) * text.height();
        PlacedLabel.Box box =
                box(left, top, text, pointX, pointY, angle).grown(label.style().haloRadius());
        if (rules.kind() == LabelOptions.Kind.AREA
                && rules.fit() > 0
                && label.shape().isPresent()
                && PolygonLabelFit.share(label.shape().get(), box) < rules.fit()) {
            return Optional.empty();
        }
        PlacedLabel placed = new PlacedLabel(label, new Path(), List.of(box));
        return fits(placed)
                ? Optional.of(new PlacedLabel(label, text.outline(left, top, pointX, pointY, angle), List.of(box)))
                : Optional.empty();
    }

    private static PlacedLabel.Box box(
            double left, double top, StraightText text, double pivotX, double pivotY, double angle) {
        if (angle == 0) {
            return new PlacedLabel.Box(left, top, left + text.width(), top + text.height());
        }
        Path corners = new Path();
        for (int i = 0; i < 4; i++) {
            double x = left + (i % 2) * text.width() - pivotX;
            double y = top + (i < 2 ? 0 : 1) * text.height() - pivotY;
            corners.add(
                    pivotX + x * Math.cos(angle) - y * Math.sin(angle),
                    pivotY + x * Math.sin(angle) + y * Math.cos(angle));
        }
        return new PlacedLabel.Box(corners.minX(), corners.minY(), corners.maxX(), corners.maxY());
    }

    private boolean fits(PlacedLabel placed) {
        LabelOptions rules = placed.label().rules();
        for (PlacedLabel.Box box : placed.boxes()) {
            boolean seen = rules.partials()
                    ? box.overlaps(new PlacedLabel.Box(0, 0, width, height))
                    : box.within(width, height);
            if (!seen || (rules.conflicts() && !conflicts.isFree(box.grown(rules.spaceAround())))) {
                return false;
            }
        }
        return true;
    }
}
