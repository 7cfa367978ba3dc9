package io.gewu.feature.query;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;

/**
 * What is asked of the engine: a page of the features that some queries select, one query after the other.
 *
 * @param queries at least one
 * @param count most features to answer with; empty for all
 * @param startIndex features to skip
 * @param hits whether only numbers are asked for
 */
public record FeatureRequest(List<FeatureQuery> queries, Optional<Integer> count, int startIndex, boolean hits) {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();

    /** All features of one query. */
    public static FeatureRequest all(FeatureQuery query) {
        return new FeatureRequest(List.of(query), Optional.empty(), 0, false);
    }

    /** Whether it is one of several pages. */
    public boolean isPaged() {
        return !hits && (startIndex > 0 || count.isPresent());
    }

    /** The same request without these features. */
    public FeatureRequest without(Collection<String> featureIds) {
        if (featureIds.isEmpty()) {
            return this;
        }
        Filter not = FILTERS.not(
                FILTERS.id(featureIds.stream().map(FILTERS::featureId).collect(Collectors.toSet())));
        return withQueries(queries.stream().map(query -> query.and(not)).toList());
    }

    /** The same page of other queries. */
    public FeatureRequest withQueries(List<FeatureQuery> others) {
        return new FeatureRequest(others, count, startIndex, hits);
    }

    /**
     * The one CRS that the queries ask for.
     *
     * @return empty if none asks for one
     * @throws GewuException {@code INVALID_PARAMETER} if they ask for several
     */
    public Optional<Crs> crs() {
        List<Crs> asked = queries.stream()
                .flatMap(query -> query.crs().stream())
                .distinct()
                .toList();
        if (asked.size() > 1) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    "srsName",
                    "One answer has one CRS; found " + asked.get(0).spelling() + " and "
                            + asked.get(1).spelling());
        }
        return asked.stream().findFirst();
    }
}
