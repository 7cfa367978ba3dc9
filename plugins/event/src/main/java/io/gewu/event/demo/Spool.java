package io.gewu.event.demo;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * The rows of all issues by layer, in files: layers are filled one after the other, and issues are led only once. Holds
 * nothing but rows that this process has written itself.
 */
final class Spool {
    /** Lives that are led side by side. */
    private static final int BATCH = 1000;

    private static final GeometryFactory DEGREES = new GeometryFactory(new PrecisionModel(), 4490);

    private final Path folder;

    private Spool(Path folder) {
        this.folder = folder;
    }

    /**
     * Leads all lives and writes down their rows.
     *
     * @param folder made anew
     */
    static Spool of(Path folder, IssueSimulation life, int lives, List<String> layers) {
        Spool spool = new Spool(folder);
        spool.delete();
        Map<String, ObjectOutputStream> files = new LinkedHashMap<>();
        try {
            Files.createDirectories(folder);
            for (String layer : layers) {
                files.put(
                        layer,
                        new ObjectOutputStream(new BufferedOutputStream(
                                new GZIPOutputStream(Files.newOutputStream(spool.file(layer)), 1 << 16), 1 << 16)));
            }
            for (int start = 0; start < lives; start += BATCH) {
                List<RowsInMemory> led = IntStream.range(start, Math.min(lives, start + BATCH))
                        .parallel()
                        .mapToObj(life::lead)
                        .toList();
                for (Map.Entry<String, ObjectOutputStream> file : files.entrySet()) {
                    for (RowsInMemory rows : led) {
                        for (Map<String, Object> row : rows.of(file.getKey())) {
                            file.getValue().writeObject(plain(row));
                        }
                    }
                    // what was written need not be remembered
                    file.getValue().reset();
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } finally {
            files.values().forEach(Spool::close);
        }
        return spool;
    }

    /** With nothing but classes of the JDK: whoever reads it back need not see those of geometry. */
    private static Map<String, Object> plain(Map<String, Object> row) {
        Map<String, Object> plain = new HashMap<>(row);
        plain.replaceAll(
                (name, value) -> value instanceof Point point ? new double[] {point.getX(), point.getY()} : value);
        return plain;
    }

    private static Map<String, Object> whole(Map<String, Object> plain) {
        plain.replaceAll((name, value) ->
                value instanceof double[] xy ? DEGREES.createPoint(new Coordinate(xy[0], xy[1])) : value);
        return plain;
    }

    private static void close(ObjectOutputStream file) {
        try {
            file.close();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Path file(String layer) {
        return folder.resolve(layer + ".rows.gz");
    }

    /** Pushes the rows of a layer. */
    void rows(String layer, Consumer<Map<String, ?>> sink) {
        try (ObjectInputStream file = new ObjectInputStream(
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file(layer)), 1 << 16), 1 << 16))) {
            while (true) {
                @SuppressWarnings("unchecked") // nothing else was written
                Map<String, Object> row = (Map<String, Object>) file.readObject();
                sink.accept(whole(row));
            }
        } catch (EOFException end) {
            // all rows are out
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException("Rows hold nothing but values of layers", impossible);
        }
    }

    /** Removes the files. */
    void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
