package io.gewu.render.label;

import io.gewu.render.rasterizer.Path;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One font file. Glyphs are outlines one em large, so that maps look alike on every machine and at every resolution.
 * Thread safe.
 */
public final class FontFace {
    private static final float EM = 128;
    private static final double FLATNESS = 0.25;
    private static final int MOST_GLYPHS = 20_000;
    private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);

    private final Font font;
    private final double ascent;
    private final double descent;
    private final Map<Integer, Glyph> glyphs = new ConcurrentHashMap<>();

    public FontFace(Font anySize) {
        font = anySize.deriveFont(EM);
        var metrics = font.getLineMetrics("格Ag", PLAIN);
        ascent = metrics.getAscent() / EM;
        descent = metrics.getDescent() / EM;
    }

    /** @param outline y down, the pen at the origin; an em is 1 */
    record Glyph(Path outline, double advance) {}

    public String family() {
        return font.getFamily();
    }

    public boolean isBold() {
        return font.getFontName().contains("Bold");
    }

    public boolean isItalic() {
        String name = font.getFontName();
        return name.contains("Italic") || name.contains("Oblique");
    }

    boolean has(int codePoint) {
        return font.canDisplay(codePoint);
    }

    /** Above the baseline, in ems. */
    double ascent() {
        return ascent;
    }

    /** Below the baseline, in ems. */
    double descent() {
        return descent;
    }

    Glyph glyph(int codePoint) {
        Glyph known = glyphs.get(codePoint);
        if (known != null) {
            return known;
        }
        Glyph made = make(codePoint);
        if (glyphs.size() < MOST_GLYPHS) {
            glyphs.put(codePoint, made);
        }
        return made;
    }

    private Glyph make(int codePoint) {
        GlyphVector vector = font.createGlyphVector(PLAIN, Character.toString(codePoint));
        Path outline = new Path();
        double[] point = new double[6];
        for (PathIterator i = vector.getOutline().getPathIterator(null, FLATNESS); !i.isDone(); i.next()) {
            int kind = i.currentSegment(point);
            if (kind == PathIterator.SEG_MOVETO || kind == PathIterator.SEG_CLOSE) {
                outline.endPart(true);
            }
            if (kind != PathIterator.SEG_CLOSE) {
                outline.add(point[0] / EM, point[1] / EM);
            }
        }
        outline.endPart(true);
        return new Glyph(outline, vector.getGlyphMetrics(0).getAdvanceX() / EM);
    }
}
