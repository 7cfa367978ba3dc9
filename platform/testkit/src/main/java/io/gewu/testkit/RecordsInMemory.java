package io.gewu.testkit;

import io.gewu.api.store.SharedRecords;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Shared records of one test, which end by a clock that the test sets. Safe for many threads. */
public final class RecordsInMemory implements SharedRecords {
    private final InstantSource clock;
    private final Map<String, Map<String, Entry>> kinds = new TreeMap<>();

    /** Of a clock of the test's own. */
    public RecordsInMemory(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void put(String kind, String key, byte[] value, Instant until) {
        kinds.computeIfAbsent(kind, any -> new TreeMap<>()).put(key, new Entry(key, value.clone(), until));
    }

    @Override
    public synchronized boolean putIfAbsent(String kind, String key, byte[] value, Instant until) {
        if (get(kind, key).isPresent()) {
            return false;
        }
        put(kind, key, value, until);
        return true;
    }

    @Override
    public synchronized Optional<byte[]> get(String kind, String key) {
        return all(kind).stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    @Override
    public synchronized List<Entry> all(String kind) {
        return kinds.getOrDefault(kind, Map.of()).values().stream()
                .filter(entry -> entry.until().isAfter(clock.instant()))
                .toList();
    }

    @Override
    public synchronized boolean remove(String kind, String key) {
        boolean was = get(kind, key).isPresent();
        kinds.getOrDefault(kind, new TreeMap<>()).remove(key);
        return was;
    }
}
