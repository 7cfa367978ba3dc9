package io.gewu.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** What is kept instead of a password or an API key. */
sealed interface Secret {
    /** Written before the digest of a key. */
    String KEY = "{SHA256}";

    /** Nobody can sign in. */
    record Absent() implements Secret {}

    /** A password as {@code htpasswd -B} writes it. */
    record PasswordHash(String bcrypt) implements Secret {
        boolean matches(String password) {
            return BCrypt.checkpw(password, bcrypt);
        }
    }

    /** The digest of a key; a key has 256 random bits, which need no slow hash. */
    record KeyDigest(String hex) implements Secret {}

    /** Reads what {@link #ofPassword} or {@link #ofKey} made. */
    static Secret of(String text) {
        if (text.isEmpty()) {
            return new Absent();
        }
        if (text.matches("\\{SHA256\\}[0-9a-f]{64}")) {
            return new KeyDigest(text.substring(KEY.length()));
        }
        if (text.matches("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}")) {
            return new PasswordHash(text);
        }
        throw new IllegalArgumentException("the secret is neither a bcrypt hash nor " + KEY + " and 64 hex digits");
    }

    /**
     * The text to keep for a password.
     *
     * @throws IllegalArgumentException if it is longer than the 72 bytes that bcrypt takes
     */
    static String ofPassword(String password) {
        return BCrypt.hashpw(password, BCrypt.gensalt());
    }

    /** The text to keep for a key. */
    static String ofKey(String key) {
        return KEY + digest(key);
    }

    /** A new key. */
    static String newKey() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return "gewu_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Digest of a key or of a password to be remembered. */
    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
