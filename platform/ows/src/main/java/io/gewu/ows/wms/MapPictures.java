package io.gewu.ows.wms;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import io.gewu.feature.query.CallerLayers;
import io.gewu.map.LegendQuery;
import io.gewu.map.MapEngine;
import io.gewu.map.MapImage;
import io.gewu.map.MapLayer;
import io.gewu.map.MapQuery;
import io.gewu.ows.KvpParameters;
import io.gewu.render.ImageFormats;
import io.gewu.render.LegendPainter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** GetMap (OGC 06-042 clause 7.3) and GetLegendGraphic (OGC 05-078r4 clause 10). */
@Component(service = MapPictures.class)
public final class MapPictures {
    private static final int LARGEST_LEGEND = 512;
    private static final int LEGEND_WIDTH = 28;
    private static final int LEGEND_HEIGHT = 18;

    private final MapEngine maps;

    @Activate
    public MapPictures(@Reference MapEngine maps) {
        this.maps = maps;
    }

    void map(MapRequest request, CallerLayers layers, HttpServletResponse response) throws IOException {
        List<MapLayer> drawn = new ArrayList<>();
        for (int i = 0; i < request.layers().size(); i++) {
            Layer layer = layers.requiredWithGeometry(request.layers().get(i), "LAYERS");
            drawn.add(MapLayer.of(layer, request.styles().get(i)));
        }
        MapImage map = maps.draw(layers, new MapQuery(drawn, request.frame(), request.time()));
        response.setContentType(request.format());
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Gewu-Commit", Long.toString(map.commit()));
        ImageFormats.write(map.image(), request.format(), response.getOutputStream());
    }

    void legend(KvpParameters parameters, CallerLayers layers, HttpServletResponse response) throws IOException {
        Layer layer = layers.requiredWithGeometry(parameters.required("LAYER"), "LAYER");
        String format = parameters.text("FORMAT").isEmpty() ? "image/png" : parameters.text("FORMAT");
        if (!format.toLowerCase(Locale.ROOT).startsWith("image/png")) {
            throw new GewuException(
                    ErrorCode.UNKNOWN_FORMAT, "FORMAT", "Legends are image/png, not \"" + format + "\"");
        }
        LegendPainter.Options options = new LegendPainter.Options(
                parameters.text("RULE"),
                KvpParameters.number(parameters.text("SCALE")).orElse(0.0),
                parameters.integer("WIDTH", 1, LARGEST_LEGEND, LEGEND_WIDTH),
                parameters.integer("HEIGHT", 1, LARGEST_LEGEND, LEGEND_HEIGHT),
                MapRequest.dpi(parameters),
                parameters.text("TRANSPARENT").equalsIgnoreCase("TRUE"));
        response.setContentType("image/png");
        response.setHeader("Cache-Control", "max-age=60");
        ImageFormats.write(
                maps.legend(new LegendQuery(layer, parameters.text("STYLE"), options)),
                "image/png",
                response.getOutputStream());
    }
}
