package io.gewu.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One TDB2 database, in a numbered folder; it counts once it is finished. Its sizes may be asked at any time, the rest
 * by one thread.
 */
final class GraphGeneration {
    private static final Logger LOG = LoggerFactory.getLogger(GraphGeneration.class);
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

    private final Path parent;
    private final int number;
    private final Path folder;
    private final DatasetGraph data;
    private volatile long live;

    private GraphGeneration(Path parent, int number) {
        this.parent = parent;
        this.number = number;
        this.folder = folder(parent, number);
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot make the folder " + folder, failure);
        }
        this.data = DatabaseMgr.connectDatasetGraph(folder.toString(), PARAMETERS);
    }

    private static Path folder(Path parent, int number) {
        return parent.resolve(String.valueOf(number));
    }

    /**
     * Opens the newest whole database of a folder and deletes all others; makes an empty one where there is none.
     *
     * @throws UncheckedIOException if the folder cannot be written
     */
    static GraphGeneration newest(Path parent) {
        try {
            Files.createDirectories(parent);
            List<Integer> numbers = numbers(parent);
            Optional<Integer> newest = numbers.stream()
                    .filter(number -> Files.exists(folder(parent, number).resolve(FINISHED)))
                    .max(Comparator.naturalOrder());
            for (int number : numbers) {
                if (newest.isEmpty() || number != newest.get()) {
                    delete(folder(parent, number));
                }
            }
            GraphGeneration generation = new GraphGeneration(parent, newest.orElse(1));
            if (newest.isEmpty()) {
                generation.finish(generation.bytes());
            } else {
                generation.live = Long.parseLong(
                        Files.readString(generation.folder.resolve(FINISHED), StandardCharsets.US_ASCII)
                                .strip());
            }
            return generation;
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

    /** An empty database beside this one, not finished. */
    GraphGeneration next() {
        try {
            // what an earlier one left when it could not be deleted
            delete(folder(parent, number + 1));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot delete " + folder(parent, number + 1), failure);
        }
        return new GraphGeneration(parent, number + 1);
    }

    DatasetGraph data() {
        return data;
    }

    /** Bytes that it takes. */
    long bytes() {
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

    /** Bytes without what was replaced, as far as that is known. */
    long liveBytes() {
        return live;
    }

    /** Bytes that may still be written beside it. */
    long freeBytes() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + folder, failure);
        }
    }

    /** Counts from now on, with so many bytes that are not replaced. */
    void finish(long bytes) {
        live = bytes;
        try {
            Path draft = folder.resolve(DRAFT);
            Files.writeString(draft, Long.toString(bytes), StandardCharsets.US_ASCII);
            Files.move(draft, folder.resolve(FINISHED), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write in " + folder, failure);
        }
    }

    void close() {
        TDBInternal.expel(data);
    }

    /** Closes and deletes it. */
    void drop() {
        close();
        try {
            delete(folder);
        } catch (IOException failure) {
            // it goes at the next start
            LOG.warn("Cannot delete {}", folder, failure);
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
}
