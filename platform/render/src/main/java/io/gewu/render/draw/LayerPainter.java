package io.gewu.render.draw;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.render.MapFrame;
import io.gewu.render.label.LabelCache;
import io.gewu.render.rasterizer.Pixels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.api.style.Style;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;

/** Draws one layer after the other on the same map. Not thread safe. */
public final class LayerPainter {
    private static final int CHECK_EVERY = 256;
    /** Most pixels of passes drawn in one reading of the features, besides the map itself. */
    private static final long MOST_EXTRA_PIXELS = 24L << 20;

    private final MapFrame frame;
    private final Canvas canvas;
    private final LabelCache labelCache;
    private final Runnable check;

    /**
     * For one map.
     *
     * @param check throws when it is time to stop
     */
    public LayerPainter(MapFrame frame, Canvas canvas, LabelCache labelCache, Runnable check) {
        this.frame = frame;
        this.canvas = canvas;
        this.labelCache = labelCache;
        this.check = check;
    }

    /** Draws a layer by a style. */
    public void paint(SimpleFeatureSource source, Filter filter, Style style) {
        Attributes attributes = new Attributes(source.getSchema());
        List<Pass> passes = new Passes(Units.of(frame), attributes, labelCache).of(style, frame.scaleDenominator());
        if (passes.isEmpty() || attributes.geometry().isEmpty()) {
            return;
        }
        var crs = source.getSchema().getCoordinateReferenceSystem();
        Projector projector = new Projector(frame, crs == null ? frame.crs() : Crs.eastingFirst(crs));
        long pixels = (long) frame.width() * frame.height();
        int together = (int) Math.max(1, Math.min(passes.size(), 1 + MOST_EXTRA_PIXELS / pixels));
        for (int from = 0; from < passes.size(); from += together) {
            List<Pass> some = passes.subList(from, Math.min(passes.size(), from + together));
            Query query = new LayerQuery(frame, projector, attributes).of(source.getSchema(), filter, some);
            paint(source, query, attributes, projector, some);
        }
    }

    private void paint(
            SimpleFeatureSource source, Query query, Attributes attributes, Projector projector, List<Pass> passes) {
        Canvas[] layers = new Canvas[passes.size()];
        List<Pixels> extra = new ArrayList<>();
        boolean first = true;
        for (int i = 0; i < layers.length; i++) {
            layers[i] = canvas;
            if (!passes.get(i).isOnlyLabels()) {
                if (!first) {
                    extra.add(new Pixels(frame.width(), frame.height()));
                    layers[i] = canvas.over(extra.get(extra.size() - 1));
                }
                first = false;
            }
        }
        try {
            SimpleFeatureCollection found = source.getFeatures(query);
            attributes.read(found.getSchema());
            stream(found, projector, passes, layers);
        } catch (IOException broken) {
            throw new GewuException(
                    ErrorCode.STORE_UNAVAILABLE, query.getTypeName(), "The layer cannot be read now", broken);
        }
        extra.forEach(pixels -> canvas.pixels().blend(pixels, 0, 0));
    }

    private void stream(SimpleFeatureCollection found, Projector projector, List<Pass> passes, Canvas[] layers) {
        try (SimpleFeatureIterator features = found.features()) {
            ProjectedFeature projected = new ProjectedFeature(projector);
            for (int count = 1; features.hasNext(); count++) {
                SimpleFeature feature = features.next();
                if (count % CHECK_EVERY == 0) {
                    check.run();
                }
                projected.style(feature);
                for (int i = 0; i < layers.length; i++) {
                    passes.get(i).draw(projected, layers[i]);
                }
            }
        }
    }
}
