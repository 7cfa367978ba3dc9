package io.gewu.ows.wfs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer, decided but not yet written.
 *
 * @param status HTTP status
 * @param mediaType Content-Type
 * @param headers other headers
 * @param body writes the content, once; if it fails, what was written so far must not look like a whole answer
 */
public record WfsReply(int status, String mediaType, Map<String, String> headers, Body body) {
    /** Writes content. */
    @FunctionalInterface
    public interface Body {
        void write(OutputStream out) throws IOException;
    }

    public static WfsReply document(String mediaType, String text, Map<String, String> headers) {
        return new WfsReply(200, mediaType, headers, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
