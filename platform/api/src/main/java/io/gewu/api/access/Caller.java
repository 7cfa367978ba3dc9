package io.gewu.api.access;

import io.gewu.api.layer.Access;
import java.util.Set;

/**
 * Who sends a request.
 *
 * @param name the account; {@code anonymous} for a request without credentials
 * @param roles what the account may do; everybody has {@link Access#PUBLIC}, {@link #ADMIN} stands for every role
 * @param areas codes of the administrative areas that the account works in, as {@code 440604010} for a town with all
 *     its villages; empty for the whole city
 * @since 2.0
 */
public record Caller(String name, Set<String> roles, Set<String> areas) {
    /**
     * Attribute of a servlet request that holds its caller: a servlet of a plugin, registered on the HTTP whiteboard,
     * reads {@code (Caller) request.getAttribute(Caller.REQUEST_ATTRIBUTE)}. Never null there.
     */
    public static final String REQUEST_ATTRIBUTE = "io.gewu.caller";

    /** The role that has all others. */
    public static final String ADMIN = "admin";

    /** A caller who gave no credentials. */
    public static final Caller ANONYMOUS = new Caller("anonymous", Set.of(Access.PUBLIC));

    /** A caller for the whole city. */
    public Caller(String name, Set<String> roles) {
        this(name, roles, Set.of());
    }

    /** Whether the request came without credentials. */
    public boolean isAnonymous() {
        return name.equals(ANONYMOUS.name());
    }

    /** Whether the caller has a role, or all of them. */
    public boolean has(String role) {
        return roles.contains(role) || roles.contains(ADMIN);
    }
}
