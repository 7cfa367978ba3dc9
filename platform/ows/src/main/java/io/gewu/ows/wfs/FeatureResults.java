package io.gewu.ows.wfs;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.FeatureStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;

/** Counts what queries select and cuts the page out of it; features are read later, as they are written. */
public final class FeatureResults {
    private final FeatureStore store;
    private final WfsLayers layers;
    private final long commit;

    /** @param commit that counts and pages are of */
    public FeatureResults(FeatureStore store, WfsLayers layers, long commit) {
        this.store = store;
        this.layers = layers;
        this.commit = commit;
    }

    /**
     * The answer of a request.
     *
     * @param defaultCrs of a format that has one of its own
     * @param schema address of the application schema
     * @param page address of the page that starts at an index; empty when there can be none
     */
    public FeatureAnswer answer(
            GetFeature request, Optional<Crs> defaultCrs, String schema, IntFunction<Optional<String>> page) {
        Crs crs = crs(request, defaultCrs);
        long skip = request.startIndex();
        long left = request.hits() ? 0 : request.count().orElse(Integer.MAX_VALUE);
        long matched = 0;
        long returned = 0;
        List<FeatureAnswer.Part> parts = new ArrayList<>();
        for (FeatureQuery query : request.queries()) {
            long here = count(query);
            long skipped = Math.min(skip, here);
            long taken = Math.min(left, here - skipped);
            parts.add(part(query, here, (int) skipped, (int) taken, request));
            skip -= skipped;
            left -= taken;
            matched += here;
            returned += taken;
        }
        Optional<String> next = Optional.empty();
        Optional<String> previous = Optional.empty();
        if (request.hits() && request.count().isPresent()) {
            next = page.apply(request.startIndex());
        } else if (request.count().isPresent()) {
            int size = request.count().get();
            long end = (long) request.startIndex() + returned;
            next = size > 0 && end < matched ? page.apply((int) end) : Optional.empty();
            previous = request.startIndex() > 0 && size > 0
                    ? page.apply(Math.max(0, request.startIndex() - size))
                    : Optional.empty();
        }
        return new FeatureAnswer(
                parts, crs, matched, returned, next, previous, schema, Instant.now(), request.single());
    }

    /** One CRS for the whole answer: the one asked for, the format's, or the first layer's own. */
    private Crs crs(GetFeature request, Optional<Crs> defaultCrs) {
        List<Crs> asked = request.queries().stream()
                .flatMap(query -> query.crs().stream())
                .distinct()
                .toList();
        if (asked.size() > 1) {
            throw QueryParameters.invalid(
                    "srsName",
                    "One answer has one CRS; found " + asked.get(0).spelling() + " and "
                            + asked.get(1).spelling());
        }
        return asked.isEmpty()
                ? defaultCrs.orElseGet(
                        () -> layers.ownCrs(request.queries().get(0).layer()))
                : asked.get(0);
    }

    private FeatureAnswer.Part part(FeatureQuery query, long matched, int skip, int take, GetFeature request) {
        // all of it needs no order; a page does
        boolean all = skip == 0 && take == matched && request.count().isEmpty();
        Query page = query.page(skip, all ? Integer.MAX_VALUE : take);
        try {
            return new FeatureAnswer.Part(query.layer(), source(query.layer()).getFeatures(page), matched, take);
        } catch (IOException failure) {
            throw unavailable(query.layer(), failure);
        }
    }

    private long count(FeatureQuery query) {
        try {
            SimpleFeatureSource source = source(query.layer());
            int count = source.getCount(query.counting());
            return count >= 0 ? count : source.getFeatures(query.counting()).size();
        } catch (IOException failure) {
            throw unavailable(query.layer(), failure);
        }
    }

    private SimpleFeatureSource source(Layer layer) {
        return store.source(layer, layers.visible(layer), commit);
    }

    private static GewuException unavailable(Layer layer, IOException failure) {
        return new GewuException(
                ErrorCode.STORE_UNAVAILABLE, layer.name(), "Layer " + layer.name() + " cannot be read now", failure);
    }
}
