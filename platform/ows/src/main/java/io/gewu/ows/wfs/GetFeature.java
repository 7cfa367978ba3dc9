package io.gewu.ows.wfs;

import java.util.List;
import java.util.Optional;

/**
 * A GetFeature or GetPropertyValue request (OGC 09-025r2 clauses 10 and 11).
 *
 * @param queries at least one
 * @param count most features to answer with; empty for all
 * @param startIndex features to skip
 * @param hits whether only numbers are asked for
 * @param outputFormat as asked; empty text for the default
 * @param valueReference the property of GetPropertyValue
 * @param single whether it is the stored query GetFeatureById, which answers with the feature itself
 */
record GetFeature(
        List<FeatureQuery> queries,
        Optional<Integer> count,
        int startIndex,
        boolean hits,
        String outputFormat,
        Optional<String> valueReference,
        boolean single) {}
