package io.gewu.render.label;

import io.gewu.render.raster.Coverage;
import io.gewu.render.raster.Ink;
import io.gewu.render.raster.Pixels;
import java.util.List;

/** Text at a fixed place: legends. Without fonts it is empty. */
public final class TextBlock {
    private static final Ink NO_HALO = Ink.of(0);

    private final TextLook look;
    private final StraightText text;

    private TextBlock(TextLook look, StraightText text) {
        this.look = look;
        this.text = text;
    }

    /** Text of a size in pixels and a colour 0xRRGGBB. */
    public static TextBlock of(FontBook fonts, String text, double size, int rgb) {
        Ink ink = Ink.of(Pixels.premultiplied(rgb, 1));
        TextLook look = TextLook.of(fonts, List.of(), size, false, false, 0, ink, NO_HALO, 0);
        return new TextBlock(look, new StraightText(fonts.faces().isEmpty() ? "" : text, look, 0));
    }

    public double width() {
        return text.width();
    }

    public double height() {
        return text.height();
    }

    /** Draws it, its upper left corner at a place. */
    public void draw(Pixels on, Coverage coverage, double left, double top) {
        coverage.add(text.outline(left, top, left, top, 0));
        coverage.fillUnion(on, look.ink());
    }
}
