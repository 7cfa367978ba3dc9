package io.gewu.ows.wfs.collection;

import io.gewu.api.feature.FeatureAnswer;
import java.util.Optional;

/**
 * Features with what only WFS says about them.
 *
 * @param schema address of the application schema of the layers
 * @param single whether to write the one feature alone, without a collection around it
 * @param lockId of the lock that holds the features; empty for none
 */
public record WfsAnswer(FeatureAnswer features, String schema, boolean single, Optional<String> lockId) {}
