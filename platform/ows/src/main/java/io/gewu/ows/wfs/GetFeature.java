package io.gewu.ows.wfs;

import io.gewu.feature.query.FeatureRequest;
import java.util.List;
import java.util.Optional;

/**
 * A GetFeature or GetPropertyValue request (OGC 09-025r2 clauses 10 and 11).
 *
 * @param request which features
 * @param outputFormat as asked; empty text for the default
 * @param valueReference the property of GetPropertyValue
 * @param single whether it is the stored query GetFeatureById, which answers with the feature itself
 */
record GetFeature(FeatureRequest request, String outputFormat, Optional<String> valueReference, boolean single) {
    /** Asks for nothing. */
    static final GetFeature NONE =
            new GetFeature(new FeatureRequest(List.of(), Optional.empty(), 0, false), "", Optional.empty(), false);

    /** The same of other features. */
    GetFeature with(FeatureRequest other) {
        return new GetFeature(other, outputFormat, valueReference, single);
    }
}
