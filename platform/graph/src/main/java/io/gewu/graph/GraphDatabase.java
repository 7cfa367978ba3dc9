package io.gewu.graph;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.system.Txn;

/**
 * The TDB2 database in use, which another one can take the place of while everybody goes on: a transaction stays with
 * the database in which it began. TDB2 never uses room again, and its own compaction holds up whoever writes. Safe for
 * many threads, with a transaction for each.
 */
final class GraphDatabase extends DatasetGraphWrapper implements AutoCloseable {
    /** Of threads within a transaction. */
    private final Map<Thread, GraphGeneration> begun = new ConcurrentHashMap<>();

    /** How many transactions each has; guarded by this. */
    private final Map<GraphGeneration, Integer> users = new HashMap<>();

    private final AtomicInteger loads = new AtomicInteger();
    private volatile GraphGeneration current;

    private GraphDatabase(GraphGeneration current) {
        super(null, current.data().getContext());
        this.current = current;
    }

    /**
     * Opens the newest whole database of a folder, and makes an empty one where there is none.
     *
     * @throws java.io.UncheckedIOException if the folder cannot be written
     */
    static GraphDatabase open(Path folder) {
        return new GraphDatabase(GraphGeneration.newest(folder));
    }

    /** The database of the caller's transaction, or the one in use. */
    @Override
    public DatasetGraph get() {
        return begun.getOrDefault(Thread.currentThread(), current).data();
    }

    @Override
    public void begin() {
        begin(TxnType.READ_PROMOTE);
    }

    @Override
    public void begin(ReadWrite mode) {
        begin(TxnType.convert(mode));
    }

    @Override
    public void begin(TxnType type) {
        GraphGeneration generation = enter();
        try {
            generation.data().begin(type);
        } catch (RuntimeException | Error failure) {
            leave(generation);
            throw failure;
        }
    }

    @Override
    public void end() {
        GraphGeneration generation = begun.get(Thread.currentThread());
        if (generation == null) {
            return;
        }
        try {
            generation.data().end();
        } finally {
            leave(generation);
        }
    }

    private synchronized GraphGeneration enter() {
        GraphGeneration generation = current;
        users.merge(generation, 1, Integer::sum);
        begun.put(Thread.currentThread(), generation);
        return generation;
    }

    private void leave(GraphGeneration generation) {
        begun.remove(Thread.currentThread());
        boolean isLast;
        synchronized (this) {
            users.computeIfPresent(generation, (g, count) -> count == 1 ? null : count - 1);
            isLast = generation != current && !users.containsKey(generation);
        }
        if (isLast) {
            generation.drop();
        }
    }

    /** Bytes of the database in use. */
    long bytes() {
        return current.bytes();
    }

    /** Bytes of the database in use without what was replaced, as far as that is known. */
    long liveBytes() {
        return current.liveBytes();
    }

    /** Bytes that may still be written beside it. */
    long freeBytes() {
        return current.freeBytes();
    }

    /**
     * Runs a transaction that writes whole layers; it is long, and whoever wants to copy had better wait.
     *
     * @param isNew whether it replaces nothing, so that what it adds is no room to be given back
     */
    long load(boolean isNew, LongSupplier transaction) {
        loads.incrementAndGet();
        try {
            GraphGeneration generation = current;
            long before = generation.bytes();
            long count = transaction.getAsLong();
            if (isNew) {
                generation.finish(generation.liveBytes() + generation.bytes() - before);
            }
            return count;
        } finally {
            loads.decrementAndGet();
        }
    }

    boolean isLoading() {
        return loads.get() > 0;
    }

    /** A new database, empty. */
    Draft draft() {
        return new Draft();
    }

    /** A database that is being filled beside the one in use; one at a time. Closing gives up what is not in use. */
    final class Draft implements AutoCloseable {
        private final GraphGeneration generation = current.next();

        DatasetGraph data() {
            return generation.data();
        }

        /**
         * Takes all that the database in use has now.
         *
         * @param stop asked now and then whether to leave off
         */
        void copy(BooleanSupplier stop) {
            DatasetGraph copy = generation.data();
            Txn.executeRead(
                    GraphDatabase.this,
                    () -> Txn.executeWrite(
                            copy,
                            () -> find().forEachRemaining(quad -> {
                                if (stop.getAsBoolean()) {
                                    throw new IllegalStateException("The copy of the graph was given up");
                                }
                                copy.add(quad);
                            })));
        }

        /** Is what new transactions see from now on. */
        void use() {
            generation.finish(generation.bytes());
            GraphGeneration old;
            boolean isUnused;
            synchronized (GraphDatabase.this) {
                old = current;
                current = generation;
                isUnused = !users.containsKey(old);
            }
            if (isUnused) {
                old.drop();
            }
        }

        @Override
        public void close() {
            if (current != generation) {
                generation.drop();
            }
        }
    }

    @Override
    public void close() {
        current.close();
    }
}
