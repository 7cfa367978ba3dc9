package io.gewu.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Parsed geometries by their text, bounded by the length of the texts, so that a filter over many rows parses each text
 * once. Safe for many threads.
 */
final class GeoLiteralCache {
    private static final long MAX_CHARACTERS = 24_000_000;
    private static final int LONGEST = 1_000_000;

    private final Cache<String, GeoLiteral> kept = Caffeine.newBuilder()
            .maximumWeight(MAX_CHARACTERS)
            .weigher((String text, GeoLiteral literal) -> text.length())
            .build();

    /** Null if the text is not kept. */
    GeoLiteral get(String text) {
        return kept.getIfPresent(text);
    }

    void put(String text, GeoLiteral literal) {
        if (text.length() <= LONGEST) {
            kept.put(text, literal);
        }
    }
}
