package io.gewu.store;

import io.gewu.api.store.SharedRecords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The records of the store in use, as a service. */
@Component
public final class StoreRecords implements SharedRecords {
    private final SharedRecords records;

    @Activate
    public StoreRecords(@Reference CityStore store) {
        this.records = store.records();
    }

    @Override
    public void put(String kind, String key, byte[] value, Instant until) {
        records.put(kind, key, value, until);
    }

    @Override
    public boolean putIfAbsent(String kind, String key, byte[] value, Instant until) {
        return records.putIfAbsent(kind, key, value, until);
    }

    @Override
    public Optional<byte[]> get(String kind, String key) {
        return records.get(kind, key);
    }

    @Override
    public List<Entry> all(String kind) {
        return records.all(kind);
    }

    @Override
    public boolean remove(String kind, String key) {
        return records.remove(kind, key);
    }
}
