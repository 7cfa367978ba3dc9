package io.gewu.render.draw;

import io.gewu.render.rasterizer.Paint;
import io.gewu.render.rasterizer.Pixels;
import io.gewu.render.rasterizer.Rasterizer.FillRule;
import java.util.Optional;
import org.geotools.api.style.Fill;
import org.geotools.api.style.Graphic;

/** A fill made ready: a colour, or a tile that is drawn once a map. */
final class PolygonStyle {
    private static final int GREY = 0x808080;
    private static final int LARGEST_TILE = 512;

    private final ColorExpression color;
    private final Optional<Paint> tile;

    PolygonStyle(Fill fill, double pixelsPerUnit, Attributes attributes) {
        color = ColorExpression.of(fill.getColor(), fill.getOpacity(), GREY, attributes);
        tile = Optional.ofNullable(fill.getGraphicFill()).map(graphic -> tile(graphic, pixelsPerUnit, attributes));
    }

    Paint paint(Object feature) {
        return tile.orElseGet(() -> color.at(feature));
    }

    void fill(ScreenGeometry screen, Canvas canvas) {
        Paint paint = paint(screen.feature());
        if (paint.isInvisible()
                || screen.path().misses(canvas.pixels().width(), canvas.pixels().height(), 0)) {
            return;
        }
        canvas.rasterizer().fill(screen.path(), FillRule.EVEN_ODD, paint);
    }

    /** One period of the pattern; the symbol is drawn nine times so that it goes on across the edges. */
    private static Paint tile(Graphic graphic, double pixelsPerUnit, Attributes attributes) {
        GraphicSymbol symbol = GraphicSymbol.of(graphic, pixelsPerUnit, attributes, true);
        int side = (int) Math.max(1, Math.min(LARGEST_TILE, Math.round(symbol.size(null))));
        Canvas canvas = Canvas.on(new Pixels(side, side));
        symbol.tile(canvas, side);
        return Paint.tile(canvas.pixels(), 0, 0);
    }
}
