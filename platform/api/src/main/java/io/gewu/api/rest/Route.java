package io.gewu.api.rest;

import io.gewu.api.LocalizedText;
import java.io.IOException;

/**
 * One address and what it does.
 *
 * @param method {@code GET} or {@code POST}
 * @param template below the root, with names in braces for segments: {@code issues/{number}/accept}
 * @param summary one sentence for people
 * @param handler does it
 */
public record Route(String method, String template, LocalizedText summary, Handler handler) {
    /** Answers one request. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Runs on the request's own thread.
         *
         * @throws io.gewu.api.GewuException for whatever the caller can mend
         */
        RestReply answer(RestRequest request) throws IOException;
    }

    /** An address that changes nothing. */
    public static Route get(String template, String zh, String en, Handler handler) {
        return new Route("GET", template, new LocalizedText(zh, en), handler);
    }

    /** An address that does something. */
    public static Route post(String template, String zh, String en, Handler handler) {
        return new Route("POST", template, new LocalizedText(zh, en), handler);
    }
}
