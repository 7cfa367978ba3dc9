package io.gewu.render.label;

import io.gewu.render.raster.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets text along a line, never upside down. */
final class BentText {
    private final Label label;
    private final LineWalk walk;
    private final int[] characters;
    private final double width;

    BentText(Label label, LineWalk walk) {
        this.label = label;
        this.walk = walk;
        this.characters =
                label.text().replaceAll("\\R", " ").trim().codePoints().toArray();
        double sum = 0;
        for (int c : characters) {
            sum += label.look().advance(c);
        }
        width = sum;
    }

    double width() {
        return width;
    }

    /** The text with its middle at a distance along the line, unless it does not fit or would bend too much. */
    Optional<Placed> at(double middle) {
        double start = middle - width / 2;
        if (start < 0 || start + width > walk.length()) {
            return Optional.empty();
        }
        boolean reversed = walk.x(start) > walk.x(start + width);
        Path outline = new Path();
        List<Placed.Box> boxes = new ArrayList<>();
        TextLook look = label.look();
        double drop = (look.ascent(label.text()) - look.descent(label.text())) / 2
                - label.rules().offset();
        double done = 0;
        double last = Double.NaN;
        double straight = label.rules().followLine() ? Double.NaN : chord(start, reversed);
        for (int c : characters) {
            double advance = look.advance(c);
            double from = reversed ? start + width - done : start + done;
            double to = reversed ? from - advance : from + advance;
            double angle = Double.isNaN(straight)
                    ? Math.atan2(walk.y(to) - walk.y(from), walk.x(to) - walk.x(from))
                    : straight;
            if (!Double.isNaN(last)
                    && turn(angle, last) > Math.toRadians(label.rules().maxAngle())) {
                return Optional.empty();
            }
            last = angle;
            double midX = Double.isNaN(straight)
                    ? (walk.x(from) + walk.x(to)) / 2
                    : walk.x(middle) + (done + advance / 2 - width / 2) * Math.cos(angle);
            double midY = Double.isNaN(straight)
                    ? (walk.y(from) + walk.y(to)) / 2
                    : walk.y(middle) + (done + advance / 2 - width / 2) * Math.sin(angle);
            double sine = Math.sin(angle);
            double cosine = Math.cos(angle);
            double x = midX - advance / 2 * cosine - drop * sine;
            double y = midY - advance / 2 * sine + drop * cosine;
            Face face = look.face(c);
            StraightText.append(outline, look, face, face.glyph(c).outline(), x, y, sine, cosine);
            double half = look.size() * 0.55 + look.haloRadius();
            double centreX = midX + label.rules().offset() * sine;
            double centreY = midY - label.rules().offset() * cosine;
            boxes.add(new Placed.Box(centreX - half, centreY - half, centreX + half, centreY + half));
            done += advance;
        }
        return Optional.of(new Placed(label, outline, boxes));
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
}
