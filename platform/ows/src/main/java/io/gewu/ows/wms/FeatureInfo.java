package io.gewu.ows.wms;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.feature.FeatureOutputFormat;
import io.gewu.feature.format.OutputFormats;
import io.gewu.feature.query.CallerLayers;
import io.gewu.map.IdentifyQuery;
import io.gewu.map.MapEngine;
import io.gewu.map.MapLayer;
import io.gewu.map.MapQuery;
import io.gewu.ows.KvpParameters;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** GetFeatureInfo (OGC 06-042 clause 7.4). */
@Component(service = FeatureInfo.class)
public final class FeatureInfo {
    /** QGIS keeps the last format of a kind: JSON last. */
    static final List<String> FORMATS = List.of("text/plain", "text/html", "application/json");

    private static final int MAX_FEATURES = 50;

    private final MapEngine maps;
    private final OutputFormats formats;

    @Activate
    public FeatureInfo(@Reference MapEngine maps, @Reference OutputFormats formats) {
        this.maps = maps;
        this.formats = formats;
    }

    void answer(
            WmsVersion version,
            KvpParameters parameters,
            CallerLayers layers,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        MapRequest map = MapRequest.parse(version, parameters.orElse("FORMAT", "image/png"));
        int column = pixel(version.columnParameter(), parameters, map.width());
        int row = pixel(version.rowParameter(), parameters, map.height());
        int count = parameters.integer("FEATURE_COUNT", 1, 1_000_000, 1);
        String format = format(parameters.text("INFO_FORMAT"));
        List<MapLayer> asked = new ArrayList<>();
        for (String name : parameters.list("QUERY_LAYERS")) {
            int place = map.layers().indexOf(name);
            asked.add(MapLayer.of(
                    layers.requiredWithGeometry(name, "QUERY_LAYERS"),
                    place < 0 ? "" : map.styles().get(place)));
        }
        if (asked.isEmpty()) {
            parameters.required("QUERY_LAYERS");
        }
        MapEngine.Identified found = maps.identify(
                layers,
                new IdentifyQuery(
                        new MapQuery(asked, map.frame(), map.time()),
                        map.crs(),
                        column,
                        row,
                        Math.min(count, MAX_FEATURES)));
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Gewu-Commit", Long.toString(found.commit()));
        switch (format) {
            case "application/json" -> {
                response.setContentType("application/json; charset=utf-8");
                json().write(found.features(), response.getOutputStream());
            }
            case "text/html" -> InfoText.html(found.features().parts(), language, response);
            default -> InfoText.plain(found.features().parts(), language, response);
        }
    }

    private FeatureOutputFormat json() {
        return formats.named("application/json")
                .orElseThrow(() -> new GewuException(
                        ErrorCode.UNKNOWN_FORMAT, "INFO_FORMAT", "No plugin writes application/json now"));
    }

    private static int pixel(String name, KvpParameters parameters, int size) {
        try {
            return parameters.integer(name, 0, size - 1);
        } catch (GewuException outside) {
            throw outside.code() == ErrorCode.MISSING_PARAMETER
                    ? outside
                    : new GewuException(ErrorCode.INVALID_POINT, name, String.valueOf(outside.getMessage()), outside);
        }
    }

    private static String format(String asked) {
        String plain = asked.isEmpty()
                ? "text/plain"
                : asked.toLowerCase(Locale.ROOT).split(";", 2)[0].trim();
        return switch (plain) {
            case "text/plain", "text/html", "application/json" -> plain;
            case "application/geo+json", "application/geojson" -> "application/json";
            default ->
                throw new GewuException(
                        ErrorCode.UNKNOWN_FORMAT,
                        "INFO_FORMAT",
                        "Format \"" + asked + "\" is not offered; expected one of " + String.join(", ", FORMATS));
        };
    }
}
