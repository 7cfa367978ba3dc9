package io.gewu.feature.xml;

import java.util.Map;

/**
 * The prefixes bound at a place.
 *
 * @param declared by the innermost element that declares any
 * @param outer what holds where that element says nothing; null outside the root
 */
record Prefixes(Map<String, String> declared, Prefixes outer) {
    static final Prefixes NONE = new Prefixes(Map.of("xml", "http://www.w3.org/XML/1998/namespace"), null);

    /** The namespace of a prefix; empty text for none. */
    String namespace(String prefix) {
        for (Prefixes scope = this; scope != null; scope = scope.outer) {
            String bound = scope.declared.get(prefix);
            if (bound != null) {
                return bound;
            }
        }
        return "";
    }
}
