package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.store.CommitEvent;
import io.gewu.api.store.CommitListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of every commit in the log: those made here at once, on the thread of the writer, who is answered
 * afterwards; those of other servers when the log is looked at, which happens twice a second and whenever somebody
 * waits. Safe for many threads.
 */
final class CommitFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommitFeed.class);
    private static final int LOOK_MILLIS = 500;
    private static final int WAIT_MILLIS = 50;
    /** A commit that is not in the log yet may be on its way from another server for so long. */
    private static final Duration UNKNOWN = Duration.ofSeconds(1);

    private static final int AT_ONCE = 200;

    /** Views first: other listeners may read them. */
    private final List<ListenerQueue> queues = new CopyOnWriteArrayList<>();

    /** Commits that are being told of, so that not every listener reads them from the log. */
    private final ConcurrentSkipListMap<Long, CommitEvent> current = new ConcurrentSkipListMap<>();

    /** The newest commit that is known of. */
    private final AtomicLong newest = new AtomicLong();

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "gewu-store-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile CommitLog log;

    /**
     * Begins after the newest commit of a log.
     *
     * @param isShared whether other servers write it as well
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the task answers for its own failures
    void start(CommitLog of, boolean isShared) {
        long position = of.position();
        newest.set(position);
        queues.forEach(queue -> queue.startAt(position));
        log = of;
        watch.scheduleWithFixedDelay(() -> watch(isShared), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void addFirst(CommitListener listener) {
        queues.add(0, new ListenerQueue(new LazyService<>(listener), newest.get()));
    }

    void add(LazyService<CommitListener> listener) {
        queues.add(new ListenerQueue(listener, newest.get()));
    }

    void remove(CommitListener listener) {
        removeIf(queue -> queue.listener().get().filter(l -> l == listener).isPresent());
    }

    void remove(ServiceReference<?> reference) {
        removeIf(queue -> queue.listener().isOf(reference));
    }

    private void removeIf(Predicate<ListenerQueue> which) {
        List<ListenerQueue> gone = queues.stream().filter(which).toList();
        queues.removeAll(gone);
        gone.forEach(queue -> queue.listener().release());
    }

    /** A commit was made here; called before the next writer's turn, {@link #tell} afterwards. */
    void made(CommitEvent commit) {
        current.put(commit.number(), commit);
        newest.accumulateAndGet(commit.number(), Math::max);
    }

    /** Returns when every listener was told of a commit that was made here. */
    void tell(long commit) {
        try {
            queues.forEach(queue -> queue.follow(commit, this::after));
        } finally {
            current.remove(commit);
        }
    }

    /** The next commits after one. */
    private List<CommitEvent> after(long position) {
        CommitEvent known = current.get(position + 1);
        return known != null ? List.of(known) : log.events(position, newest.get(), AT_ONCE);
    }

    private void watch(boolean isShared) {
        try {
            if (isShared) {
                look();
            }
            long upTo = newest.get();
            queues.forEach(queue -> queue.follow(upTo, this::after));
        } catch (RuntimeException unavailable) {
            LOG.debug("The log of commits cannot be followed now", unavailable);
        }
    }

    /** Finds out what other servers committed. */
    private void look() {
        long position = log.position();
        long known = newest.get();
        if (position > known) {
            List<CommitEvent> news = log.events(known, position, AT_ONCE);
            news.forEach(commit -> current.putIfAbsent(commit.number(), commit));
            newest.accumulateAndGet(position, Math::max);
            try {
                queues.forEach(queue -> queue.follow(position, this::after));
            } finally {
                news.forEach(commit -> current.remove(commit.number(), commit));
            }
        }
    }

    /** As {@link io.gewu.api.store.FeatureStore#awaitCommit}. */
    void await(long number, Duration longest) {
        long start = System.nanoTime();
        while (followed() < number) {
            long left = longest.toNanos() - (System.nanoTime() - start);
            long position = Math.max(newest.get(), number > newest.get() ? log.position() : 0);
            boolean isUnknown = position < number;
            if (left <= 0 || (isUnknown && System.nanoTime() - start > UNKNOWN.toNanos())) {
                throw new GewuException(
                        ErrorCode.STORE_UNAVAILABLE,
                        "Gewu-Commit",
                        isUnknown
                                ? "Commit " + number + " is not there: the newest commit is " + position
                                : "This server shows commit " + followed() + " and not yet commit " + number);
            }
            newest.accumulateAndGet(position, Math::max);
            follow(Math.min(position, number), left);
            if (followed() < number) {
                rest();
            }
        }
    }

    private void follow(long upTo, long left) {
        try {
            for (ListenerQueue queue : queues) {
                queue.follow(upTo, this::after, left);
            }
        } catch (InterruptedException stopping) {
            throw stopping(stopping);
        }
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(WAIT_MILLIS);
        } catch (InterruptedException stopping) {
            throw stopping(stopping);
        }
    }

    private static GewuException stopping(InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return new GewuException(ErrorCode.STORE_UNAVAILABLE, "", "The server is stopping", stopping);
    }

    /** The newest commit that all listeners have followed, but for those that failed. */
    private long followed() {
        return queues.stream()
                .filter(queue -> queue.fault().isEmpty())
                .mapToLong(ListenerQueue::position)
                .min()
                .orElse(newest.get());
    }

    /** What is wrong with listeners. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        queues.stream()
                .map(ListenerQueue::fault)
                .filter(fault -> !fault.isEmpty())
                .forEach(faults::add);
        return faults;
    }

    @Override
    public void close() {
        watch.shutdown();
    }
}
