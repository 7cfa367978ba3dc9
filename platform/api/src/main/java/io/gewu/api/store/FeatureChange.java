package io.gewu.api.store;

import io.gewu.api.layer.Layer;
import java.util.Map;
import java.util.Optional;

/**
 * One feature before and after a commit. Values are as {@link WriteSession} takes them, without those that are null;
 * maps are not to be changed.
 *
 * @param layer whole, with attributes that callers may not see
 * @param kind what happened; {@link Change.Kind#LOAD} has neither key nor values
 * @param key business key; empty for a load
 * @param before empty for a new feature
 * @param after empty for a deleted feature
 */
public record FeatureChange(
        Layer layer,
        Change.Kind kind,
        String key,
        Optional<Map<String, Object>> before,
        Optional<Map<String, Object>> after) {}
