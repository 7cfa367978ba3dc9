package io.gewu.ows.wms;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.Caller;
import io.gewu.api.layer.Layer;
import io.gewu.feature.Validity;
import io.gewu.render.Cancellation;
import io.gewu.render.Fonts;
import io.gewu.render.ImageFormats;
import io.gewu.render.MapFrame;
import io.gewu.render.MapPainter;
import io.gewu.render.StyledLayer;
import jakarta.servlet.http.HttpServletResponse;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Draws maps: some at a time, the others wait their turn, so that memory and processors are shared fairly. */
@Component(service = GetMap.class)
public final class GetMap {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int WAIT_SECONDS = 30;

    private final LayerResolver layers;
    private final Styles styles;
    private final MapPainter painter = new MapPainter(Fonts.installed());
    private final Semaphore turns = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

    @Activate
    public GetMap(@Reference LayerResolver layers, @Reference Styles styles) {
        this.layers = layers;
        this.styles = styles;
    }

    void answer(MapRequest request, Caller caller, HttpServletResponse response) throws IOException {
        long commit = layers.position();
        List<StyledLayer> styled = new ArrayList<>();
        for (int i = 0; i < request.layers().size(); i++) {
            Layer layer = layers.drawable(caller, request.layers().get(i), "LAYERS");
            styled.add(new StyledLayer(
                    layers.features(caller, layer, commit),
                    Validity.filter(layer, request.time()),
                    styles.style(layer, request.styles().get(i))));
        }
        BufferedImage image = inTurn(request.frame(), styled);
        response.setContentType(request.format());
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Gewu-Commit", Long.toString(commit));
        ImageFormats.write(image, request.format(), response.getOutputStream());
    }

    private BufferedImage inTurn(MapFrame frame, List<StyledLayer> styled) {
        try {
            if (!turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new GewuException(
                        ErrorCode.LIMIT_EXCEEDED, "", "Too many maps are being drawn; try again in a moment");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new GewuException(ErrorCode.LIMIT_EXCEEDED, "", "The server is stopping", stopping);
        }
        try {
            return painter.paint(frame, styled, Cancellation.after(LIMIT));
        } finally {
            turns.release();
        }
    }
}
