package io.gewu.api.access;

import io.gewu.api.layer.Access;
import java.util.Set;

/**
 * Who sends a request.
 *
 * @param name the account; {@code anonymous} for nobody in particular
 * @param roles what the account may do; everybody has {@link Access#PUBLIC}
 */
public record Caller(String name, Set<String> roles) {
    /** A caller who gave no credentials. */
    public static final Caller ANONYMOUS = new Caller("anonymous", Set.of(Access.PUBLIC));
}
