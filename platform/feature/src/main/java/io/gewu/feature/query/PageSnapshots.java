package io.gewu.feature.query;

import io.gewu.api.access.Caller;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.SharedRecords;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Which commit the pages of a listing show when the client only counts by a start index and names no commit: its first
 * page settles the commit, and later pages of the same question by the same client show it too, on whichever server
 * they are asked. Safe for many threads.
 */
@Component(service = PageSnapshots.class)
public final class PageSnapshots {
    private static final String KIND = "feature.page";
    private static final Duration HELD = Duration.ofMinutes(2);

    /**
     * A listing that somebody pages through.
     *
     * @param caller who asks
     * @param from the client's network address: several people may be nobody in particular
     * @param question what is asked, without the start index, which makes no difference
     */
    public record Listing(Caller caller, String from, String question) {
        private String key() {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                for (String part : new String[] {caller.toString(), from, question}) {
                    digest.update(part.getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) 0);
                }
                return HexFormat.of().formatHex(digest.digest());
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }

    private final FeatureStore store;
    private final SharedRecords records;
    private final InstantSource clock;

    @Activate
    public PageSnapshots(@Reference FeatureStore store, @Reference SharedRecords records) {
        this(store, records, InstantSource.system());
    }

    PageSnapshots(FeatureStore store, SharedRecords records, InstantSource clock) {
        this.store = store;
        this.records = records;
        this.clock = clock;
    }

    /** The commit to show; the newest for a request that is not a page. */
    public long commit(Listing listing, FeatureRequest request) {
        long newest = store.position();
        if (!request.isPaged()) {
            return newest;
        }
        String key = listing.key();
        Optional<byte[]> held = request.startIndex() > 0 ? records.get(KIND, key) : Optional.empty();
        long commit = held.map(bytes -> ByteBuffer.wrap(bytes).getLong()).orElse(newest);
        records.put(
                KIND,
                key,
                ByteBuffer.allocate(Long.BYTES).putLong(commit).array(),
                clock.instant().plus(HELD));
        return commit;
    }
}
