package io.gewu.feature.edit;

import io.gewu.api.store.SharedRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A lock as records: each has a part of the features, a line each, under the lock's id and the number of the part. The
 * first line is how long the lock holds.
 *
 * @param time from taking or renewing it
 * @param end when it is over, unless it is renewed
 */
record StoredLock(String id, Duration time, Instant end, List<String> features) {
    /** A record holds so many characters of ids, which may be three bytes each. */
    private static final int PART_CHARS = SharedRecords.MOST_BYTES / 4;

    /** The locks of some records. */
    static List<StoredLock> read(List<SharedRecords.Entry> entries) {
        Map<String, StoredLock> locks = new LinkedHashMap<>();
        for (SharedRecords.Entry entry : entries) {
            List<String> lines =
                    new String(entry.value(), StandardCharsets.UTF_8).lines().toList();
            String id = entry.key().substring(0, entry.key().indexOf('/'));
            locks.computeIfAbsent(
                            id,
                            any -> new StoredLock(id, Duration.parse(lines.get(0)), entry.until(), new ArrayList<>()))
                    .features()
                    .addAll(lines.subList(1, lines.size()));
        }
        return List.copyOf(locks.values());
    }

    /** Values by their keys. */
    Map<String, byte[]> records() {
        Map<String, byte[]> records = new LinkedHashMap<>();
        StringBuilder part = new StringBuilder(time.toString());
        for (String feature : features) {
            if (part.length() + feature.length() > PART_CHARS) {
                add(records, part);
                part = new StringBuilder(time.toString());
            }
            part.append('\n').append(feature);
        }
        add(records, part);
        return records;
    }

    private void add(Map<String, byte[]> records, StringBuilder part) {
        records.put(id + "/" + records.size(), part.toString().getBytes(StandardCharsets.UTF_8));
    }
}
