package io.gewu.api.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer of a {@link Route}.
 *
 * @since 2.0
 */
public sealed interface RestReply {
    /**
     * A JSON document, written as it is walked.
     *
     * @param value as {@link io.gewu.api.json.Json} writes it
     */
    record Json(int status, Object value, Map<String, String> headers) implements RestReply {
        /** The same with one header more. */
        public Json with(String header, String text) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, text);
            return new Json(status, value, more);
        }

        /**
         * The same with an entity tag: the platform answers 304 without the document to whoever has it already.
         *
         * @param version changes whenever the document does; without quotes, of printable ASCII
         */
        public Json etag(String version) {
            return with("ETag", '"' + version + '"');
        }

        /** The same with the commit that the answer shows. */
        public Json shows(long commit) {
            return with("Gewu-Commit", Long.toString(commit));
        }
    }

    /** Anything else. */
    // an empty media type means that there is no body
    record Content(int status, String mediaType, Map<String, String> headers, Body body) implements RestReply {}

    /** Server-Sent Events (HTML Living Standard, 9.2), until the client goes. */
    record Events(Feed feed) implements RestReply {}

    /** Writes an answer; a client that is gone ends it with an {@link IOException}. */
    @FunctionalInterface
    interface Body {
        void write(OutputStream out) throws IOException;
    }

    /** Where events come from. */
    @FunctionalInterface
    interface Feed {
        /**
         * Sends events until told to stop.
         *
         * @param lastEventId what the client has seen already; empty for a new one
         */
        void run(Sink sink, String lastEventId) throws IOException, InterruptedException;
    }

    /** Where events go. */
    interface Sink {
        /**
         * One event.
         *
         * @param id for {@code Last-Event-ID}; without line breaks
         * @param name of the kind of event; without line breaks
         * @param data as in {@link Json}
         */
        void send(String id, String name, Object data) throws IOException;

        /** A comment, so that a client that is gone is noticed. */
        void alive() throws IOException;

        /** False once the server drains. */
        boolean open();
    }

    /** 200 with a document. */
    static Json json(Object value) {
        return new Json(200, value, Map.of());
    }

    /** 201 with what was made and where. */
    static Json created(String location, Object value) {
        return new Json(201, value, Map.of("Location", location));
    }

    /** 204, done and nothing to say. */
    static Content noContent() {
        return new Content(204, "", Map.of(), out -> {});
    }

    /** 200 with a page. */
    static Content html(String page) {
        byte[] bytes = page.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new Content(200, "text/html;charset=UTF-8", Map.of(), out -> out.write(bytes));
    }
}
