package io.gewu.api.access;

import org.osgi.annotation.versioning.ProviderType;

/** Tells who a caller is from what the request brings along. Safe for many threads. */
@ProviderType
public interface Authentication {
    /** What a request brings along to say whose it is. */
    sealed interface Credentials {}

    /** Nothing at all. */
    record None() implements Credentials {}

    /** A name and a password, as HTTP Basic carries them (RFC 7617). */
    record Password(String name, String password) implements Credentials {
        @Override
        public String toString() {
            return "Password of " + name;
        }
    }

    /** A secret that names its account by itself. */
    record ApiKey(String key) implements Credentials {
        @Override
        public String toString() {
            return "ApiKey";
        }
    }

    /**
     * The caller whose credentials these are; without any, whoever nobody in particular is here.
     *
     * @throws io.gewu.api.GewuException {@code UNAUTHENTICATED} if there is no such account or the secret is another
     */
    Caller caller(Credentials credentials);
}
