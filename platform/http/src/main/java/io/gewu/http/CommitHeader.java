package io.gewu.http;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalLong;

/** The header by which a client says which commit it has seen, {@code Gewu-Commit: 57}. */
public final class CommitHeader {
    public static final String NAME = "Gewu-Commit";

    private CommitHeader() {}

    /**
     * The commit that a request names.
     *
     * @return empty if it names none
     * @throws GewuException {@code INVALID_PARAMETER} for what is no number
     */
    public static OptionalLong of(HttpServletRequest request) {
        String named = request.getHeader(NAME);
        if (named == null) {
            return OptionalLong.empty();
        }
        if (!named.matches("\\d{1,18}")) {
            throw new GewuException(
                    ErrorCode.INVALID_PARAMETER,
                    NAME,
                    NAME + ": found \"" + named + "\", expected the number of a commit");
        }
        return OptionalLong.of(Long.parseLong(named));
    }
}
