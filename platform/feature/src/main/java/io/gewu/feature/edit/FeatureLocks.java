package io.gewu.feature.edit;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.store.SharedRecords;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Locks on features, by feature id, that bind every server on the same store. Locks are taken and features are written
 * in the one writer's turn, so that none is taken while an edit looks. Safe for many threads.
 */
@Component(service = FeatureLocks.class)
public final class FeatureLocks {
    private static final String KIND = "feature.lock";

    /** Names of locks that are over, so that their clients learn of it. */
    private static final String ENDED = "feature.lock.ended";

    private static final int MAX_LOCKED = 1_000_000;
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /**
     * What was locked.
     *
     * @param id names the lock; hard to guess
     * @param locked feature ids
     * @param others feature ids that somebody else has locked
     */
    public record Answer(String id, List<String> locked, List<String> others) {}

    private final SharedRecords records;
    private final InstantSource clock;

    @Activate
    public FeatureLocks(@Reference SharedRecords records) {
        this(records, InstantSource.system());
    }

    FeatureLocks(SharedRecords records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * Locks features.
     *
     * @param time how long the lock holds without being renewed
     * @param all whether to lock all or none; else those that are free
     * @throws GewuException {@code LOCKED} if somebody else holds one of them and all are wanted
     */
    Answer acquire(Collection<String> features, Duration time, boolean all) {
        Set<String> taken = new HashSet<>();
        locks().forEach(lock -> taken.addAll(lock.features()));
        List<String> mine = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String feature : features) {
            (taken.contains(feature) ? others : mine).add(feature);
        }
        if (all && !others.isEmpty()) {
            throw new GewuException(
                    ErrorCode.LOCKED,
                    "",
                    "Somebody else holds a lock on " + others.size() + " of the features, as " + others.get(0));
        }
        if (taken.size() + mine.size() > MAX_LOCKED) {
            throw new GewuException(ErrorCode.LIMIT_EXCEEDED, "", "More than " + MAX_LOCKED + " features are locked");
        }
        StoredLock lock = new StoredLock(
                UUID.randomUUID().toString(), time, clock.instant().plus(time), mine);
        put(lock);
        return new Answer(lock.id(), mine, others);
    }

    /**
     * Begins the time of a lock anew.
     *
     * @throws GewuException {@code LOCK_EXPIRED} if there is no such lock any more, whether there was one or not
     */
    public Answer renew(String id) {
        StoredLock lock = locks().stream()
                .filter(held -> held.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new GewuException(
                        ErrorCode.LOCK_EXPIRED, "lockId", "There is no lock \"" + id + "\" any more"));
        put(new StoredLock(id, lock.time(), clock.instant().plus(lock.time()), lock.features()));
        return new Answer(id, lock.features(), List.of());
    }

    /**
     * The locks as they are in the writer's turn.
     *
     * @param id of the lock that an edit names; empty for none
     * @throws GewuException {@code UNKNOWN_LOCK} or {@code LOCK_EXPIRED} if there is no such lock
     */
    Held held(String id) {
        List<StoredLock> locks = locks();
        if (!id.isEmpty() && locks.stream().noneMatch(lock -> lock.id().equals(id))) {
            throw records.get(ENDED, id).isPresent()
                    ? new GewuException(ErrorCode.LOCK_EXPIRED, "lockId", "Lock " + id + " has expired")
                    : new GewuException(ErrorCode.UNKNOWN_LOCK, "lockId", "There is no lock \"" + id + "\"");
        }
        Map<String, String> holders = new HashMap<>();
        locks.forEach(lock -> lock.features().forEach(feature -> holders.put(feature, lock.id())));
        return new Held(id, holders);
    }

    /** Which features are locked by whom, while one transaction has the writer's turn. */
    static final class Held {
        private final String mine;
        private final Map<String, String> holders;

        private Held(String mine, Map<String, String> holders) {
            this.mine = mine;
            this.holders = holders;
        }

        /**
         * Lets the transaction write a feature.
         *
         * @throws GewuException {@code MISSING_PARAMETER} or {@code UNKNOWN_LOCK} if somebody else has locked it
         */
        void check(String feature) {
            String holder = holders.get(feature);
            if (holder != null && !holder.equals(mine)) {
                throw new GewuException(
                        mine.isEmpty() ? ErrorCode.MISSING_PARAMETER : ErrorCode.UNKNOWN_LOCK,
                        "lockId",
                        "Somebody holds a lock on " + feature + (mine.isEmpty() ? "; expected its lockId" : ""));
            }
        }
    }

    /**
     * Lets go after a transaction.
     *
     * @param touched features to let go of; all of the lock's if {@code all}
     */
    void release(String id, Collection<String> touched, boolean all) {
        locks().stream().filter(lock -> lock.id().equals(id)).findFirst().ifPresent(lock -> {
            List<String> left = new ArrayList<>(all ? List.of() : lock.features());
            left.removeAll(Set.copyOf(touched));
            remove(lock);
            if (left.isEmpty()) {
                records.remove(ENDED, id);
            } else {
                put(new StoredLock(id, lock.time(), lock.end(), left));
            }
        });
    }

    private List<StoredLock> locks() {
        return StoredLock.read(records.all(KIND));
    }

    private void put(StoredLock lock) {
        lock.records().forEach((key, value) -> records.put(KIND, key, value, lock.end()));
        records.put(ENDED, lock.id(), new byte[0], lock.end().plus(REMEMBERED));
    }

    private void remove(StoredLock lock) {
        lock.records().keySet().forEach(key -> records.remove(KIND, key));
    }
}
