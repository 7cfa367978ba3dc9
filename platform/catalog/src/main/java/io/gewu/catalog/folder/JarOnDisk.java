package io.gewu.catalog.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * A jar of a watched folder.
 *
 * @param path of the file
 * @param folder place of its folder among the watched ones; of equal versions the one of the later folder serves
 * @param fingerprint changes whenever the file does
 * @param name symbolic name; empty when it has none
 * @param version of the bundle
 * @param fault why it is no bundle; empty when it is one
 */
record JarOnDisk(Path path, int folder, String fingerprint, String name, Version version, String fault) {
    /** How the framework's names of what was installed from here begin. */
    static final String LOCATION = "gewu:";

    /** Reads the manifest; a file that cannot be read has a fault. */
    static JarOnDisk read(Path path, int folder, String fingerprint) {
        try (JarFile jar = new JarFile(path.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            String name =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
            if (name == null) {
                return broken(
                        path,
                        folder,
                        fingerprint,
                        "META-INF/MANIFEST.MF has no Bundle-SymbolicName: a plugin is an OSGi bundle");
            }
            String version = manifest.getMainAttributes().getValue(Constants.BUNDLE_VERSION);
            return new JarOnDisk(
                    path, folder, fingerprint, name.replaceFirst(";.*", "").trim(), Version.parseVersion(version), "");
        } catch (IOException | IllegalArgumentException unreadable) {
            return broken(path, folder, fingerprint, "Cannot be read as a jar: " + unreadable.getMessage());
        }
    }

    private static JarOnDisk broken(Path path, int folder, String fingerprint, String fault) {
        return new JarOnDisk(path, folder, fingerprint, "", Version.emptyVersion, fault);
    }

    /** What changes when the file is written anew. */
    static String fingerprint(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return attributes.size() + "-" + attributes.lastModifiedTime().toMillis() + "-" + attributes.fileKey();
    }

    String file() {
        return path.getFileName().toString();
    }

    /** Where the framework knows it from: each content has a place of its own. */
    String location() {
        return LOCATION + path + "?" + fingerprint;
    }
}
