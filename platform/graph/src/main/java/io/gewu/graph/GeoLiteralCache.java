package io.gewu.graph;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parsed geometries by their text, the least used gone first, so that a filter over many rows parses each text once.
 */
final class GeoLiteralCache {
    private static final long MAX_CHARACTERS = 24_000_000;
    private static final int LONGEST = 1_000_000;

    private final Map<String, GeoLiteral> kept = new LinkedHashMap<>(1024, 0.75f, true);
    private long characters;

    synchronized GeoLiteral get(String text) {
        return kept.get(text);
    }

    synchronized void put(String text, GeoLiteral literal) {
        if (text.length() > LONGEST || kept.putIfAbsent(text, literal) != null) {
            return;
        }
        characters += text.length();
        Iterator<String> oldest = kept.keySet().iterator();
        while (characters > MAX_CHARACTERS && oldest.hasNext()) {
            characters -= oldest.next().length();
            oldest.remove();
        }
    }
}
