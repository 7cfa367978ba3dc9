package io.gewu.map;

import io.gewu.api.crs.Crs;
import io.gewu.api.crs.CrsTransform;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.render.MapFrame;
import io.gewu.render.VisibleRules;
import java.io.IOException;
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

/** Finds the features of one layer at a pixel. */
final class Identify {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    private static final double LEAST_REACH_PIXELS = 3;

    private final IdentifyQuery query;
    private final MapLayer layer;
    private final Filter shown;

    /** @param shown what of the layer the map shows */
    Identify(IdentifyQuery query, MapLayer layer, Filter shown) {
        this.query = query;
        this.layer = layer;
        this.shown = shown;
    }

    FeatureAnswer.Part read(SimpleFeatureSource source, Style style) throws IOException {
        VisibleRules visible = VisibleRules.of(style, query.map().frame(), source.getSchema());
        GeometryColumn column = layer.layer().geometry().orElseThrow();
        double reach = column.type().dimension() == 2 ? 0.5 : Math.max(LEAST_REACH_PIXELS, visible.reachPixels());
        Geometry box = CrsTransform.between(
                        query.map().frame().crs(), Crs.epsg(column.epsg()).crs())
                .apply(new GeometryFactory().toGeometry(around(reach)));
        Filter near = FILTERS.intersects(FILTERS.property(column.name()), FILTERS.literal(box));
        Filter filter = shown == Filter.INCLUDE ? near : FILTERS.and(shown, near);
        SimpleFeatureCollection features =
                source.getFeatures(new Query(layer.layer().name(), filter));
        DefaultFeatureCollection kept = new DefaultFeatureCollection(null, features.getSchema());
        try (SimpleFeatureIterator rows = features.features()) {
            while (rows.hasNext() && kept.size() < query.most()) {
                SimpleFeature feature = rows.next();
                // what the map does not show at this scale is not there to be asked for
                if (visible.shows(feature)) {
                    kept.add(feature);
                }
            }
        }
        return new FeatureAnswer.Part(layer.layer(), kept, kept.size(), kept.size());
    }

    /** So many pixels around the middle of the pixel, in the frame's CRS. */
    private Envelope around(double reach) {
        MapFrame frame = query.map().frame();
        double unitsX = frame.bounds().getWidth() / frame.width();
        double unitsY = frame.bounds().getHeight() / frame.height();
        double x = frame.bounds().getMinX() + (query.column() + 0.5) * unitsX;
        double y = frame.bounds().getMaxY() - (query.row() + 0.5) * unitsY;
        return new Envelope(x - reach * unitsX, x + reach * unitsX, y - reach * unitsY, y + reach * unitsY);
    }
}
