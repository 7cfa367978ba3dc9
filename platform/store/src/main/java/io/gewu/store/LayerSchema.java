package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.referencing.FactoryException;
import org.geotools.feature.NameImpl;
import org.geotools.feature.simple.SimpleFeatureImpl;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.filter.identity.FeatureIdImpl;
import org.geotools.referencing.CRS;

/** The type of a layer's features: its attributes in declared order, then its geometry. */
final class LayerSchema {
    private LayerSchema() {}

    static SimpleFeatureType of(Layer layer) throws IOException {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName(new NameImpl(layer.namespace().uri(), layer.name()));
        for (Attribute attribute : layer.attributes()) {
            type.nillable(!attribute.required()).add(attribute.name(), attribute.valueClass());
        }
        if (layer.geometry().isPresent()) {
            GeometryColumn geometry = layer.geometry().get();
            try {
                type.add(geometry.name(), geometry.type().binding(), CRS.decode("EPSG:" + geometry.epsg(), true));
            } catch (FactoryException unknown) {
                throw new IOException("EPSG:" + geometry.epsg() + " is unknown", unknown);
            }
            type.setDefaultGeometry(geometry.name());
        }
        return type.buildFeatureType();
    }

    /**
     * Refuses a table that a layer cannot use.
     *
     * @param faults of the table; empty if it fits
     * @throws GewuException {@code INVALID_DECLARATION} with the SQL that an operator may run
     */
    static void checkFits(Layer layer, List<String> faults) {
        if (!faults.isEmpty()) {
            throw new GewuException(
                    ErrorCode.INVALID_DECLARATION,
                    layer.name(),
                    "Table " + layer.table() + " does not fit layer " + layer.name() + ": " + String.join("; ", faults)
                            + ". To begin it anew, losing its rows: DROP TABLE " + Sql.name(layer.table()) + ";");
        }
    }

    /** A row as a feature. */
    static SimpleFeature feature(Layer layer, Map<String, Object> row, SimpleFeatureType type) {
        Object[] values = new Object[type.getAttributeCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(type.getDescriptor(i).getLocalName());
        }
        String id = layer.featureId(String.valueOf(row.get(layer.key().name())));
        return new SimpleFeatureImpl(values, type, new FeatureIdImpl(id), false);
    }
}
