package io.gewu.ows.wfs.transaction;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.ows.LastUsed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Locks on features, by feature id. They live in memory: a restart lets go of all of them. Time is the machine's
 * monotonic one, which no change of the clock shortens or lengthens. Safe for many threads.
 */
final class Locks {
    private static final int MAX_LOCKED = 1_000_000;
    private static final int MAX_EXPIRED = 10_000;

    private static final class Lock {
        private final Duration time;
        private final Set<String> features;
        private long end;

        Lock(Duration time, Collection<String> features, long now) {
            this.time = time;
            this.features = new TreeSet<>(features);
            renew(now);
        }

        void renew(long now) {
            end = now + time.toNanos();
        }
    }

    /**
     * What was locked.
     *
     * @param id names the lock; hard to guess
     * @param locked feature ids
     * @param others feature ids that somebody else has locked
     */
    record Answer(String id, List<String> locked, List<String> others) {}

    private final LongSupplier nanos;
    private final Map<String, Lock> locks = new HashMap<>();
    private final Map<String, String> holders = new HashMap<>();
    private final Map<String, Boolean> expired = new LastUsed<>(MAX_EXPIRED);

    /** @param nanos the machine's monotonic time */
    Locks(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Locks features.
     *
     * @param all whether to lock all or none
     * @throws GewuException {@code LOCKED} if somebody else holds one of them and all are wanted
     */
    synchronized Answer acquire(Collection<String> features, Duration time, boolean all) {
        sweep();
        List<String> mine = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String feature : features) {
            (holders.containsKey(feature) ? others : mine).add(feature);
        }
        if (all && !others.isEmpty()) {
            throw new GewuException(
                    ErrorCode.LOCKED,
                    "",
                    "Somebody else holds a lock on " + others.size() + " of the features, as " + others.get(0));
        }
        if (holders.size() + mine.size() > MAX_LOCKED) {
            throw new GewuException(ErrorCode.LIMIT_EXCEEDED, "", "More than " + MAX_LOCKED + " features are locked");
        }
        String id = UUID.randomUUID().toString();
        locks.put(id, new Lock(time, mine, nanos.getAsLong()));
        mine.forEach(feature -> holders.put(feature, id));
        return new Answer(id, mine, others);
    }

    /**
     * Begins the time of a lock anew.
     *
     * @throws GewuException {@code LOCK_EXPIRED} if there is no such lock any more, whether there was one or not
     */
    synchronized Answer renew(String id) {
        sweep();
        Lock lock = locks.get(id);
        if (lock == null) {
            throw new GewuException(ErrorCode.LOCK_EXPIRED, "lockId", "There is no lock \"" + id + "\" any more");
        }
        lock.renew(nanos.getAsLong());
        return new Answer(id, List.copyOf(lock.features), List.of());
    }

    /**
     * Holds only for the moment: whoever writes checks again after it has the store to itself.
     *
     * @param id of the lock that a transaction names; empty for none
     * @throws GewuException {@code UNKNOWN_LOCK} or {@code LOCK_EXPIRED} if there is no such lock
     */
    synchronized void check(String id) {
        sweep();
        if (!id.isEmpty()) {
            held(id);
        }
    }

    /**
     * Lets a transaction write a feature.
     *
     * @throws GewuException {@code MISSING_PARAMETER} or {@code UNKNOWN_LOCK} if somebody else has locked it
     */
    synchronized void check(String id, String feature) {
        String holder = holders.get(feature);
        if (holder != null && !holder.equals(id)) {
            throw new GewuException(
                    id.isEmpty() ? ErrorCode.MISSING_PARAMETER : ErrorCode.UNKNOWN_LOCK,
                    "lockId",
                    "Somebody holds a lock on " + feature + (id.isEmpty() ? "; expected its lockId" : ""));
        }
    }

    /**
     * Lets go after a transaction.
     *
     * @param touched features to let go of; all of the lock's if {@code all}
     */
    synchronized void release(String id, Collection<String> touched, boolean all) {
        Lock lock = locks.get(id);
        if (lock == null) {
            return;
        }
        List<String> gone = List.copyOf(all ? lock.features : touched);
        for (String feature : gone) {
            if (lock.features.remove(feature)) {
                holders.remove(feature);
            }
        }
        if (lock.features.isEmpty()) {
            locks.remove(id);
        }
    }

    private Lock held(String id) {
        sweep();
        Lock lock = locks.get(id);
        if (lock != null) {
            return lock;
        }
        throw expired.containsKey(id)
                ? new GewuException(ErrorCode.LOCK_EXPIRED, "lockId", "Lock " + id + " has expired")
                : new GewuException(ErrorCode.UNKNOWN_LOCK, "lockId", "There is no lock \"" + id + "\"");
    }

    private void sweep() {
        long now = nanos.getAsLong();
        locks.entrySet().removeIf(entry -> {
            boolean over = now - entry.getValue().end >= 0;
            if (over) {
                expired.put(entry.getKey(), true);
                entry.getValue().features.forEach(holders::remove);
            }
            return over;
        });
    }
}
