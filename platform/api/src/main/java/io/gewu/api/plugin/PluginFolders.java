package io.gewu.api.plugin;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The folders whose jars the server installs. Safe for many threads.
 *
 * @since 2.0
 */
@ProviderType
public interface PluginFolders {
    /** A snapshot of every jar, served or not, by name. */
    List<PluginFile> files();
}
