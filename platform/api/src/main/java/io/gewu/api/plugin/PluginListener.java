package io.gewu.api.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told of plugins as they are added, replaced and removed; register as an OSGi service. Calls are made one after the
 * other on one thread, never two at a time; the order among listeners is not defined. A listener that registers late is
 * told of every plugin already there.
 *
 * @since 1.0
 */
@ConsumerType
public interface PluginListener {
    /**
     * A plugin was added; its layers become visible to requests after every listener has returned.
     *
     * @throws RuntimeException to report the plugin as degraded with this message; the server goes on
     */
    void added(Plugin plugin);

    /**
     * A plugin takes the place of an earlier version of itself, which serves until every listener has returned.
     *
     * @param before what is served until now
     * @param after what will be served; its name is that of {@code before} unless that was refused
     * @throws RuntimeException to refuse the new version with this message; the earlier one stays, and every listener
     *     told so far, this one included, is called with the two exchanged
     * @since 2.0
     */
    default void replaced(Plugin before, Plugin after) {
        removed(before);
        added(after);
    }

    /** A plugin was removed; its layers were taken from the catalog before this call. */
    void removed(Plugin plugin);
}
