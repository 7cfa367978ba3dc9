package io.gewu.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of a file, read again when it changes. A file that cannot be read lets nobody in until it is mended: a
 * half-read one could keep an account alive that was taken out. Safe for many threads.
 */
final class AccountsFile {
    private static final Logger LOG = LoggerFactory.getLogger(AccountsFile.class);
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    /**
     * The accounts at one time.
     *
     * @param byName accounts that have a name
     * @param byKey accounts by the digest of their key
     * @param fault what is wrong with the file; empty if nothing is
     */
    record Content(Map<String, Account> byName, Map<String, Account> byKey, String fault) {}

    private record Stamp(FileTime modified, long size) {}

    private final Path file;
    private Content content = new Content(Map.of(), Map.of(), "");
    private Stamp read = new Stamp(FileTime.fromMillis(0), -1);
    private long looked = System.nanoTime() - LOOK_AGAIN_NANOS;

    AccountsFile(Path file) {
        this.file = file;
    }

    synchronized Content content() {
        long now = System.nanoTime();
        if (now - looked >= LOOK_AGAIN_NANOS) {
            looked = now;
            look();
        }
        return content;
    }

    private void look() {
        try {
            Stamp stamp = Files.exists(file)
                    ? new Stamp(Files.getLastModifiedTime(file), Files.size(file))
                    : new Stamp(FileTime.fromMillis(0), 0);
            if (!stamp.equals(read)) {
                read = stamp;
                content = stamp.size() == 0 ? new Content(Map.of(), Map.of(), "") : parse(Files.readAllLines(file));
                LOG.info("{} accounts in {}", content.byName().size(), file);
            }
        } catch (IOException | IllegalArgumentException broken) {
            LOG.error("Nobody can sign in: {}", file, broken);
            content = new Content(Map.of(), Map.of(), file.getFileName() + ": " + broken.getMessage());
        }
    }

    private static Content parse(List<String> lines) {
        Map<String, Account> byName = new LinkedHashMap<>();
        Map<String, Account> byKey = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).trim();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                Account account = Account.of(line);
                if (byName.put(account.caller().name(), account) != null) {
                    throw new IllegalArgumentException(
                            "account " + account.caller().name() + " stands twice");
                }
                if (account.secret() instanceof Secret.KeyDigest key) {
                    byKey.put(key.hex(), account);
                }
            } catch (IllegalArgumentException broken) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + broken.getMessage(), broken);
            }
        }
        return new Content(Map.copyOf(byName), Map.copyOf(byKey), "");
    }
}
