package io.gewu.feature.edit;

import io.gewu.api.access.Caller;
import io.gewu.api.store.Origin;
import java.util.OptionalLong;

/**
 * Who edits, and from where.
 *
 * @param caller whose rights count
 * @param protocol for the log of commits, for example {@code WFS 2.0.0}
 * @param from the client's network address; empty when unknown
 * @param seenAt the commit that the client says it has seen: a feature changed since is not overwritten
 */
public record Editor(Caller caller, String protocol, String from, OptionalLong seenAt) {
    Origin origin() {
        return new Origin(caller.name(), from.isEmpty() ? protocol : protocol + " from " + from);
    }
}
