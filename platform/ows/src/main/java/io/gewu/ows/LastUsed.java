package io.gewu.ows;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that forgets the entry not used for longest when it is full. For one thread.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class LastUsed<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    /** @param most entries at a time */
    public LastUsed(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
