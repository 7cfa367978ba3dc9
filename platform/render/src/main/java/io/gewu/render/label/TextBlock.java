package io.gewu.render.label;

import io.gewu.render.rasterizer.Paint;
import io.gewu.render.rasterizer.Pixels;
import io.gewu.render.rasterizer.Rasterizer;
import io.gewu.render.rasterizer.Rasterizer.FillRule;
import java.util.List;

/** Text at a fixed place: legends. Without fonts it is empty. */
public final class TextBlock {
    private static final Paint NO_HALO = Paint.of(0);

    private final TextStyle style;
    private final StraightText text;

    private TextBlock(TextStyle style, StraightText text) {
        this.style = style;
        this.text = text;
    }

    /** Text of a size in pixels and a colour 0xRRGGBB. */
    public static TextBlock of(FontRegistry fonts, String text, double size, int rgb) {
        Paint paint = Paint.of(Pixels.premultiplied(rgb, 1));
        TextStyle style = TextStyle.of(fonts, List.of(), size, false, false, 0, paint, NO_HALO, 0);
        return new TextBlock(style, new StraightText(fonts.faces().isEmpty() ? "" : text, style, 0));
    }

    public double width() {
        return text.width();
    }

    public double height() {
        return text.height();
    }

    /** Draws it, its upper left corner at a place. */
    public void draw(Rasterizer on, double left, double top) {
        on.fill(text.outline(left, top, left, top, 0), FillRule.NON_ZERO, style.paint());
    }
}
