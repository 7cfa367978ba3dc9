package io.gewu.graph;

import io.gewu.graph.GraphFollower.Followed;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.sparql.core.DatasetGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a new database in the place of the graph's: a copy when what was replaced takes more room than what is there, or
 * one made anew from the store. Everybody goes on with the old one meanwhile; the new one follows the same log.
 */
final class GraphCompaction implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GraphCompaction.class);
    private static final int LOOK_SECONDS = 10;

    /** Brings databases up to date and hands them over. */
    interface Successor {
        /** A writer of a database, with what plugins bring along. */
        GraphProjector prepare(DatasetGraph data);

        /** Follows the log, as far as it goes. */
        Followed follow(GraphProjector projector);

        /** Follows the rest while nothing else writes, and then runs the switch; how far it came. */
        Followed take(GraphProjector projector, DatasetGraph data, Runnable use);
    }

    private final GraphDatabase data;
    private final Successor successor;
    private final Consumer<Followed> reached;
    private final long spare;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    /** Not before the folder has this size. */
    private volatile long patience;

    /**
     * Looks at the folder from now on.
     *
     * @param reached hears what a new database shows
     * @param spare bytes that replaced versions may take beyond twice the size of the graph itself
     */
    GraphCompaction(GraphDatabase data, Successor successor, Consumer<Followed> reached, long spare) {
        this.data = data;
        this.successor = successor;
        this.reached = reached;
        this.spare = spare;
        this.thread = new Thread(this::run, "gewu-graph-renewal");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    private void run() {
        try {
            while (!closed.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
                look();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Compacts if it is time. */
    void look() {
        try {
            long size = data.bytes();
            if (!data.isLoading() && size > Math.max(patience, 2 * data.liveBytes() + spare)) {
                patience = size + spare;
                compactIfThereIsRoom(size);
            }
        } catch (RuntimeException | InternalError failure) {
            // a full disk under mapped memory is an InternalError; the old database goes on
            if (!isClosed()) {
                LOG.error("The graph could not be compacted; tried again when it has grown", failure);
            }
        }
    }

    /** The store's next commit needs room more than the graph does. */
    private void compactIfThereIsRoom(long size) {
        long needed = data.liveBytes() + spare;
        long free = data.freeBytes();
        if (free < needed) {
            LOG.warn(
                    "The graph's folder has {} MB and is not compacted: for a copy {} MB should be free, {} MB are",
                    size >> 20,
                    needed >> 20,
                    free >> 20);
        } else {
            compact();
        }
    }

    /** Gives back the room of what was replaced. */
    void compact() {
        renew(draft -> {
            draft.copy(this::isClosed);
            return successor.prepare(draft.data());
        });
    }

    /**
     * Makes everything anew from the store.
     *
     * @throws IllegalStateException if a layer cannot be read
     */
    void rebuild() {
        renew(draft -> {
            GraphProjector projector = successor.prepare(draft.data());
            if (!successor.follow(projector).complete()) {
                throw new IllegalStateException(
                        "The graph stays as it is, these layers cannot be read: " + projector.behind());
            }
            return projector;
        });
    }

    private synchronized void renew(Function<GraphDatabase.Draft, GraphProjector> fill) {
        long start = System.nanoTime();
        long before = data.bytes();
        try (GraphDatabase.Draft draft = data.draft()) {
            GraphProjector projector = fill.apply(draft);
            // what came during the long first part, and what came during that
            successor.follow(projector);
            successor.follow(projector);
            reached.accept(successor.take(projector, draft.data(), draft::use));
        }
        patience = 0;
        LOG.info(
                "The graph's folder went from {} to {} MB in {} s",
                before >> 20,
                data.bytes() >> 20,
                (System.nanoTime() - start) / 1_000_000_000);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            // the database must not be closed under a transaction
            thread.join(10_000);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }
}
