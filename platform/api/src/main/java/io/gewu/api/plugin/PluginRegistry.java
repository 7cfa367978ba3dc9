package io.gewu.api.plugin;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Every plugin that runs now. Safe for many threads.
 *
 * @since 1.0
 */
@ProviderType
public interface PluginRegistry {
    /** A snapshot, in the order in which the plugins were added. */
    List<Plugin> plugins();
}
