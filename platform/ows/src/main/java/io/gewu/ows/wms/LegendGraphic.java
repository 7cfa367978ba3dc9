package io.gewu.ows.wms;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.Caller;
import io.gewu.api.layer.Layer;
import io.gewu.render.Fonts;
import io.gewu.render.ImageFormats;
import io.gewu.render.LegendPainter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** GetLegendGraphic (OGC 05-078r4 clause 10): the legend of a layer in one of its styles. */
@Component(service = LegendGraphic.class)
public final class LegendGraphic {
    private static final int LARGEST = 512;
    private static final int SWATCH_WIDTH = 28;
    private static final int SWATCH_HEIGHT = 18;

    private final LayerResolver layers;
    private final Styles styles;
    private final LegendPainter painter = new LegendPainter(Fonts.installed());

    @Activate
    public LegendGraphic(@Reference LayerResolver layers, @Reference Styles styles) {
        this.layers = layers;
        this.styles = styles;
    }

    void answer(WmsParameters parameters, Caller caller, HttpServletResponse response) throws IOException {
        Layer layer = layers.drawable(caller, parameters.required("LAYER"), "LAYER");
        String format = parameters.text("FORMAT").isEmpty() ? "image/png" : parameters.text("FORMAT");
        if (!format.toLowerCase(Locale.ROOT).startsWith("image/png")) {
            throw new GewuException(
                    ErrorCode.UNKNOWN_FORMAT, "FORMAT", "Legends are image/png, not \"" + format + "\"");
        }
        LegendPainter.Options options = new LegendPainter.Options(
                parameters.text("RULE"),
                WmsParameters.number(parameters.text("SCALE")).orElse(0.0),
                parameters.integer("WIDTH", 1, LARGEST, SWATCH_WIDTH),
                parameters.integer("HEIGHT", 1, LARGEST, SWATCH_HEIGHT),
                MapRequest.dpi(parameters),
                parameters.text("TRANSPARENT").equalsIgnoreCase("TRUE"));
        response.setContentType("image/png");
        response.setHeader("Cache-Control", "max-age=60");
        ImageFormats.write(
                painter.paint(styles.style(layer, parameters.text("STYLE")), options),
                "image/png",
                response.getOutputStream());
    }
}
