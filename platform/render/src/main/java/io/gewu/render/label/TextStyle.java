package io.gewu.render.label;

import io.gewu.render.rasterizer.Paint;
import java.util.List;

/**
 * How text is drawn.
 *
 * @param faces to look for characters in, first match wins
 * @param size of an em, in pixels
 * @param bold whether letters of a face that is not bold are thickened
 * @param italic whether letters of a face that is not italic are slanted
 * @param spacing added after each character, in pixels
 * @param halo seen only if its radius is above 0
 * @param haloRadius in pixels
 */
public record TextStyle(
        List<FontFace> faces,
        double size,
        boolean bold,
        boolean italic,
        double spacing,
        Paint paint,
        Paint halo,
        double haloRadius) {
    static final double LINE_HEIGHT = 1.15;

    /** The look in the faces of a book, which must not be empty. */
    public static TextStyle of(
            FontRegistry book,
            List<String> families,
            double size,
            boolean bold,
            boolean italic,
            double spacing,
            Paint paint,
            Paint halo,
            double haloRadius) {
        return new TextStyle(book.choose(families, bold, italic), size, bold, italic, spacing, paint, halo, haloRadius);
    }

    FontFace face(int codePoint) {
        for (FontFace face : faces) {
            if (face.has(codePoint)) {
                return face;
            }
        }
        return faces.get(0);
    }

    double advance(int codePoint) {
        return face(codePoint).glyph(codePoint).advance() * size + spacing;
    }

    /** Width of a text, in pixels. */
    public double width(String text) {
        return text.codePoints().mapToDouble(this::advance).sum();
    }

    /**
     * Above the baseline, in pixels: of the face that has the first character, so that scripts keep their own rhythm.
     */
    double ascent(String text) {
        return face(first(text)).ascent() * size;
    }

    double descent(String text) {
        return face(first(text)).descent() * size;
    }

    private static int first(String text) {
        return text.isEmpty() ? ' ' : text.codePointAt(0);
    }

    double lineHeight(String text) {
        return Math.max(size * LINE_HEIGHT, (ascent(text) + descent(text)) * 0.98);
    }
}
