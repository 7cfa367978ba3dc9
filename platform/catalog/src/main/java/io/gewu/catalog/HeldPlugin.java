package io.gewu.catalog;

import io.gewu.api.plugin.Plugin;

/**
 * What a running bundle declares, and what of it is served.
 *
 * @param bundle number of the bundle
 * @param owner its symbolic name
 * @param declared as read
 * @param served without the names that other plugins hold
 */
record HeldPlugin(long bundle, String owner, Plugin declared, Plugin served) {
    /** Whether something declared is not served, because another plugin holds its name or its IRIs. */
    boolean isIncomplete() {
        return served.layers().size() < declared.layers().size()
                || !served.name().equals(declared.name());
    }

    HeldPlugin serving(Plugin other) {
        return new HeldPlugin(bundle, owner, declared, other);
    }
}
