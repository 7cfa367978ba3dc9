package io.gewu.store;

import io.gewu.api.GewuException;
import io.gewu.api.change.ChangeListener;
import io.gewu.api.change.PendingCommit;
import io.gewu.api.store.Commit;
import io.gewu.api.store.CommitListener;
import io.gewu.api.store.FeatureChange;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is asked before a commit and told after it. Safe for many threads. */
final class CommitAudience implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommitAudience.class);
    private static final int WATCH_MILLIS = 500;

    /**
     * A listener, or where to find it.
     *
     * @param identity tells it from others
     */
    private record Ranked(Object identity, Supplier<ChangeListener> source, int ranking) {
        /** Null once its plugin is gone. */
        ChangeListener listener() {
            return source.get();
        }
    }

    private final List<CommitListener> followers = new CopyOnWriteArrayList<>();
    private volatile List<Ranked> listeners = List.of();
    /** The newest commit that the followers were told of. */
    private final AtomicLong told = new AtomicLong();

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "gewu-store-watch");
        thread.setDaemon(true);
        return thread;
    });

    void add(CommitListener follower) {
        followers.add(follower);
    }

    void unfollow(CommitListener follower) {
        followers.remove(follower);
    }

    /** @param ranking the highest is asked first */
    synchronized void add(Object identity, Supplier<ChangeListener> listener, int ranking) {
        listeners = Stream.concat(listeners.stream(), Stream.of(new Ranked(identity, listener, ranking)))
                .sorted(Comparator.comparingInt(Ranked::ranking).reversed())
                .toList();
    }

    synchronized void remove(Object identity) {
        listeners = listeners.stream()
                .filter(ranked -> !ranked.identity().equals(identity))
                .toList();
    }

    /**
     * From now on tells followers of commits of other servers as well.
     *
     * @param position the number of the newest commit
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the task answers for its own failures
    void watch(LongSupplier position) {
        watch.scheduleWithFixedDelay(() -> look(position), WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look(LongSupplier position) {
        try {
            long newest = position.getAsLong();
            if (newest > told.get()) {
                tell(newest);
            }
        } catch (GewuException unavailable) {
            LOG.debug("The store's position cannot be read now", unavailable);
        }
    }

    void before(PendingCommit commit) {
        present().forEach(listener -> listener.before(commit));
    }

    void after(Commit commit, List<FeatureChange> changes) {
        tell(commit.number());
        present().forEach(listener -> told(listener, commit.number(), () -> listener.after(commit, changes)));
    }

    private Stream<ChangeListener> present() {
        return listeners.stream().map(Ranked::listener).filter(Objects::nonNull);
    }

    private void tell(long commit) {
        told.accumulateAndGet(commit, Math::max);
        followers.forEach(follower -> told(follower, commit, () -> follower.committed(commit)));
    }

    private static void told(Object who, long commit, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException behind) {
            LOG.error("{} did not follow commit {}", who.getClass().getName(), commit, behind);
        }
    }

    @Override
    public void close() {
        watch.shutdown();
    }
}
