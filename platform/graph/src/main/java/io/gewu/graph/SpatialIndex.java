package io.gewu.graph;

import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.crs.CrsTransform;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import io.gewu.api.site.Site;
import io.gewu.api.store.FeatureStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.geotools.api.data.Query;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.locationtech.jts.geom.Envelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the stores' own spatial indexes which geometry nodes may lie in a box. */
final class SpatialIndex {
    private static final Logger LOG = LoggerFactory.getLogger(SpatialIndex.class);
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    /** Literals have seven decimals. */
    private static final double ROUNDING = 1e-6;

    private final FeatureStore store;
    private final Site site;

    SpatialIndex(FeatureStore store, Site site) {
        this.store = store;
        this.site = site;
    }

    /**
     * Geometry nodes of all features whose box meets a box, and perhaps more.
     *
     * @param degrees longitude and latitude
     * @param commit whose features are meant
     * @param most when there are more than so many, reading the graph through is the shorter way
     * @return empty if there are too many or if the index cannot tell
     */
    Optional<List<Node>> meeting(Envelope degrees, Collection<Layer> layers, long commit, int most) {
        List<Node> found = new ArrayList<>();
        try {
            for (Layer layer : layers) {
                if (layer.geometry().isPresent()) {
                    collect(layer, degrees, commit, most, found);
                    if (found.size() > most) {
                        return Optional.empty();
                    }
                }
            }
            return Optional.of(found);
        } catch (IOException | GewuException | FactoryException | TransformException unable) {
            LOG.debug("The spatial index cannot help: {}", unable.toString());
            return Optional.empty();
        }
    }

    private void collect(Layer layer, Envelope degrees, long commit, int most, List<Node> found)
            throws IOException, FactoryException, TransformException {
        GeometryColumn column = layer.geometry().orElseThrow();
        String key = layer.key().name();
        Query query = new Query(layer.name(), FILTERS.bbox(FILTERS.property(column.name()), box(column, degrees)));
        query.setPropertyNames(key);
        query.setMaxFeatures(most - found.size() + 1);
        try (SimpleFeatureIterator rows =
                store.source(layer, Filter.INCLUDE, commit).getFeatures(query).features()) {
            while (rows.hasNext()) {
                String value = String.valueOf(rows.next().getAttribute(key));
                found.add(FeatureTriples.geometry(layer, site.identifiers(), value));
            }
        }
    }

    private static ReferencedEnvelope box(GeometryColumn column, Envelope degrees)
            throws FactoryException, TransformException {
        CoordinateReferenceSystem crs = Crs.epsg(column.epsg()).crs();
        ReferencedEnvelope box = new ReferencedEnvelope(degrees, Crs.crs84().crs());
        box.expandBy(ROUNDING);
        if (CrsTransform.between(Crs.crs84().crs(), crs).isIdentity()) {
            return new ReferencedEnvelope(box, crs);
        }
        ReferencedEnvelope projected = box.transform(crs, true, 20);
        projected.expandBy(projected.getWidth() * 0.01, projected.getHeight() * 0.01);
        return projected;
    }
}
