package io.gewu.ows.wfs;

import io.gewu.api.store.SharedRecords;
import io.gewu.ows.KvpParameters;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Small requests that came by POST, so that links to their other pages can be followed by GET, on whichever server. A
 * page is answered by the rights of who follows the link. Safe for many threads.
 */
final class SavedRequests {
    private static final String KIND = "wfs.saved";
    private static final int MAX_BYTES = 32_768;
    private static final Duration KEPT = Duration.ofHours(1);

    private final SharedRecords records;
    private final InstantSource clock = InstantSource.system();

    SavedRequests(SharedRecords records) {
        this.records = records;
    }

    /** Remembers a body; empty if it is too long for that. */
    Optional<String> save(byte[] body) {
        if (body.length > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            String name = HexFormat.of().formatHex(digest, 0, 16);
            records.put(KIND, name, body, clock.instant().plus(KEPT));
            return Optional.of(name);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The body of a link; a link may be older than what is remembered. */
    byte[] body(String name) {
        return records.get(KIND, name.toLowerCase(Locale.ROOT))
                .orElseThrow(() ->
                        KvpParameters.invalid("saved", "The request of this page is no longer known; send it again"));
    }
}
