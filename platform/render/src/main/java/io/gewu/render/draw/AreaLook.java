package io.gewu.render.draw;

import io.gewu.render.raster.Ink;
import io.gewu.render.raster.Pixels;
import java.util.Optional;
import org.geotools.api.style.Fill;
import org.geotools.api.style.Graphic;

/** A fill made ready: a colour, or a tile that is drawn once a map. */
final class AreaLook {
    private static final int GREY = 0x808080;
    private static final int LARGEST_TILE = 512;

    private final Hue hue;
    private final Optional<Ink> tile;

    AreaLook(Fill fill, double pixelsPerUnit, Attributes attributes) {
        hue = Hue.of(fill.getColor(), fill.getOpacity(), GREY, attributes);
        tile = Optional.ofNullable(fill.getGraphicFill()).map(graphic -> tile(graphic, pixelsPerUnit, attributes));
    }

    Ink ink(Object feature) {
        return tile.orElseGet(() -> hue.at(feature));
    }

    void fill(Subject subject, Canvas canvas) {
        Ink ink = ink(subject.feature());
        if (ink.isInvisible()
                || subject.path()
                        .misses(canvas.pixels().width(), canvas.pixels().height(), 0)) {
            return;
        }
        canvas.coverage().add(subject.path());
        canvas.coverage().fill(canvas.pixels(), ink);
    }

    /** One period of the pattern; the symbol is drawn nine times so that it goes on across the edges. */
    private static Ink tile(Graphic graphic, double pixelsPerUnit, Attributes attributes) {
        Stamp stamp = Stamp.of(graphic, pixelsPerUnit, attributes, true);
        int side = (int) Math.max(1, Math.min(LARGEST_TILE, Math.round(stamp.size(null))));
        Canvas canvas = Canvas.on(new Pixels(side, side));
        stamp.tile(canvas, side);
        return Ink.tile(canvas.pixels(), 0, 0);
    }
}
