package io.gewu.feature.edit;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.access.AccessPolicy;
import io.gewu.api.crs.Crs;
import io.gewu.api.feature.FeatureAnswer;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.WriteSession;
import io.gewu.feature.query.CallerLayers;
import io.gewu.feature.query.FeatureReader;
import io.gewu.feature.query.FeatureRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Locks what a request selects. Safe for many threads. */
@Component(service = FeatureLocking.class)
public final class FeatureLocking {
    private final AccessPolicy policy;
    private final FeatureStore store;
    private final FeatureReader reader;
    private final FeatureLocks locks;

    @Activate
    public FeatureLocking(
            @Reference AccessPolicy policy,
            @Reference FeatureStore store,
            @Reference FeatureReader reader,
            @Reference FeatureLocks locks) {
        this.policy = policy;
        this.store = store;
        this.reader = reader;
        this.locks = locks;
    }

    /**
     * Locks the features that a request selects.
     *
     * @param time how long the lock holds without being renewed
     * @param all whether to lock all features or none; else those that are free
     * @throws GewuException {@code FORBIDDEN} or {@code UNAUTHENTICATED} if the caller may not edit them,
     *     {@code LOCKED} if somebody else holds one of them and all are wanted
     */
    public FeatureLocks.Answer acquire(
            Editor by, CallerLayers layers, FeatureRequest request, Duration time, boolean all) {
        if (request.hits()) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER, "resultType", "Locking answers with results, not with hits");
        }
        EditRights rights = new EditRights(policy, store, by.caller());
        request.queries().forEach(query -> rights.check(layers.whole(query.layer())));
        // with the writer's place taken no transaction is half done while features are chosen and locked
        try (WriteSession turn = store.write(by.origin())) {
            turn.exclude();
            return locks.acquire(ids(reader.read(layers, request, store.position(), Crs.crs84())), time, all);
        }
    }

    /** Begins the time of a lock anew. */
    public FeatureLocks.Answer renew(String id) {
        return locks.renew(id);
    }

    private static List<String> ids(FeatureAnswer answer) {
        List<String> ids = new ArrayList<>();
        for (FeatureAnswer.Part part : answer.parts()) {
            if (part.returned() > 0) {
                try (SimpleFeatureIterator features = part.features().features()) {
                    while (features.hasNext()) {
                        ids.add(features.next().getID());
                    }
                }
            }
        }
        return ids;
    }
}
