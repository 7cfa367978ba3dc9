package io.gewu.render.label;

import io.gewu.render.rasterizer.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets text along a line, never upside down. */
final class FollowLineText {
    /** Rise over run beyond which Chinese stands upright. */
    private static final double STEEP = 1.4;

    private final Label label;
    private final LineWalk walk;
    private final int[] characters;
    private final double width;

    FollowLineText(Label label, LineWalk walk) {
        this.label = label;
        this.walk = walk;
        this.characters =
                label.text().replaceAll("\\R", " ").trim().codePoints().toArray();
        double sum = 0;
        for (int c : characters) {
            sum += label.style().advance(c);
        }
        width = sum;
    }

    double width() {
        return width;
    }

    /** The text with its middle at a distance along the line, unless it does not fit or would bend too much. */
    Optional<PlacedLabel> at(double middle) {
        double start = middle - width / 2;
        if (start < 0 || start + width > walk.length()) {
            return Optional.empty();
        }
        return isSteep(start) && isIdeographic() ? upright(start) : turned(start);
    }

    private boolean isIdeographic() {
        for (int c : characters) {
            if (!Character.isIdeographic(c)) {
                return false;
            }
        }
        return true;
    }

    private boolean isSteep(double start) {
        double rise = Math.abs(walk.y(start + width) - walk.y(start));
        return rise > STEEP * Math.abs(walk.x(start + width) - walk.x(start));
    }

    /** Chinese on a steep line: each character upright, from top to bottom. */
    private Optional<PlacedLabel> upright(double start) {
        boolean reversed = walk.y(start) > walk.y(start + width);
        Setting setting = new Setting(label);
        double done = 0;
        for (int c : characters) {
            double advance = label.style().advance(c);
            double middle = done + advance / 2;
            double at = reversed ? start + width - middle : start + middle;
            setting.add(c, walk.x(at), walk.y(at), 0, advance, 0);
            done += advance;
        }
        return Optional.of(setting.placed(true));
    }

    private Optional<PlacedLabel> turned(double start) {
        boolean reversed = walk.x(start) > walk.x(start + width);
        boolean follows = label.rules().followLine();
        double straight = chord(start, reversed);
        double middle = start + width / 2;
        Setting setting = new Setting(label);
        double done = 0;
        double last = Double.NaN;
        for (int c : characters) {
            double advance = label.style().advance(c);
            double from = reversed ? start + width - done : start + done;
            double to = reversed ? from - advance : from + advance;
            double angle = follows ? Math.atan2(walk.y(to) - walk.y(from), walk.x(to) - walk.x(from)) : straight;
            if (!Double.isNaN(last)
                    && turn(angle, last) > Math.toRadians(label.rules().maxAngle())) {
                return Optional.empty();
            }
            last = angle;
            double along = done + advance / 2 - width / 2;
            double x = follows ? (walk.x(from) + walk.x(to)) / 2 : walk.x(middle) + along * Math.cos(angle);
            double y = follows ? (walk.y(from) + walk.y(to)) / 2 : walk.y(middle) + along * Math.sin(angle);
            setting.add(c, x, y, angle, advance, label.rules().offset());
            done += advance;
        }
        return Optional.of(setting.placed(false));
    }

    private double chord(double start, boolean reversed) {
        double from = reversed ? start + width : start;
        double to = reversed ? start : start + width;
        return Math.atan2(walk.y(to) - walk.y(from), walk.x(to) - walk.x(from));
    }

    private static double turn(double a, double b) {
        double difference = Math.abs(a - b) % (2 * Math.PI);
        return Math.min(difference, 2 * Math.PI - difference);
    }

    /** The characters set so far. */
    private static final class Setting {
        private final Label label;
        private final Path outline = new Path();
        private final List<PlacedLabel.Box> boxes = new ArrayList<>();
        private final double drop;

        Setting(Label label) {
            this.label = label;
            this.drop = (label.style().ascent(label.text()) - label.style().descent(label.text())) / 2;
        }

        /** Adds a character centred on a point, moved to the left of its direction by an offset. */
        void add(int c, double x, double y, double angle, double advance, double offset) {
            TextStyle style = label.style();
            double sine = Math.sin(angle);
            double cosine = Math.cos(angle);
            double centreX = x + offset * sine;
            double centreY = y - offset * cosine;
            double penX = centreX - advance / 2 * cosine - drop * sine;
            double penY = centreY - advance / 2 * sine + drop * cosine;
            FontFace face = style.face(c);
            StraightText.append(outline, style, face, face.glyph(c).outline(), penX, penY, sine, cosine);
            double half = style.size() * 0.55 + style.haloRadius();
            boxes.add(new PlacedLabel.Box(centreX - half, centreY - half, centreX + half, centreY + half));
        }

        PlacedLabel placed(boolean upright) {
            return new PlacedLabel(label, outline, boxes, upright);
        }
    }
}
