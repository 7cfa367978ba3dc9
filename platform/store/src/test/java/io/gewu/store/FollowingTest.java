package io.gewu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.health.HealthProbe;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.LayerView;
import io.gewu.api.store.LayerViews;
import io.gewu.api.store.Origin;
import io.gewu.api.store.Row;
import io.gewu.api.store.WriteSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Listeners and views follow commits, all of them and in their order. */
abstract class FollowingTest extends StoreOfThings {
    private static final Set<String> THING = Set.of("thing");

    private long insert(String code, int storeys) {
        try (WriteSession session = store.write("test")) {
            session.insert(Fixture.THINGS, Map.of("code", code, "storeys", storeys));
            return session.commit();
        }
    }

    private static Map<String, Object> byCode(LayerViews.Rows rows) {
        try (Stream<Row> all = rows.of("thing")) {
            return all.collect(Collectors.toMap(
                    Row::key, row -> row.number("storeys").orElseThrow().intValue(), (a, b) -> b, TreeMap::new));
        }
    }

    @Test
    void aListenerThatFailedIsToldAgainAndMissesNothing() {
        List<Long> heard = new CopyOnWriteArrayList<>();
        AtomicInteger failures = new AtomicInteger(2);
        store.addListener(commit -> {
            if (commit.number() == 2 && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not today");
            }
            heard.add(commit.number());
        });
        List<Long> others = new CopyOnWriteArrayList<>();
        store.addListener(commit -> others.add(commit.number()));
        insert("A", 1);
        insert("B", 1);
        assertThat(store.check().state()).isEqualTo(HealthProbe.State.DEGRADED);
        assertThat(store.check().reason()).contains("did not follow commit 2: not today");
        insert("C", 1);
        assertThat(others).containsExactly(1L, 2L, 3L);
        // the failed one is not waited for
        store.awaitCommit(3, Duration.ofSeconds(1));
        await(() -> heard.size() == 3);
        assertThat(heard).containsExactly(1L, 2L, 3L);
        assertThat(store.check().state()).isEqualTo(HealthProbe.State.UP);
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void undoAndLoadAreToldLikeAllOthers() {
        List<String> heard = new ArrayList<>();
        store.addListener(commit -> heard.add(commit.commit().origin().author() + " "
                + commit.changes().stream().map(FeatureChange::kind).toList()));
        long number = insert("A", 1);
        store.undo(number, new Origin("admin", ""));
        try (WriteSession session = store.write("loader")) {
            session.replaceAll(Fixture.THINGS, sink -> sink.accept(Map.of("code", "L")));
            session.commit();
        }
        assertThat(heard).containsExactly("test [INSERT]", "admin [DELETE]", "loader [LOAD]");
    }

    @Test
    void aViewIsMadeOnceAndAgainAfterACommit() {
        OneLayer catalog = new OneLayer();
        AtomicInteger made = new AtomicInteger();
        LayerView<Map<String, Object>> view = new StoreLayerViews(store, catalog).of(THING, rows -> {
            made.incrementAndGet();
            return byCode(rows);
        });
        insert("A", 1);
        assertThat(view.get()).containsEntry("A", 1);
        assertThat(view.get()).isSameAs(view.get());
        assertThat(made).hasValue(1);
        long commit = insert("B", 2);
        assertThat(view.get()).containsEntry("B", 2);
        assertThat(view.commit()).isEqualTo(commit);
        catalog.set(false);
        assertThat(view.get()).isEmpty();
        catalog.set(true);
        assertThat(view.get()).hasSize(2);
    }

    @Test
    void aViewThatAdvancesIsTheSameAsOneMadeAnew() throws Exception {
        StoreLayerViews views = new StoreLayerViews(store, new OneLayer());
        AtomicInteger made = new AtomicInteger();
        LayerView<Map<String, Object>> advancing = views.of(
                THING,
                rows -> {
                    made.incrementAndGet();
                    return byCode(rows);
                },
                (value, commit) -> {
                    Map<String, Object> next = new TreeMap<>(value);
                    for (FeatureChange change : commit.changes()) {
                        change.after().ifPresent(row -> next.put(change.key(), row.get("storeys")));
                    }
                    return Optional.of(next);
                });
        LayerView<Map<String, Object>> anew = views.of(THING, FollowingTest::byCode);
        insert("first", 0);
        assertThat(advancing.get()).hasSize(1);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String key = "N" + i;
            int storeys = i;
            tasks.add(() -> {
                insert(key, storeys);
                // never older than a commit that was answered
                return advancing.get().containsKey(key) && anew.get().containsKey(key);
            });
        }
        for (Future<Boolean> task : threads.invokeAll(tasks)) {
            assertThat(task.get()).isTrue();
        }
        threads.shutdown();
        assertThat(advancing.get()).isEqualTo(anew.get()).hasSize(61);
        assertThat(made).hasValue(1);
    }

    @Test
    void aViewThatCannotBeMadeSaysSoAndIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        LayerView<String> view = new StoreLayerViews(store, new OneLayer()).of(THING, rows -> {
            if (tries.getAndIncrement() == 0) {
                throw new IllegalStateException("no");
            }
            return "made";
        });
        assertThatThrownBy(view::get).hasMessage("no");
        assertThat(view.get()).isEqualTo("made");
    }

    @Test
    void oneFeatureIsReadByKeyAndItsValuesByType() {
        insert("A", 7);
        Row row = store.read(Fixture.THINGS, "A").orElseThrow();
        assertThat(row.key()).isEqualTo("A");
        assertThat(row.number("storeys").orElseThrow()).isEqualByComparingTo("7");
        assertThat(row.text("name")).isEmpty();
        assertThat(row.geometry()).isEmpty();
        assertThatThrownBy(() -> row.text("nmae")).hasMessage("Layer thing has no attribute \"nmae\"");
        assertThatThrownBy(() -> row.text("storeys"))
                .hasMessage("Attribute thing.storeys holds Integer and was asked for String");
        assertThat(store.read(Fixture.THINGS, "B")).isEmpty();
    }
}
