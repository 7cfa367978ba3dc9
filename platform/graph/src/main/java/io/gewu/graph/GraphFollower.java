package io.gewu.graph;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the graph in step on a thread of its own, so that a commit does not wait for it: who asks the graph waits
 * instead, until it shows the commits that were answered before the question came. Safe for many threads.
 */
final class GraphFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GraphFollower.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /**
     * How far the graph was brought.
     *
     * @param complete whether every layer shows the commit; if not, it is tried again in a while
     */
    record Followed(long commit, boolean complete) {}

    private static final Duration BATCH = Duration.ofSeconds(1);

    private final Supplier<Followed> follow;
    private final Thread thread;
    private long newest;
    private long answered;
    private long shown;
    /** Null while all is well. */
    private Throwable failure;

    /** Times that following was tried, for better or worse. */
    private int attempts;

    /** How many wait for a commit. */
    private int waiting;

    private long followedAt = System.nanoTime();
    private boolean asked;
    private boolean again;
    private boolean closed;

    /** @param follow brings the graph up to the newest commit */
    GraphFollower(Supplier<Followed> follow) {
        this.follow = follow;
        this.thread = new Thread(this::run, "gewu-graph");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** A commit is durable. */
    synchronized void committed(long commit) {
        if (commit > newest) {
            newest = commit;
            notifyAll();
        }
    }

    /** Whoever made a commit is about to be answered. */
    synchronized void answered(long commit) {
        answered = Math.max(answered, commit);
    }

    /** The newest commit that questions must see. */
    synchronized long answered() {
        return answered;
    }

    /** The newest commit this was told of. */
    synchronized long newest() {
        return newest;
    }

    /** What somebody else brought the graph up to. */
    synchronized void reached(Followed followed) {
        shown = Math.max(shown, followed.commit());
        newest = Math.max(newest, followed.commit());
        again = !followed.complete();
        notifyAll();
    }

    /**
     * Waits until the graph shows a commit.
     *
     * @throws GewuException {@code STORE_UNAVAILABLE} if it cannot, or not in time
     */
    synchronized void await(long commit, Duration longest) {
        if (shown >= commit) {
            return;
        }
        waiting++;
        notifyAll();
        try {
            awaitShown(commit, longest);
        } finally {
            waiting--;
        }
    }

    private void awaitShown(long commit, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        int before = attempts;
        while (shown < commit) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            // what failed before the question may work by now
            boolean failedSince = failure != null && attempts > before;
            if (failedSince || millis <= 0 || closed) {
                throw new GewuException(
                        ErrorCode.STORE_UNAVAILABLE,
                        "",
                        "The graph shows commit " + shown + " and the store is at " + commit
                                + (failure == null ? "" : ": " + fault()),
                        failure);
            }
            if (failure != null && !asked) {
                asked = true;
                notifyAll();
            }
            try {
                wait(millis);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new GewuException(ErrorCode.STORE_UNAVAILABLE, "", "The server is stopping", stopping);
            }
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (awaitNews()) {
                if (followed()) {
                    pause = FIRST_PAUSE;
                } else {
                    rest(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            }
        } catch (InterruptedException closing) {
            LOG.debug("The graph is followed no longer");
        }
    }

    /** Each transaction of the database costs disk, few for many commits cost less: while nobody asks, it can wait. */
    private synchronized boolean awaitNews() throws InterruptedException {
        while (!closed) {
            boolean isNews = newest > shown || again;
            long millis = waiting > 0 || again ? 0 : BATCH.toMillis() - (System.nanoTime() - followedAt) / 1_000_000;
            if (isNews && millis <= 0) {
                break;
            }
            wait(isNews ? millis : 0);
        }
        again = false;
        followedAt = System.nanoTime();
        return !closed;
    }

    private boolean followed() {
        try {
            Followed followed = follow.get();
            synchronized (this) {
                failure = null;
                attempts++;
                reached(followed);
            }
            return followed.complete();
        } catch (RuntimeException | InternalError broken) {
            // a full disk under mapped memory is an InternalError
            LOG.error("The graph could not follow the store", broken);
            synchronized (this) {
                failure = broken;
                attempts++;
                again = true;
                notifyAll();
            }
            return false;
        }
    }

    /** Shorter when somebody asks, or when a commit shows that the store is there. */
    private synchronized void rest(Duration pause) throws InterruptedException {
        long start = System.nanoTime();
        long before = newest;
        asked = false;
        while (!closed) {
            boolean isUrgent = asked || newest > before;
            Duration wanted = isUrgent ? FIRST_PAUSE : pause;
            long millis = wanted.toMillis() - (System.nanoTime() - start) / 1_000_000;
            boolean isOnlyIncomplete = failure == null && newest > shown;
            if (millis <= 0 || isOnlyIncomplete) {
                return;
            }
            wait(millis);
        }
    }

    /** Why the graph is behind; empty if it is not, or only on its way. */
    synchronized String fault() {
        if (failure == null) {
            return "";
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            // the database must not be closed under a transaction
            thread.join(10_000);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
