package io.gewu.ows.wfs;

import io.gewu.api.access.Caller;
import io.gewu.feature.edit.Editor;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request as it came, free of servlets.
 *
 * @param caller who asks
 * @param address under which the caller sees this service, without a query: {@code http://host:port/wfs}
 * @param language asked for; empty when the client does not say
 * @param query the query string, still encoded; empty text for none
 * @param body an XML document; empty for GET
 * @param from the client's network address; empty when unknown
 * @param seenAt the commit that the client has seen, from its header {@code Gewu-Commit}: a feature changed since is
 *     not overwritten
 */
public record WfsCall(
        Caller caller,
        String address,
        Optional<Locale> language,
        String query,
        Optional<byte[]> body,
        String from,
        OptionalLong seenAt) {
    /** A request without a body, as tests and GET send it. */
    public static WfsCall get(Caller caller, String address, String query) {
        return new WfsCall(caller, address, Optional.empty(), query, Optional.empty(), "", OptionalLong.empty());
    }

    /** Who edits by this request. */
    public Editor editor(WfsVersion version) {
        return new Editor(caller, "WFS " + version.number(), from, seenAt);
    }
}
