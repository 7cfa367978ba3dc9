package io.gewu.feature.edit;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.FeatureStore;
import java.util.HashMap;
import java.util.Map;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.feature.simple.SimpleFeatureBuilder;

/** What one caller may write, layer by layer and feature by feature. For one thread. */
final class EditRights {
    private final AccessPolicy policy;
    private final FeatureStore store;
    private final Caller caller;
    private final Map<String, Filter> writable = new HashMap<>();

    EditRights(AccessPolicy policy, FeatureStore store, Caller caller) {
        this.policy = policy;
        this.store = store;
        this.caller = caller;
    }

    /**
     * Whether the caller may write anything of a layer.
     *
     * @throws GewuException {@code UNAUTHENTICATED} for callers who did not say who they are, else {@code FORBIDDEN}
     */
    void check(Layer layer) {
        if (writable(layer) != Filter.EXCLUDE) {
            return;
        }
        String role = layer.access().write();
        String what = role.isEmpty()
                ? "Layer " + layer.name() + " is not for editing"
                : "Editing layer " + layer.name() + " takes an account with the role " + role;
        throw caller.isAnonymous() && !role.isEmpty()
                ? new GewuException(ErrorCode.UNAUTHENTICATED, layer.name(), what + "; sign in with name and password")
                : new GewuException(ErrorCode.FORBIDDEN, layer.name(), what + ", which " + caller.name() + " has not");
    }

    /**
     * Whether the caller may write a feature as it is or as it is to be.
     *
     * @param layer whole
     * @param row its values
     * @throws GewuException {@code FORBIDDEN}
     */
    void check(Layer layer, String key, Map<String, ?> row) {
        check(layer);
        Filter filter = writable(layer);
        if (filter != Filter.INCLUDE && !filter.evaluate(feature(layer, row))) {
            throw new GewuException(
                    ErrorCode.FORBIDDEN,
                    layer.featureId(key),
                    layer.featureId(key) + " lies outside the area that " + caller.name() + " may edit: "
                            + String.join(", ", caller.areas()));
        }
    }

    /** Whether every feature of a layer may be written, so that none needs to be looked at. */
    boolean wholly(Layer layer) {
        return writable(layer) == Filter.INCLUDE;
    }

    private Filter writable(Layer layer) {
        return writable.computeIfAbsent(layer.name(), name -> policy.writable(caller, layer));
    }

    private SimpleFeature feature(Layer layer, Map<String, ?> row) {
        SimpleFeatureBuilder builder =
                new SimpleFeatureBuilder(store.source(layer).getSchema());
        row.forEach(builder::set);
        return builder.buildFeature("candidate");
    }
}
