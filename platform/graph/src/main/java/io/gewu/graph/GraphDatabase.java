package io.gewu.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TDB2 database in use, in a numbered folder, which another one can take the place of while everybody goes on: a
 * transaction stays with the database in which it began. TDB2 never uses room again, and its own compaction holds up
 * whoever writes. Safe for many threads, with a transaction for each.
 */
final class GraphDatabase extends DatasetGraphWrapper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GraphDatabase.class);
    /** In the folder of a whole database: bytes without what was replaced; a folder without was left half-written. */
    private static final String FINISHED = "finished";

    /** What becomes that file at once; it comes and goes while sizes are added up. */
    private static final String DRAFT = "finished.new";
    /**
     * No cache of absent nodes: a query older than a commit could enter a node that is there since. Four indexes of
     * quads, in the order in which they are preferred, serve every pattern; each one more is written at every commit.
     */
    private static final StoreParams PARAMETERS = StoreParams.builder("gewu")
            .nodeMissCacheSize(0)
            .quadIndexes(new String[] {"SPOG", "POSG", "OSPG", "GPOS"})
            .build();

    private static final class Generation {
        private final int number;
        private final Path folder;
        private final DatasetGraph data;
        private int users;
        private boolean isReplaced;
        private volatile long live;

        Generation(Path parent, int number) {
            this.number = number;
            this.folder = parent.resolve(String.valueOf(number));
            try {
                Files.createDirectories(folder);
            } catch (IOException failure) {
                throw new UncheckedIOException("Cannot make the folder " + folder, failure);
            }
            this.data = DatabaseMgr.connectDatasetGraph(folder.toString(), PARAMETERS);
        }
    }

    private final Path parent;
    /** Of threads within a transaction. */
    private final Map<Thread, Generation> begun = new ConcurrentHashMap<>();

    private final AtomicInteger loads = new AtomicInteger();
    private volatile Generation current;

    private GraphDatabase(Path parent, Generation current) {
        super(null, current.data.getContext());
        this.parent = parent;
        this.current = current;
    }

    /**
     * Opens the newest whole database of a folder, and makes an empty one where there is none.
     *
     * @throws UncheckedIOException if the folder cannot be written
     */
    static GraphDatabase open(Path parent) {
        try {
            Files.createDirectories(parent);
            List<Integer> numbers = numbers(parent);
            Optional<Integer> newest = numbers.stream()
                    .filter(number -> Files.exists(parent.resolve(number + "/" + FINISHED)))
                    .max(Comparator.naturalOrder());
            for (int number : numbers) {
                if (newest.isEmpty() || number != newest.get()) {
                    delete(parent.resolve(String.valueOf(number)));
                }
            }
            Generation generation = new Generation(parent, newest.orElse(1));
            if (newest.isEmpty()) {
                finish(generation, bytes(generation.folder));
            } else {
                generation.live = Long.parseLong(
                        Files.readString(generation.folder.resolve(FINISHED), StandardCharsets.US_ASCII)
                                .strip());
            }
            return new GraphDatabase(parent, generation);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot open the graph in " + parent, failure);
        }
    }

    private static List<Integer> numbers(Path parent) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,9}"))
                    .map(Integer::valueOf)
                    .toList();
        }
    }

    /** The database of the caller's transaction, or the one in use. */
    @Override
    public DatasetGraph get() {
        Generation generation = begun.get(Thread.currentThread());
        return (generation == null ? current : generation).data;
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
        Generation generation = enter();
        try {
            generation.data.begin(type);
        } catch (RuntimeException | Error failure) {
            leave(generation);
            throw failure;
        }
    }

    @Override
    public void end() {
        Generation generation = begun.get(Thread.currentThread());
        if (generation == null) {
            return;
        }
        try {
            generation.data.end();
        } finally {
            leave(generation);
        }
    }

    private synchronized Generation enter() {
        Generation generation = current;
        generation.users++;
        begun.put(Thread.currentThread(), generation);
        return generation;
    }

    private void leave(Generation generation) {
        begun.remove(Thread.currentThread());
        boolean isLast;
        synchronized (this) {
            generation.users--;
            isLast = generation.isReplaced && generation.users == 0;
        }
        if (isLast) {
            drop(generation);
        }
    }

    /** Bytes of the database in use. */
    long bytes() {
        return bytes(current.folder);
    }

    /** Bytes of the database in use without what was replaced, as far as that is known. */
    long liveBytes() {
        return current.live;
    }

    /**
     * Runs a transaction that writes whole layers; it is long, and whoever wants to copy had better wait.
     *
     * @param isNew whether it replaces nothing, so that what it adds is no room to be given back
     */
    long load(boolean isNew, LongSupplier transaction) {
        loads.incrementAndGet();
        try {
            Generation generation = current;
            long before = bytes(generation.folder);
            long count = transaction.getAsLong();
            if (isNew) {
                finish(generation, generation.live + bytes(generation.folder) - before);
            }
            return count;
        } finally {
            loads.decrementAndGet();
        }
    }

    boolean isLoading() {
        return loads.get() > 0;
    }

    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            long sum = 0;
            for (Path file : (Iterable<Path>) files::iterator) {
                sum += file.endsWith(DRAFT) ? 0 : Files.size(file);
            }
            return sum;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + folder, failure);
        }
    }

    private static void finish(Generation generation, long live) {
        generation.live = live;
        try {
            Path draft = generation.folder.resolve(DRAFT);
            Files.writeString(draft, Long.toString(live), StandardCharsets.US_ASCII);
            Files.move(draft, generation.folder.resolve(FINISHED), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write in " + generation.folder, failure);
        }
    }

    /** A new database, empty. */
    Draft draft() {
        return new Draft();
    }

    /** A database that is being filled beside the one in use; one at a time. Closing gives up what is not in use. */
    final class Draft implements AutoCloseable {
        private final Generation generation;

        private Draft() {
            int number = current.number + 1;
            try {
                // what an earlier one left when it could not be deleted
                delete(parent.resolve(String.valueOf(number)));
            } catch (IOException failure) {
                throw new UncheckedIOException("Cannot delete " + parent.resolve(String.valueOf(number)), failure);
            }
            this.generation = new Generation(parent, number);
        }

        DatasetGraph data() {
            return generation.data;
        }

        /**
         * Takes all that the database in use has now.
         *
         * @param stop asked now and then whether to leave off
         */
        void copy(BooleanSupplier stop) {
            Txn.executeRead(
                    GraphDatabase.this,
                    () -> Txn.executeWrite(
                            generation.data,
                            () -> find().forEachRemaining(quad -> {
                                if (stop.getAsBoolean()) {
                                    throw new IllegalStateException("The copy of the graph was given up");
                                }
                                generation.data.add(quad);
                            })));
        }

        /** Is what new transactions see from now on. */
        void use() {
            finish(generation, GraphDatabase.bytes(generation.folder));
            Generation old = current;
            boolean isUnused;
            synchronized (GraphDatabase.this) {
                current = generation;
                old.isReplaced = true;
                isUnused = old.users == 0;
            }
            if (isUnused) {
                drop(old);
            }
        }

        @Override
        public void close() {
            if (current != generation) {
                drop(generation);
            }
        }
    }

    private static void drop(Generation generation) {
        TDBInternal.expel(generation.data);
        try {
            delete(generation.folder);
        } catch (IOException failure) {
            // it goes at the next start
            LOG.warn("Cannot delete {}", generation.folder, failure);
        }
        // mapped files keep their room until the maps are collected
        System.gc();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        // first, so that nobody takes the rest for whole
        Files.deleteIfExists(folder.resolve(FINISHED));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() {
        TDBInternal.expel(current.data);
    }
}
