package io.gewu.graph;

import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.Change;
import io.gewu.api.store.Commit;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.Origin;
import io.gewu.api.store.Row;
import io.gewu.api.store.WriteSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.api.referencing.FactoryException;
import org.geotools.data.DataUtilities;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.referencing.CRS;

/** A store in memory: what was committed is what a list says. Safe for many threads. */
final class TestStore implements FeatureStore {
    private final Map<String, Map<String, Map<String, ?>>> rows = new LinkedHashMap<>();
    private final List<Change> log = new ArrayList<>();
    /** What each change replaced; null for a new feature. */
    private final List<Map<String, ?>> replaced = new ArrayList<>();

    private long position;
    int timesAsked;
    /** The layer that cannot be read. */
    String broken = "";
    /** What others do once while somebody asks for the position. */
    Runnable onPosition = () -> {};

    /** One commit of one change; a null value deletes. */
    synchronized void put(Layer layer, String key, Map<String, ?> values) {
        Map<String, Map<String, ?>> table = rows.computeIfAbsent(layer.name(), n -> new LinkedHashMap<>());
        Change.Kind kind = table.containsKey(key) ? Change.Kind.UPDATE : Change.Kind.INSERT;
        replaced.add(table.put(key, values));
        log.add(new Change(++position, layer.name(), kind, key));
    }

    synchronized void delete(Layer layer, String key) {
        replaced.add(rows.get(layer.name()).remove(key));
        log.add(new Change(++position, layer.name(), Change.Kind.DELETE, key));
    }

    synchronized void load(Layer layer, Map<String, Map<String, ?>> table) {
        rows.put(layer.name(), new LinkedHashMap<>(table));
        replaced.add(null);
        log.add(new Change(++position, layer.name(), Change.Kind.LOAD, ""));
    }

    /** As after the restoration of an old backup. */
    synchronized void restore(long commit) {
        position = commit;
        log.removeIf(change -> change.commit() > commit);
        replaced.subList(log.size(), replaced.size()).clear();
    }

    @Override
    public synchronized SimpleFeatureSource source(Layer layer) {
        return source(layer, Filter.INCLUDE, position);
    }

    @Override
    public synchronized SimpleFeatureSource source(Layer layer, Filter rows, long commit) {
        timesAsked++;
        if (layer.name().equals(broken)) {
            throw new IllegalStateException("The table of " + broken + " cannot be read");
        }
        SimpleFeatureType type = type(layer);
        List<SimpleFeature> features = new ArrayList<>();
        at(layer, commit).forEach((key, values) -> {
            SimpleFeatureBuilder builder = new SimpleFeatureBuilder(type);
            layer.attributes().forEach(a -> builder.set(a.name(), a.key() ? key : values.get(a.name())));
            layer.geometry().ifPresent(g -> builder.set(g.name(), values.get(g.name())));
            features.add(builder.buildFeature(layer.featureId(key)));
        });
        return DataUtilities.source(new ListFeatureCollection(type, features));
    }

    /** The rows of a layer after a commit, since its last load. */
    private Map<String, Map<String, ?>> at(Layer layer, long commit) {
        Map<String, Map<String, ?>> then = new LinkedHashMap<>(rows.getOrDefault(layer.name(), Map.of()));
        for (int i = log.size() - 1; i >= 0 && log.get(i).commit() > commit; i--) {
            Change change = log.get(i);
            if (change.layer().equals(layer.name())) {
                then.remove(change.key());
                if (replaced.get(i) != null) {
                    then.put(change.key(), replaced.get(i));
                }
            }
        }
        return then;
    }

    private static SimpleFeatureType type(Layer layer) {
        try {
            SimpleFeatureTypeBuilder builder = new SimpleFeatureTypeBuilder();
            builder.setName(layer.name());
            for (Attribute attribute : layer.attributes()) {
                builder.add(attribute.name(), attribute.valueClass());
            }
            if (layer.geometry().isPresent()) {
                var column = layer.geometry().get();
                builder.add(column.name(), column.type().binding(), CRS.decode("EPSG:" + column.epsg(), true));
            }
            return builder.buildFeatureType();
        } catch (FactoryException unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    @Override
    public long position() {
        Runnable meanwhile;
        long before;
        synchronized (this) {
            before = position;
            meanwhile = onPosition;
            onPosition = () -> {};
        }
        meanwhile.run();
        return before;
    }

    @Override
    public synchronized Stream<Change> changes(String layer, long after) {
        return List.copyOf(log).stream().filter(c -> c.layer().equals(layer) && c.commit() > after);
    }

    @Override
    public synchronized Stream<Change> changes(long after) {
        return List.copyOf(log).stream().filter(c -> c.commit() > after);
    }

    @Override
    public Optional<Commit> commit(long number) {
        return Optional.empty();
    }

    @Override
    public List<Commit> commits(int most) {
        return List.of();
    }

    @Override
    public List<FeatureChange> changesOf(long number) {
        return List.of();
    }

    @Override
    public long undo(long number, Origin by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Row> read(Layer layer, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void awaitCommit(long number, Duration longest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WriteSession write(Origin origin) {
        throw new UnsupportedOperationException();
    }
}
