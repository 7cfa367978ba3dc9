package io.gewu.store;

import io.gewu.api.layer.Layer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.feature.type.Name;
import org.geotools.api.filter.Filter;
import org.geotools.data.store.ContentDataStore;
import org.geotools.data.store.ContentEntry;
import org.geotools.data.store.ContentFeatureSource;
import org.geotools.feature.NameImpl;

/** GeoTools' view of the store: one feature type a layer. */
final class CityDataStore extends ContentDataStore {
    private final Database database;
    private final Map<String, Layer> layers = new ConcurrentHashMap<>();

    CityDataStore(Database database) {
        this.database = database;
    }

    void add(Layer layer) {
        layers.put(layer.name(), layer);
    }

    /** A layer as it was declared. */
    Optional<Layer> layer(String name) {
        return Optional.ofNullable(layers.get(name));
    }

    boolean has(Layer layer) {
        Layer known = layers.get(layer.name());
        return known != null && known.attributes().containsAll(layer.attributes());
    }

    void remove(Layer layer) {
        layers.remove(layer.name());
        removeEntry(new NameImpl(layer.name()));
    }

    /** A view of a layer with the attributes a caller may see. */
    SqlFeatureSource source(Layer view, Filter rows, long commit) {
        return new SqlFeatureSource(new ContentEntry(this, new NameImpl(view.name())), database, view, rows, commit);
    }

    @Override
    protected List<Name> createTypeNames() {
        return layers.keySet().stream().sorted().<Name>map(NameImpl::new).toList();
    }

    @Override
    protected ContentFeatureSource createFeatureSource(ContentEntry entry) throws IOException {
        Layer layer = layers.get(entry.getTypeName());
        if (layer == null) {
            throw new IOException("There is no layer " + entry.getTypeName());
        }
        return new SqlFeatureSource(entry, database, layer, Filter.INCLUDE, SqlFeatureSource.NEWEST);
    }
}
