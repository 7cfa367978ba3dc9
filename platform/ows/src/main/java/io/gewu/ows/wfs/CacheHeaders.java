package io.gewu.ows.wfs;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/** How long clients may keep answers. */
final class CacheHeaders {
    private CacheHeaders() {}

    /**
     * Features change at any time, and a client that edits reads its own edits back; each answer tells the commit it
     * shows.
     */
    static Map<String, String> never(long commit) {
        return Map.of("Cache-Control", "no-cache", "Gewu-Commit", Long.toString(commit));
    }

    /**
     * A description, which clients may keep and ask for again by its ETag each time: their caches do not tell one
     * caller from another, and what may be edited is in it.
     */
    static WfsReply fresh(WfsReply reply, String text) {
        CRC32 crc = new CRC32();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        crc.update(bytes);
        String tag = "\"%08x-%x\"".formatted(crc.getValue(), bytes.length);
        return new WfsReply(reply.status(), reply.mediaType(), Map.of("ETag", tag), reply.body());
    }
}
