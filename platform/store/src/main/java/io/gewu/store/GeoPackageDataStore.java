package io.gewu.store;

import io.gewu.api.layer.Layer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.feature.type.Name;
import org.geotools.data.store.ContentDataStore;
import org.geotools.data.store.ContentEntry;
import org.geotools.data.store.ContentFeatureSource;
import org.geotools.feature.NameImpl;

/** GeoTools' view of the file: one feature type a layer. */
final class GeoPackageDataStore extends ContentDataStore {
    private final GeoPackageFile file;
    private final Map<String, Layer> layers = new ConcurrentHashMap<>();

    GeoPackageDataStore(GeoPackageFile file) {
        this.file = file;
    }

    void add(Layer layer) {
        layers.put(layer.name(), layer);
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
    GeoPackageFeatureSource source(Layer view) {
        return new GeoPackageFeatureSource(new ContentEntry(this, new NameImpl(view.name())), file, view);
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
        return new GeoPackageFeatureSource(entry, file, layer);
    }
}
