package io.gewu.ows.wfs;

import io.gewu.ows.LastUsed;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The newest small requests that came by POST, so that links to their other pages can be followed by GET. A page is
 * answered by the rights of who follows the link. Safe for many threads.
 */
final class SavedRequests {
    private static final int MAX_REQUESTS = 200;
    private static final int MAX_BYTES = 32_768;

    private final Map<String, byte[]> requests = new LastUsed<>(MAX_REQUESTS);

    /** Remembers a body; empty if it is too long for that. */
    synchronized Optional<String> save(byte[] body) {
        if (body.length > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            String name = HexFormat.of().formatHex(digest, 0, 16);
            requests.put(name, body);
            return Optional.of(name);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The body of a link; a link may be older than what is remembered. */
    synchronized byte[] body(String name) {
        byte[] body = requests.get(name.toLowerCase(java.util.Locale.ROOT));
        if (body == null) {
            throw QueryParameters.invalid("saved", "The request of this page is no longer known; send it again");
        }
        return body;
    }
}
