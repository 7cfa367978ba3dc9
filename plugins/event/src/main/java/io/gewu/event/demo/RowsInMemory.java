package io.gewu.event.demo;

import io.gewu.api.layer.Layer;
import io.gewu.api.load.RowSource;
import io.gewu.api.store.WriteSession;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.filter.Filter;

/** A transaction that goes nowhere: it holds the rows of one issue while the state machine moves it. */
final class RowsInMemory implements WriteSession {
    private final Map<String, Map<String, Map<String, Object>>> rows = new HashMap<>();

    /** What was written into a layer. */
    Iterable<Map<String, Object>> of(String layer) {
        return rows.getOrDefault(layer, Map.of()).values();
    }

    /** One row that is there. */
    Map<String, Object> row(String layer, String key) {
        return rows.get(layer).get(key);
    }

    private Map<String, Map<String, Object>> layer(Layer layer) {
        return rows.computeIfAbsent(layer.name(), name -> new LinkedHashMap<>());
    }

    @Override
    public String newKey(Layer layer) {
        throw new UnsupportedOperationException("Invented issues bring their numbers");
    }

    @Override
    public void exclude() {
        // nobody else knows of these rows
    }

    @Override
    public void insert(Layer layer, Map<String, ?> values) {
        layer(layer).put((String) values.get(layer.key().name()), new HashMap<>(values));
    }

    @Override
    public boolean update(Layer layer, String key, Map<String, ?> values) {
        Map<String, Object> row = layer(layer).get(key);
        if (row != null) {
            row.putAll(values);
            row.values().removeIf(java.util.Objects::isNull);
        }
        return row != null;
    }

    @Override
    public boolean delete(Layer layer, String key) {
        return layer(layer).remove(key) != null;
    }

    @Override
    public Optional<Map<String, Object>> read(Layer layer, String key) {
        return Optional.ofNullable(layer(layer).get(key));
    }

    /** Other issues there are none. */
    @Override
    public List<String> keys(Layer layer, Filter filter) {
        return List.of();
    }

    @Override
    public long lastChange(Layer layer, String key) {
        return 0;
    }

    @Override
    public long replaceAll(Layer layer, RowSource source) {
        throw new UnsupportedOperationException("One issue at a time");
    }

    @Override
    public void claim(String plugin) {
        // nobody listens here
    }

    @Override
    public boolean isClaimedBy(String plugin) {
        return true;
    }

    @Override
    public long commit() {
        return 0;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
