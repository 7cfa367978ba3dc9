package io.gewu.catalog.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The jars of some folders as they are now; a file that is still being written is left for the next look. One thread.
 */
final class FolderScan {
    private final List<Path> folders;
    private Map<Path, String> seen = new HashMap<>();
    private final Map<Path, JarOnDisk> read = new HashMap<>();
    private boolean first = true;

    FolderScan(List<Path> folders) {
        this.folders = folders;
    }

    /** All jars, by folder and name; of one that is being rewritten, what it was before. */
    List<JarOnDisk> jars() {
        Map<Path, String> now = new HashMap<>();
        List<JarOnDisk> jars = new ArrayList<>();
        for (int folder = 0; folder < folders.size(); folder++) {
            for (Path path : files(folders.get(folder))) {
                look(path, folder, now, jars);
            }
        }
        read.keySet().retainAll(now.keySet());
        seen = now;
        first = false;
        return jars;
    }

    private void look(Path path, int folder, Map<Path, String> now, List<JarOnDisk> jars) {
        String fingerprint;
        try {
            fingerprint = JarOnDisk.fingerprint(path);
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        now.put(path, fingerprint);
        JarOnDisk known = read.get(path);
        boolean settled = first || fingerprint.equals(seen.get(path));
        if (settled && (known == null || !known.fingerprint().equals(fingerprint))) {
            known = JarOnDisk.read(path, folder, fingerprint);
            read.put(path, known);
        }
        if (known != null) {
            jars.add(known);
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
