package io.gewu.event.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of webhooks as Standard Webhooks 1.0 has them: HMAC-SHA256 over id, time and body, so that a message can
 * neither be made up nor changed, nor sent again much later.
 */
final class Signature {
    /** A message older or newer than this is not taken. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 16;

    private final byte[] key;

    private Signature(byte[] key) {
        this.key = key;
    }

    /**
     * By a secret: {@code whsec_} and Base64, or any text.
     *
     * @throws IllegalArgumentException if it is shorter than 16 bytes; the message does not tell the secret
     */
    static Signature of(String secret) {
        if (secret.contains("${")) {
            throw new IllegalArgumentException("secret: names a variable that is not set");
        }
        byte[] key = secret.startsWith(PREFIX)
                ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
        if (key.length < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "secret: found " + key.length + " bytes, expected at least " + LEAST_BYTES);
        }
        return new Signature(key);
    }

    /** The header {@code webhook-signature}. */
    String sign(String id, Instant time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + time.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }

    /**
     * Whether a message is what the other side signed, and fresh.
     *
     * @param signatures the header: several, parted by spaces, while a secret is being changed
     */
    boolean isGood(String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (!timestamp.matches("\\d{1,12}")) {
            return false;
        }
        Instant time = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(time, now).abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        byte[] expected = sign(id, time, body).getBytes(StandardCharsets.UTF_8);
        return Stream.of(signatures.split(" ", -1))
                .anyMatch(found -> MessageDigest.isEqual(expected, found.getBytes(StandardCharsets.UTF_8)));
    }
}
