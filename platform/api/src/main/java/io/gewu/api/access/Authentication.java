package io.gewu.api.access;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells who sends a request. A plugin may register its own as an OSGi service, for example for single sign-on; the one
 * with the highest {@code service.ranking} is used, the platform's has 0. Must be safe for many threads.
 *
 * @since 2.0
 */
@ConsumerType
public interface Authentication {
    /** What a request carries to prove who sends it. */
    interface Credentials {}

    /** Nothing at all. */
    record None() implements Credentials {}

    /** A name and a password, as HTTP Basic carries them (RFC 7617). */
    record Password(String name, String password) implements Credentials {
        @Override
        public String toString() {
            return "Password of " + name;
        }
    }

    /** A secret that is the account's alone, sent as {@code X-API-Key} or {@code Authorization: Bearer} (RFC 6750). */
    record ApiKey(String key) implements Credentials {
        @Override
        public String toString() {
            return "ApiKey";
        }
    }

    /**
     * The caller who has these credentials; for {@link None}, the caller that stands for everybody.
     *
     * @throws io.gewu.api.GewuException {@code UNAUTHENTICATED} if no account has these credentials
     */
    Caller caller(Credentials credentials);
}
