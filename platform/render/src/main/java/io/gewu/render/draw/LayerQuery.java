package io.gewu.render.draw;

import io.gewu.render.MapFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.data.Query;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.geometry.jts.JTS;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.locationtech.jts.geom.Envelope;

/** Asks a store for what can be seen of a layer and for no attribute more. */
final class LayerQuery {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    private static final int POINTS_A_SIDE = 20;
    /** Symbols larger than this, in pixels, may be cut at the map's edge rather than half the city be read. */
    private static final double MOST_REACH = 256;

    /** More rules than this make a query slower than the features it spares. */
    private static final int MOST_FILTERS = 24;

    private final MapFrame frame;
    private final Projector projector;
    private final Attributes attributes;

    LayerQuery(MapFrame frame, Projector projector, Attributes attributes) {
        this.frame = frame;
        this.projector = projector;
        this.attributes = attributes;
    }

    Query of(SimpleFeatureType schema, Filter filter, List<Pass> passes) {
        List<Filter> all = new ArrayList<>();
        if (!filter.equals(Filter.INCLUDE)) {
            all.add(filter);
        }
        box(passes)
                .ifPresent(box -> all.add(FILTERS.bbox(
                        FILTERS.property(attributes.geometry()),
                        new ReferencedEnvelope(box, schema.getCoordinateReferenceSystem()))));
        chosen(passes).ifPresent(all::add);
        Query query = new Query(
                schema.getTypeName(), all.isEmpty() ? Filter.INCLUDE : all.size() == 1 ? all.get(0) : FILTERS.and(all));
        query.setPropertyNames(attributes.names());
        return query;
    }

    private static Optional<Filter> chosen(List<Pass> passes) {
        List<Filter> any = new ArrayList<>();
        for (Pass pass : passes) {
            Optional<List<Filter>> some = pass.filters();
            if (some.isEmpty()) {
                return Optional.empty();
            }
            any.addAll(some.get());
        }
        if (any.isEmpty() || any.size() > MOST_FILTERS) {
            return Optional.empty();
        }
        return Optional.of(any.size() == 1 ? any.get(0) : FILTERS.or(any));
    }

    /** The frame, larger by the largest symbol, in the layer's CRS; absent where it has no image there. */
    private Optional<Envelope> box(List<Pass> passes) {
        double widest = passes.stream().mapToDouble(Pass::reach).max().orElse(0);
        double reach = Math.min(MOST_REACH, widest) + 1;
        Envelope box = new Envelope(frame.bounds());
        box.expandBy(reach * box.getWidth() / frame.width(), reach * box.getHeight() / frame.height());
        if (projector.transform().isIdentity()) {
            return Optional.of(box);
        }
        try {
            Envelope there =
                    JTS.transform(box, new Envelope(), projector.transform().inverse(), POINTS_A_SIDE);
            return Double.isFinite(there.getWidth() + there.getHeight()) ? Optional.of(there) : Optional.empty();
        } catch (TransformException noImage) {
            return Optional.empty();
        }
    }
}
