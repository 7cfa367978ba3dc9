package io.gewu.http.internal;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.store.FeatureStore;
import io.gewu.http.CommitHeader;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Who wrote through one server and reads from another sends back the number of the commit, {@code Gewu-Commit: 57}: the
 * answer then shows it. Safe for many threads.
 */
@Component(service = AwaitedCommit.class)
public final class AwaitedCommit {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private volatile Optional<FeatureStore> store = Optional.empty();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setStore(FeatureStore there) {
        store = Optional.of(there);
    }

    void unsetStore(FeatureStore gone) {
        if (store.equals(Optional.of(gone))) {
            store = Optional.empty();
        }
    }

    /**
     * Waits for the commit that a request names, if it does.
     *
     * @throws GewuException {@code INVALID_PARAMETER} for what is no number, {@code STORE_UNAVAILABLE} if this server
     *     does not show the commit in time
     */
    public void await(HttpServletRequest request) {
        OptionalLong named = CommitHeader.of(request);
        if (named.isPresent()) {
            store.orElseThrow(() -> new GewuException(
                            ErrorCode.STORE_UNAVAILABLE, CommitHeader.NAME, "The store is not there now"))
                    .awaitCommit(named.getAsLong(), LONGEST);
        }
    }
}
