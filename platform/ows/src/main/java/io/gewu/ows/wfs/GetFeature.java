package io.gewu.ows.wfs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;

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
public record GetFeature(
        List<FeatureQuery> queries,
        Optional<Integer> count,
        int startIndex,
        boolean hits,
        String outputFormat,
        Optional<String> valueReference,
        boolean single) {
    /** Asks for nothing. */
    static final GetFeature NONE = new GetFeature(List.of(), Optional.empty(), 0, false, "", Optional.empty(), false);

    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    /** The same request without these features. */
    public GetFeature without(List<String> featureIds) {
        Filter not = FILTERS.not(
                FILTERS.id(featureIds.stream().map(FILTERS::featureId).collect(Collectors.toSet())));
        return new GetFeature(
                queries.stream().map(query -> query.and(not)).toList(),
                count,
                startIndex,
                hits,
                outputFormat,
                valueReference,
                single);
    }
}
