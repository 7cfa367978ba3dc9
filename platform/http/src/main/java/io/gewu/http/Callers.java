package io.gewu.http;

import io.gewu.api.access.Caller;
import jakarta.servlet.http.HttpServletRequest;

/** Who sends a request. */
public final class Callers {
    static final String ATTRIBUTE = Caller.REQUEST_ATTRIBUTE;

    private Callers() {}

    /** The authenticated caller, or {@link Caller#ANONYMOUS}. */
    public static Caller of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? caller : Caller.ANONYMOUS;
    }
}
