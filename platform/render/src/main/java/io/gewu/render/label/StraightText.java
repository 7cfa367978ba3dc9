package io.gewu.render.label;

import io.gewu.render.rasterizer.Path;
import java.util.List;

/** Sets lines of text as one straight block. */
final class StraightText {
    private static final double SLANT = 0.2;

    private final TextStyle style;
    private final List<String> lines;
    private final double width;
    private final double height;
    private final double[] baselines;

    StraightText(String text, TextStyle style, double wrapWidth) {
        this.style = style;
        this.lines = TextWrap.lines(text, style, wrapWidth);
        this.baselines = new double[lines.size()];
        double down = 0;
        double widest = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            baselines[i] = i == 0 ? style.ascent(line) : down + style.ascent(line);
            down += i + 1 < lines.size() ? style.lineHeight(line) : style.ascent(line) + style.descent(line);
            widest = Math.max(widest, style.width(line));
        }
        width = widest;
        height = down;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /**
     * Adds all glyphs, the block's upper left corner at ({@code left}, {@code top}) before it is turned about a pivot.
     */
    Path outline(double left, double top, double pivotX, double pivotY, double angle) {
        Path out = new Path();
        double sine = Math.sin(angle);
        double cosine = Math.cos(angle);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            double x = left + (width - style.width(line)) / 2 - pivotX;
            double y = top + baselines[i] - pivotY;
            for (int c : line.codePoints().toArray()) {
                Path glyph = style.face(c).glyph(c).outline();
                append(
                        out,
                        style,
                        style.face(c),
                        glyph,
                        pivotX + x * cosine - y * sine,
                        pivotY + x * sine + y * cosine,
                        sine,
                        cosine);
                x += style.advance(c);
            }
        }
        return out;
    }

    /** Adds one glyph with its pen position at a point, slanted where the face has no italics. */
    static void append(
            Path out, TextStyle style, FontFace face, Path glyph, double x, double y, double sine, double cosine) {
        double slant = style.italic() && !face.isItalic() ? SLANT : 0;
        for (int part = 0; part < glyph.parts(); part++) {
            for (int i = glyph.start(part); i < glyph.end(part); i += 2) {
                double gy = glyph.at(i + 1) * style.size();
                double gx = glyph.at(i) * style.size() - slant * gy;
                out.add(gx * cosine - gy * sine + x, gx * sine + gy * cosine + y);
            }
            out.endPart(true);
        }
    }
}
