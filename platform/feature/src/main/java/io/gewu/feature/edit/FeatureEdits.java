package io.gewu.feature.edit;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Attribute;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.WriteSession;
import io.gewu.feature.edit.EditResult.Kind;
import io.gewu.feature.query.CallerLayers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.Id;

/**
 * Writes features through one session, each only if its caller may, nobody else has locked it and nobody has changed it
 * since the caller read it. For one thread, until the work of {@link FeatureEditor#edit} returns.
 */
public final class FeatureEdits {
    private final WriteSession session;
    private final CallerLayers layers;
    private final EditRights rights;
    private final FeatureLocks.Held locks;
    private final OptimisticLock seen;
    private final EditResult result;

    FeatureEdits(
            WriteSession session,
            CallerLayers layers,
            EditRights rights,
            FeatureLocks.Held locks,
            OptimisticLock seen,
            EditResult result) {
        this.session = session;
        this.layers = layers;
        this.rights = rights;
        this.locks = locks;
        this.seen = seen;
        this.result = result;
    }

    /**
     * Adds a feature.
     *
     * @param layer whole
     * @param id as sent, which gives the key where no value does; empty for none
     */
    public void insert(Layer layer, String id, Map<String, Object> values, String handle) {
        String keyName = layer.key().name();
        Map<String, Object> row = new HashMap<>(values);
        if (row.get(keyName) == null && id.startsWith(layer.featureId(""))) {
            row.put(keyName, id.substring(layer.featureId("").length()));
        }
        if (layer.key().generated() && isTaken(layer, row.get(keyName))) {
            row.put(keyName, session.newKey(layer));
        }
        String key = String.valueOf(row.get(keyName));
        rights.check(layer, key, row);
        locks.check(layer.featureId(key));
        named(layer, key, () -> {
            session.insert(layer, row);
            return true;
        });
        result.add(Kind.INSERT, handle, layer.featureId(key));
    }

    private boolean isTaken(Layer layer, Object key) {
        return key == null || session.read(layer, key.toString()).isPresent();
    }

    /** Changes the named attributes of all features of a filter. */
    public void update(Layer layer, Filter filter, Map<String, Object> values, String handle) {
        rights.check(layer);
        for (String key : present(layer, filter)) {
            change(layer, key, values);
            String now = String.valueOf(values.getOrDefault(layer.key().name(), key));
            result.add(Kind.UPDATE, handle, layer.featureId(now));
        }
    }

    /**
     * Puts a feature in the place of another, whose key it keeps.
     *
     * @param layer whole
     * @param open the layer as the caller may see it: what is hidden stays as it is
     */
    public void replace(Layer layer, Layer open, Filter filter, Map<String, Object> values, String handle) {
        rights.check(layer);
        List<String> keys = present(layer, filter);
        if (keys.size() > 1) {
            throw new GewuException(
                    ErrorCode.INVALID_VALUE, "Replace", "Replace takes one feature; the filter finds " + keys.size());
        }
        for (String key : keys) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (Attribute attribute : open.attributes()) {
                row.put(attribute.name(), values.get(attribute.name()));
            }
            layer.geometry().map(GeometryColumn::name).ifPresent(name -> row.put(name, values.get(name)));
            row.putIfAbsent(layer.key().name(), key);
            if (!key.equals(row.get(layer.key().name()))) {
                throw new GewuException(
                        ErrorCode.INVALID_VALUE,
                        layer.key().name(),
                        "Replace keeps " + layer.key().name() + " \"" + key + "\", found \""
                                + row.get(layer.key().name()) + "\"");
            }
            change(layer, key, row);
            result.add(Kind.REPLACE, handle, layer.featureId(key));
        }
    }

    /** Removes all features of a filter; what is gone already stays gone. */
    public void delete(Layer layer, Filter filter, String handle) {
        rights.check(layer);
        for (String key : session.keys(layer, layers.visible(layer, filter))) {
            checkBefore(layer, key);
            session.delete(layer, key);
            result.add(Kind.DELETE, handle, layer.featureId(key));
        }
    }

    private void change(Layer layer, String key, Map<String, Object> values) {
        checkBefore(layer, key);
        named(layer, key, () -> session.update(layer, key, values));
        if (!rights.wholly(layer)) {
            String now = String.valueOf(values.getOrDefault(layer.key().name(), key));
            rights.check(layer, now, session.read(layer, now).orElseThrow());
        }
    }

    private void checkBefore(Layer layer, String key) {
        locks.check(layer.featureId(key));
        if (!rights.wholly(layer)) {
            session.read(layer, key).ifPresent(row -> rights.check(layer, key, row));
        }
        seen.check(session, layer, key);
    }

    /** Keys of a filter; of features that it names, none may be missing, lest an edit is lost. */
    private List<String> present(Layer layer, Filter filter) {
        List<String> keys = session.keys(layer, layers.visible(layer, filter));
        if (filter instanceof Id ids && keys.size() < ids.getIDs().size()) {
            Set<String> found = keys.stream().map(layer::featureId).collect(Collectors.toSet());
            String missing = ids.getIDs().stream()
                    .map(String::valueOf)
                    .filter(id -> !found.contains(id))
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw gone(missing);
        }
        return keys;
    }

    private static GewuException gone(String id) {
        return new GewuException(ErrorCode.CONFLICT, id, id + " is no longer there, so that it cannot be changed");
    }

    /** The session names attribute and reason; whoever reads it wants the feature as well. */
    private static void named(Layer layer, String key, BooleanSupplier work) {
        try {
            if (!work.getAsBoolean()) {
                throw gone(layer.featureId(key));
            }
        } catch (GewuException refused) {
            if (refused.code() != ErrorCode.INVALID_PARAMETER) {
                throw refused;
            }
            throw new GewuException(
                    ErrorCode.INVALID_VALUE,
                    refused.locator(),
                    layer.featureId(key) + ": " + refused.getMessage(),
                    refused);
        }
    }
}
