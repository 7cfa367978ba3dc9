package io.gewu.catalog.folder;

import io.gewu.api.plugin.PluginFile;
import io.gewu.api.plugin.PluginFile.State;
import org.osgi.framework.Bundle;

/**
 * What became of a jar.
 *
 * @param bundle null when it is not installed
 */
record InstalledJar(JarOnDisk jar, Bundle bundle, State state, String reason) {
    static InstalledJar active(JarOnDisk jar, Bundle bundle) {
        return new InstalledJar(jar, bundle, State.ACTIVE, "");
    }

    PluginFile file() {
        return new PluginFile(jar.file(), jar.name(), jar.version().toString(), state, reason);
    }
}
