package io.gewu.api.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told when plugins come and go; register as an OSGi service. Listeners are called one after the other, by
 * {@code service.ranking} (highest first) when a plugin comes and in the opposite order when it goes, never two at a
 * time. A listener that registers late is told of every plugin already there.
 */
@ConsumerType
public interface PluginListener {
    /**
     * A plugin has started; its layers become visible to requests after every listener has returned.
     *
     * @throws RuntimeException to report the plugin as degraded with this message; the server goes on
     */
    void added(Plugin plugin);

    /** A plugin is gone; its layers were taken from the catalog before this call. */
    void removed(Plugin plugin);
}
