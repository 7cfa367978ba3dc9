package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.store.CommitEvent;
import io.gewu.api.store.CommitListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listener and how far it has followed: it is told of commits in their order, by one thread at a time, each until
 * it does not fail. Safe for many threads.
 */
final class ListenerQueue {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerQueue.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final LazyService<CommitListener> listener;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile long position;
    private volatile String fault = "";
    /** For the lock's holder. */
    private Duration pause = FIRST_PAUSE;

    private long againAt;

    /** @param position the commit after which the listener is told */
    ListenerQueue(LazyService<CommitListener> listener, long position) {
        this.listener = listener;
        this.position = position;
    }

    LazyService<CommitListener> listener() {
        return listener;
    }

    /** The newest commit that the listener has followed. */
    long position() {
        return position;
    }

    /** Where a listener begins that was there before the store. */
    void startAt(long commit) {
        position = commit;
    }

    /** Why the listener is behind; empty if it is not. */
    String fault() {
        return fault;
    }

    /**
     * Tells the listener of commits up to one; waits while another thread does.
     *
     * @param commits gives the next ones after a commit, as far as that one
     */
    void follow(long upTo, LongFunction<List<CommitEvent>> commits) {
        if (position >= upTo || turn.isHeldByCurrentThread()) {
            // a listener that writes in spite of its contract is told later
            return;
        }
        turn.lock();
        try {
            tell(upTo, commits);
        } finally {
            turn.unlock();
        }
    }

    /** As {@link #follow}, unless another thread goes on telling for so long. */
    void follow(long upTo, LongFunction<List<CommitEvent>> commits, long nanos) throws InterruptedException {
        if (position < upTo && turn.tryLock(nanos, TimeUnit.NANOSECONDS)) {
            try {
                tell(upTo, commits);
            } finally {
                turn.unlock();
            }
        }
    }

    private void tell(long upTo, LongFunction<List<CommitEvent>> commits) {
        if (!fault.isEmpty() && System.nanoTime() < againAt) {
            return;
        }
        while (position < upTo) {
            List<CommitEvent> next;
            try {
                next = commits.apply(position);
            } catch (GewuException unavailable) {
                LOG.warn("The log cannot be read after commit {}: {}", position, unavailable.getMessage());
                return;
            }
            if (next.isEmpty()) {
                // numbers may be missing
                position = upTo;
            }
            for (CommitEvent commit : next) {
                if (!notified(commit)) {
                    return;
                }
                position = commit.number();
            }
        }
        if (!fault.isEmpty()) {
            LOG.info("A listener follows commits again: {}", position);
            fault = "";
        }
        pause = FIRST_PAUSE;
    }

    private boolean notified(CommitEvent commit) {
        Optional<CommitListener> present = Optional.empty();
        try {
            present = listener.get();
            if (present.isPresent()) {
                present.get().committed(commit);
                return true;
            }
            behind("a listener of commits cannot start", commit, null);
        } catch (GewuException failure) {
            // not the listener's fault
            if (failure.code() == ErrorCode.STORE_UNAVAILABLE) {
                LOG.warn("Commit {} cannot be followed now: {}", commit.number(), failure.getMessage());
            } else {
                failed(present, commit, failure);
            }
        } catch (RuntimeException | LinkageError failure) {
            failed(present, commit, failure);
        }
        return false;
    }

    private void failed(Optional<CommitListener> present, CommitEvent commit, Throwable failure) {
        String name = present.map(l -> l.getClass().getName()).orElse("a listener of commits");
        behind(name + " did not follow commit " + commit.number() + ": " + failure.getMessage(), commit, failure);
    }

    private void behind(String reason, CommitEvent commit, Throwable failure) {
        LOG.error("Tries again in {} ms: commit {}: {}", pause.toMillis(), commit.number(), reason, failure);
        fault = reason;
        againAt = System.nanoTime() + pause.toNanos();
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
}
