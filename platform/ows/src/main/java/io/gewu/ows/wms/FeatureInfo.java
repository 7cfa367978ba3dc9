package io.gewu.ows.wms;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.Caller;
import io.gewu.api.crs.Crs;
import io.gewu.api.crs.CrsTransform;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.feature.FeatureOutputFormat;
import io.gewu.api.layer.Layer;
import io.gewu.feature.Validity;
import io.gewu.render.VisibleRules;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.style.Style;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.feature.DefaultFeatureCollection;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers what is at a pixel (OGC 06-042 clause 7.4): features whose geometry meets a small box around it. */
@Component(service = FeatureInfo.class)
public final class FeatureInfo {
    /** QGIS keeps the last format of a kind: JSON last. */
    static final List<String> FORMATS = List.of("text/plain", "text/html", "application/json");

    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    private static final int MAX_FEATURES = 50;
    private static final double LEAST_REACH_PIXELS = 3;

    private final LayerResolver layers;
    private final Styles styles;
    private final FeatureOutputFormat json;

    @Activate
    public FeatureInfo(
            @Reference LayerResolver layers,
            @Reference Styles styles,
            @Reference(target = "(component.name=io.gewu.feature.json.GeoJsonFormat)") FeatureOutputFormat json) {
        this.layers = layers;
        this.styles = styles;
        this.json = json;
    }

    void answer(
            WmsVersion version, WmsParameters parameters, Caller caller, Locale language, HttpServletResponse response)
            throws IOException {
        MapRequest map = MapRequest.parse(version, parameters.orElse("FORMAT", "image/png"));
        int column = pixel(version.columnParameter(), parameters, map.width());
        int row = pixel(version.rowParameter(), parameters, map.height());
        int count = parameters.integer("FEATURE_COUNT", 1, 1_000_000, 1);
        String format = format(parameters.text("INFO_FORMAT"));
        long commit = layers.position();
        List<FeatureAnswer.Part> parts = new ArrayList<>();
        for (String name : parameters.list("QUERY_LAYERS")) {
            Layer layer = layers.drawable(caller, name, "QUERY_LAYERS");
            int place = map.layers().indexOf(name);
            Style style = styles.style(layer, place < 0 ? "" : map.styles().get(place));
            SimpleFeatureSource source = layers.features(caller, layer, commit);
            parts.add(found(layer, source, style, map, column, row, Math.min(count, MAX_FEATURES)));
        }
        if (parts.isEmpty()) {
            parameters.required("QUERY_LAYERS");
        }
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Gewu-Commit", Long.toString(commit));
        switch (format) {
            case "application/json" -> {
                response.setContentType("application/json; charset=utf-8");
                json.write(answer(parts, map), response.getOutputStream());
            }
            case "text/html" -> InfoText.html(parts, language, response);
            default -> InfoText.plain(parts, language, response);
        }
    }

    private static int pixel(String name, WmsParameters parameters, int size) {
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

    private static FeatureAnswer answer(List<FeatureAnswer.Part> parts, MapRequest map) {
        long total = parts.stream().mapToLong(FeatureAnswer.Part::returned).sum();
        return new FeatureAnswer(
                parts, map.crs(), total, total, Optional.empty(), Optional.empty(), "", Instant.now(), false);
    }

    private static FeatureAnswer.Part found(
            Layer layer, SimpleFeatureSource source, Style style, MapRequest map, int column, int row, int count)
            throws IOException {
        double unitsPerPixelX = map.box().getWidth() / map.width();
        double unitsPerPixelY = map.box().getHeight() / map.height();
        double x = map.box().getMinX() + (column + 0.5) * unitsPerPixelX;
        double y = map.box().getMaxY() - (row + 0.5) * unitsPerPixelY;
        VisibleRules visible = VisibleRules.of(style, map.frame(), source.getSchema());
        boolean isArea = layer.geometry().orElseThrow().type().dimension() == 2;
        double reach = isArea ? 0.5 : Math.max(LEAST_REACH_PIXELS, visible.reachPixels());
        Envelope around = new Envelope(
                x - reach * unitsPerPixelX,
                x + reach * unitsPerPixelX,
                y - reach * unitsPerPixelY,
                y + reach * unitsPerPixelY);
        Crs own = Crs.epsg(layer.geometry().orElseThrow().epsg());
        Geometry box = CrsTransform.between(map.crs(), own).apply(new GeometryFactory().toGeometry(around));
        Filter filter = FILTERS.and(
                Validity.filter(layer, map.time()),
                FILTERS.intersects(
                        FILTERS.property(layer.geometry().orElseThrow().name()), FILTERS.literal(box)));
        Query query = new Query(layer.name(), filter);
        SimpleFeatureCollection features = source.getFeatures(query);
        // at most fifty: small enough to count by keeping them
        DefaultFeatureCollection kept = new DefaultFeatureCollection(null, features.getSchema());
        try (SimpleFeatureIterator rows = features.features()) {
            while (rows.hasNext() && kept.size() < count) {
                SimpleFeature feature = rows.next();
                // what the map does not show at this scale is not there to be asked for
                if (visible.shows(feature)) {
                    kept.add(feature);
                }
            }
        }
        return new FeatureAnswer.Part(layer, kept, kept.size(), kept.size());
    }
}
