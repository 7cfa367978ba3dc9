package io.gewu.graph;

import static io.gewu.graph.TestCity.GRID;
import static io.gewu.graph.TestCity.GRIDS;
import static io.gewu.graph.TestCity.PEOPLE;
import static io.gewu.graph.TestCity.PLAN;
import static io.gewu.graph.TestCity.PLANS;
import static io.gewu.graph.TestCity.TRUSTED;
import static io.gewu.graph.TestCity.square;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.plugin.Plugin;
import io.gewu.graph.GraphFollower.Followed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another database takes the place of the graph's, and nobody notices but by the room. */
final class GraphCompactionTest {
    private static final String ALL = "SELECT * { GRAPH ?g { ?s ?p ?o } }";
    private static final String COUNTS = "SELECT ?n { ?s a c:Grid ; c:households ?n }";

    @TempDir
    Path folder;

    private TestCity city;

    @BeforeEach
    void begin() {
        city = new TestCity(folder);
        city.store.put(PLAN, "p1", Map.of());
        city.graph.added(PLANS);
        city.graph.added(GRIDS);
        city.graph.added(PEOPLE);
    }

    @AfterEach
    void end() {
        city.graph.close();
    }

    private void change(int number) {
        Map<String, ?> row = Map.of("households", number, "plan", "p1", "geom", square(113, 23 + number % 7, 0.5));
        city.store.put(GRID, "g" + number % 9, row);
        city.commit();
    }

    private static List<String> databases(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    @Test
    void compactingKeepsAllAndGivesRoomBack() throws IOException {
        for (int i = 0; i < 600; i++) {
            change(i);
            city.select(COUNTS);
        }
        List<String> before = city.select(TRUSTED, ALL);
        long full = size(folder);
        city.graph.compact();
        assertThat(city.select(TRUSTED, ALL)).isEqualTo(before).hasSizeGreaterThan(50);
        assertThat(size(folder)).isLessThanOrEqualTo(full);
        assertThat(databases(folder)).containsExactly("2");
        change(600);
        assertThat(city.select(COUNTS)).contains("600");
        city.restart(PLANS, GRIDS, PEOPLE);
        assertThat(city.select(COUNTS)).contains("600");
    }

    @Test
    void whoReadsMeanwhileReadsToTheEndWhatWasThere() throws Exception {
        change(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch compacted = new CountDownLatch(1);
        CompletableFuture<Long> slow = CompletableFuture.supplyAsync(() -> city.graph.query(
                TRUSTED, QueryFactory.create("SELECT * { ?s ?p ?o }"), Duration.ofSeconds(60), execution -> {
                    RowSet rows = execution.select();
                    rows.next();
                    begun.countDown();
                    await(compacted);
                    long rest = 1;
                    for (; rows.hasNext(); rest++) {
                        rows.next();
                    }
                    return rest;
                }));
        await(begun);
        long count = Long.parseLong(
                city.select(TRUSTED, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").get(0));
        city.graph.compact();
        city.store.delete(GRID, "g1");
        city.commit();
        assertThat(city.select(COUNTS)).isEmpty();
        assertThat(databases(folder)).containsExactly("1", "2");
        compacted.countDown();
        assertThat(slow.get(60, TimeUnit.SECONDS)).isEqualTo(count);
        assertThat(databases(folder)).containsExactly("2");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    /** Every question after an answered commit shows it, whichever database it is put to. */
    @Test
    void commitsPluginsAndQuestionsGoOnMeanwhile() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> renewing = CompletableFuture.runAsync(() -> {
            for (int i = 0; !stop.get(); i++) {
                if (i % 3 == 2) {
                    city.graph.rebuild();
                } else {
                    city.graph.compact();
                }
            }
        });
        Random random = new Random(7);
        for (int i = 0; i < 150; i++) {
            change(i);
            assertThat(city.select(COUNTS)).contains(String.valueOf(i));
            if (random.nextInt(20) == 0) {
                String turtle = "<" + TestCity.NS + "Plan> <" + TestCity.NS + "round> " + i + " .";
                Plugin plugin = TestCity.plugin("planning", List.of(PLAN), turtle);
                city.graph.removed(PLANS);
                city.graph.added(plugin);
                assertThat(city.select("SELECT ?n { c:Plan c:round ?n }")).containsExactly(String.valueOf(i));
            }
        }
        stop.set(true);
        renewing.get(60, TimeUnit.SECONDS);
        List<String> renewed = city.select(TRUSTED, ALL);
        city.graph.rebuild();
        assertThat(city.select(TRUSTED, ALL)).isEqualTo(renewed);
    }

    @Test
    void whatWasLeftHalfWrittenIsNotTaken() throws IOException {
        change(5);
        city.graph.close();
        Files.createDirectories(folder.resolve("2/Data-0001"));
        Files.writeString(folder.resolve("2/Data-0001/nodes.dat"), "half");
        city.restart(PLANS, GRIDS, PEOPLE);
        assertThat(databases(folder)).containsExactly("1");
        assertThat(city.select(COUNTS)).containsExactly("5");
    }

    @Test
    void aLayerThatCannotBeReadEndsTheRebuildAndTheOldGraphStays() throws IOException {
        change(5);
        assertThat(city.select(COUNTS)).containsExactly("5");
        city.store.broken = "grid";
        assertThatThrownBy(() -> city.graph.rebuild()).hasMessageContaining("grid");
        city.store.broken = "";
        assertThat(city.select(COUNTS)).containsExactly("5");
        assertThat(databases(folder)).containsExactly("1");
    }

    @Test
    void aFolderThatGrewIsCompactedByItselfOnce() throws IOException {
        Path own = folder.resolve("own");
        Node one = NodeFactory.createURI(TestCity.NS + "one");
        try (GraphDatabase data = GraphDatabase.open(own);
                GraphCompaction compaction = new GraphCompaction(data, new Copies(), followed -> {}, 24L << 20)) {
            compaction.look();
            assertThat(databases(own)).containsExactly("1");
            while (data.bytes() <= 2 * data.liveBytes() + (24L << 20)) {
                Node number = NodeFactory.createLiteralString("x".repeat(100_000) + data.bytes());
                Txn.executeWrite(data, () -> {
                    data.deleteAny(one, one, one, Node.ANY);
                    data.add(one, one, one, number);
                });
            }
            long grown = data.bytes();
            compaction.look();
            assertThat(databases(own)).containsExactly("2");
            compaction.look();
            assertThat(databases(own)).containsExactly("2");
            assertThat(Txn.calculateRead(data, () -> data.getGraph(one).size())).isEqualTo(1);
            assertThat(data.bytes()).isLessThan(grown - (24L << 20));
        }
    }

    @Test
    void whatALoadAddsIsNoRoomToBeGivenBackUnlessItReplaces() throws IOException {
        Path own = folder.resolve("own");
        Node one = NodeFactory.createURI(TestCity.NS + "one");
        long add = 30L << 20;
        // more than half of an addition, less than one, beyond what was there at the beginning
        try (GraphDatabase data = GraphDatabase.open(own);
                GraphCompaction compaction =
                        new GraphCompaction(data, new Copies(), followed -> {}, -data.liveBytes() - add / 2)) {
            for (boolean isNew : new boolean[] {true, false}) {
                data.load(isNew, () -> {
                    assertThat(data.isLoading()).isTrue();
                    Txn.executeWrite(data, () -> {
                        for (long size = 0; size < add; size += 1_000_000) {
                            Node text = NodeFactory.createLiteralString("x".repeat(1_000_000) + size + isNew);
                            data.add(one, one, one, text);
                        }
                    });
                    return 1;
                });
                compaction.look();
                assertThat(databases(own)).containsExactly(isNew ? "1" : "2");
            }
        }
    }

    /** Nothing to follow. */
    private final class Copies implements GraphCompaction.Successor {
        @Override
        public GraphProjector prepare(DatasetGraph dataset) {
            return new GraphProjector(
                    dataset, city.store, name -> Optional.empty(), TestCity.SITE, (isNew, load) -> load.getAsLong());
        }

        @Override
        public Followed follow(GraphProjector projector) {
            return projector.follow(List::of);
        }

        @Override
        public Followed take(GraphProjector projector, DatasetGraph dataset, Runnable use) {
            use.run();
            return new Followed(0, true);
        }
    }
}
