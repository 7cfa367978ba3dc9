package io.gewu.render;

import io.gewu.render.draw.Canvas;
import io.gewu.render.draw.LayerPainter;
import io.gewu.render.label.LabelCache;
import io.gewu.render.label.LabelPainter;
import io.gewu.render.rasterizer.Pixels;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/**
 * Draws maps. Thread safe: one serves all requests; each map takes 8 bytes a pixel, 4 more for a style of two passes.
 */
public final class MapPainter {
    private final Fonts fonts;

    public MapPainter(Fonts fonts) {
        this.fonts = fonts;
    }

    /**
     * Draws layers over each other, the first at the bottom, and all labels on top.
     *
     * @return {@code TYPE_INT_ARGB_PRE} if the frame is transparent, else {@code TYPE_INT_RGB}
     * @throws io.gewu.api.GewuException {@code LIMIT_EXCEEDED} if cancelled, {@code STORE_UNAVAILABLE} if a source
     *     fails, {@code UNKNOWN_CRS} if there is no way from a layer's CRS to the frame's
     */
    public BufferedImage paint(MapFrame frame, List<StyledLayer> layers, Cancellation cancellation) {
        BufferedImage image = Images.of(frame.width(), frame.height(), frame.transparent());
        Pixels pixels = Images.pixels(image);
        if (!frame.transparent()) {
            Arrays.fill(pixels.argb(), 0xff000000 | frame.background());
        }
        Canvas canvas = Canvas.on(pixels);
        LabelCache labelCache = new LabelCache(fonts.book(), frame.width(), frame.height());
        LayerPainter painter = new LayerPainter(frame, canvas, labelCache, cancellation::check);
        for (StyledLayer layer : layers) {
            cancellation.check();
            painter.paint(layer.source(), layer.filter(), layer.style());
        }
        labelCache.place(cancellation::check).forEach(label -> LabelPainter.draw(label, canvas.rasterizer()));
        return image;
    }
}
