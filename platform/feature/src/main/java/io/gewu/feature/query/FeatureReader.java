package io.gewu.feature.query;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.access.Caller;
import io.gewu.api.crs.Crs;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.store.FeatureStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.geotools.api.data.Query;
import org.geotools.api.data.SimpleFeatureSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads features for any protocol, never more than the caller may see: counts what queries select and cuts the page out
 * of it; the features themselves are read as they are written. Safe for many threads.
 */
@Component(service = FeatureReader.class)
public final class FeatureReader {
    private final FeatureStore store;
    private final LayerCatalog catalog;
    private final AccessPolicy policy;

    @Activate
    public FeatureReader(
            @Reference FeatureStore store, @Reference LayerCatalog catalog, @Reference AccessPolicy policy) {
        this.store = store;
        this.catalog = catalog;
        this.policy = policy;
    }

    /** The layers as a caller may see them. */
    public CallerLayers layers(Caller caller) {
        return new CallerLayers(catalog, policy, caller);
    }

    /** Number of the newest commit: the snapshot that a request without another wish is answered from. */
    public long position() {
        return store.position();
    }

    /**
     * The features of a layer that a caller may know of, as they were after a commit.
     *
     * @param layer as the caller may see it
     * @throws GewuException {@code SNAPSHOT_GONE} if history does not reach back so far
     */
    public SimpleFeatureSource source(CallerLayers layers, Layer layer, long commit) {
        return store.source(layer, layers.visible(layer), commit);
    }

    /** An answer that has no other pages. */
    public FeatureAnswer read(CallerLayers layers, FeatureRequest request, long commit, Crs crs) {
        return read(layers, request, commit, crs, start -> Optional.empty());
    }

    /**
     * The answer to a request.
     *
     * @param commit that counts and pages are of
     * @param crs to write, one for the whole answer
     * @param page address of the page that starts at an index; empty when there can be none
     * @throws GewuException {@code STORE_UNAVAILABLE} if the store cannot be read now
     */
    public FeatureAnswer read(
            CallerLayers layers, FeatureRequest request, long commit, Crs crs, IntFunction<Optional<String>> page) {
        long skip = request.startIndex();
        long left = request.hits() ? 0 : request.count().orElse(Integer.MAX_VALUE);
        long matched = 0;
        long returned = 0;
        List<FeatureAnswer.Part> parts = new ArrayList<>();
        for (FeatureQuery query : request.queries()) {
            SimpleFeatureSource source = source(layers, query.layer(), commit);
            long here = count(source, query);
            long skipped = Math.min(skip, here);
            long taken = Math.min(left, here - skipped);
            parts.add(part(source, query, here, (int) skipped, (int) taken, request));
            skip -= skipped;
            left -= taken;
            matched += here;
            returned += taken;
        }
        return new FeatureAnswer(parts, crs, Instant.now(), pages(request, matched, returned, page));
    }

    private static FeatureAnswer.Pages pages(
            FeatureRequest request, long matched, long returned, IntFunction<Optional<String>> page) {
        if (request.count().isEmpty()) {
            return FeatureAnswer.Pages.NONE;
        }
        if (request.hits()) {
            return new FeatureAnswer.Pages(page.apply(request.startIndex()), Optional.empty());
        }
        int size = request.count().get();
        long end = request.startIndex() + returned;
        return new FeatureAnswer.Pages(
                size > 0 && end < matched ? page.apply((int) end) : Optional.empty(),
                size > 0 && request.startIndex() > 0
                        ? page.apply(Math.max(0, request.startIndex() - size))
                        : Optional.empty());
    }

    private static FeatureAnswer.Part part(
            SimpleFeatureSource source, FeatureQuery query, long matched, int skip, int take, FeatureRequest request) {
        // all of it needs no order; a page does
        boolean all = skip == 0 && take == matched && request.count().isEmpty();
        Query page = query.page(skip, all ? Integer.MAX_VALUE : take);
        try {
            return new FeatureAnswer.Part(query.layer(), source.getFeatures(page), matched, take);
        } catch (IOException failure) {
            throw unavailable(query.layer(), failure);
        }
    }

    private static long count(SimpleFeatureSource source, FeatureQuery query) {
        try {
            int count = source.getCount(query.counting());
            return count >= 0 ? count : source.getFeatures(query.counting()).size();
        } catch (IOException failure) {
            throw unavailable(query.layer(), failure);
        }
    }

    static GewuException unavailable(Layer layer, IOException failure) {
        return new GewuException(
                ErrorCode.STORE_UNAVAILABLE, layer.name(), "Layer " + layer.name() + " cannot be read now", failure);
    }
}
