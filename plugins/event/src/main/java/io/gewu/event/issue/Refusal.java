package io.gewu.event.issue;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.LocalizedText;

/** Says in both languages why something cannot be done to an issue. */
public final class Refusal {
    private Refusal() {}

    /** A guard, a rule or the catalog holds it back; the request must change. */
    public static GewuException of(String issue, String zh, String en) {
        return new GewuException(ErrorCode.REFUSED, "issue." + issue, new LocalizedText(zh, en));
    }

    /** The issue does not stand where it would have to. */
    public static GewuException conflict(String issue, String zh, String en) {
        return new GewuException(ErrorCode.CONFLICT, "issue." + issue, new LocalizedText(zh, en));
    }
}
