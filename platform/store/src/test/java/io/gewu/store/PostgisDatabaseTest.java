package io.gewu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.GeometryColumn;
import io.gewu.api.layer.Layer;
import io.gewu.api.store.WriteSession;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.geotools.api.data.Query;
import org.geotools.filter.text.ecql.ECQL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What only a database server has: tables of others, other servers, and its own restarts. */
@EnabledIf("io.gewu.store.TestDatabases#runsPostgis")
final class PostgisDatabaseTest extends StoreOfThings {
    @Override
    Database database(String name) {
        return TestDatabases.postgis(folder, name);
    }

    private void sql(String... statements) throws SQLException {
        try (PostgisDatabase database = TestDatabases.postgis(folder, "city");
                Connection connection = database.writer();
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
            connection.commit();
        }
    }

    private long insert(CityStore into, String code) {
        try (WriteSession session = into.write("test")) {
            session.insert(Fixture.THINGS, Map.of("code", code, "geom", Fixture.square(113, 23, 0.01)));
            return session.commit();
        }
    }

    private int count(CityStore in) throws IOException {
        return in.source(Fixture.THINGS).getCount(Query.ALL);
    }

    @Test
    void aTableOfOthersIsReadAndWrittenInItsOwnColumns() throws Exception {
        sql(
                "CREATE TABLE kataster (id_nr varchar(20) PRIMARY KEY, bezeichnung varchar(80), geschosse int2,"
                        + " lage geometry(MultiPolygonZ, 4490))",
                "INSERT INTO kataster VALUES ('K1', 'Haus', 3, ST_GeomFromText("
                        + "'MULTIPOLYGON Z (((113 23 5, 113.1 23 5, 113.1 23.1 5, 113 23 5)))', 4490))");
        Layer things = Fixture.THINGS;
        Layer mapped = Layer.builder("house")
                .plugin(things.plugin())
                .namespace(things.namespace())
                .title(things.title())
                .description(things.description())
                .geometry(new GeometryColumn("lage", GeometryColumn.Type.MULTI_POLYGON, 4490))
                .classIri(things.classIri())
                .iri(things.iri())
                .attributes(
                        List.of(Fixture.column("code", "id_nr", true), Fixture.column("name", "bezeichnung", false)))
                .access(things.access())
                .table("kataster")
                .build();
        assertThat(store.source(mapped).getCount(new Query("house", ECQL.toFilter("BBOX(lage, 113, 23, 113.2, 23.2)"))))
                .isEqualTo(1);
        try (WriteSession session = store.write("test")) {
            session.update(mapped, "K1", Map.of("name", "房屋"));
            session.commit();
        }
        assertThat(store.source(mapped).getCount(new Query("house", ECQL.toFilter("name = '房屋'"))))
                .isEqualTo(1);
    }

    @Test
    void aTableThatDoesNotFitIsRefusedWithWhatWasFound() throws SQLException {
        sql("DROP TABLE thing", "CREATE TABLE thing (code integer, geom geometry(MultiPolygon, 4326))");
        store.close();
        store = new CityStore(database("city"));
        assertThatThrownBy(() -> store.source(Fixture.THINGS))
                .isInstanceOfSatisfying(
                        GewuException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DECLARATION))
                .hasMessageContaining("code is integer")
                .hasMessageContaining("EPSG:4326");
    }

    /** All that is wrong at once; nothing of somebody else's table is touched. */
    @Test
    void aTableOfOthersThatLacksAColumnIsLeftAsItIs() throws SQLException {
        sql(
                "DROP TABLE thing",
                "CREATE TABLE thing (code varchar(9) PRIMARY KEY, storeys text, geom geometry(Point, 4490))");
        store.close();
        store = new CityStore(database("city"));
        assertThatThrownBy(() -> store.source(Fixture.THINGS))
                .hasMessageContaining("there is no column name")
                .hasMessageContaining("column storeys is text and the declaration wants integer")
                .hasMessageContaining("column geom holds POINT and the declaration says MULTIPOLYGON");
        sql("SELECT 1 / (count(*) - 2)::int FROM information_schema.columns WHERE table_name = 'thing'");
    }

    @Test
    void serversOnOneDatabaseTakeTurnsAndHearOfEachOther() throws Exception {
        try (CityStore other = new CityStore(database("city"))) {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            other.addListener(commit -> commit.changes()
                    .forEach(change -> heard.add(commit.number() + " " + change.kind() + " " + change.key())));
            other.source(Fixture.THINGS);
            insert(store, "A");
            insert(other, "B");
            insert(store, "C");
            assertThat(count(other)).isEqualTo(3);
            assertThat(store.position()).isEqualTo(3);
            for (String expected : List.of("1 INSERT A", "2 INSERT B", "3 INSERT C")) {
                assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(expected);
            }
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void aCommitOfAnotherServerIsWaitedForAndOneThatNobodyMadeIsNot() throws Exception {
        try (CityStore other = new CityStore(database("city"))) {
            List<Long> heard = new CopyOnWriteArrayList<>();
            other.addListener(commit -> heard.add(commit.number()));
            for (int i = 1; i <= 20; i++) {
                long commit = insert(store, "N" + i);
                other.awaitCommit(commit, Duration.ofSeconds(20));
                assertThat(heard).last().isEqualTo(commit);
            }
            assertThat(heard).hasSize(20).isSorted();
            assertThatThrownBy(() -> other.awaitCommit(21, Duration.ofMinutes(10)))
                    .isInstanceOfSatisfying(
                            GewuException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE))
                    .hasMessage("Commit 21 is not there: the newest commit is 20");
        }
    }

    /** Two servers under load: each listener hears each commit once and in order, whoever made it. */
    @Test
    void everyListenerHearsEveryCommitOfEveryServerOnceAndInOrder() throws Exception {
        try (CityStore other = new CityStore(database("city"))) {
            other.source(Fixture.THINGS);
            List<Long> here = new CopyOnWriteArrayList<>();
            List<Long> there = new CopyOnWriteArrayList<>();
            store.addListener(commit -> here.add(commit.number()));
            other.addListener(commit -> there.add(commit.number()));
            ExecutorService threads = Executors.newFixedThreadPool(6);
            List<Callable<Long>> writers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                String key = "L" + i;
                CityStore into = i % 2 == 0 ? store : other;
                writers.add(() -> insert(into, key));
            }
            for (Future<Long> writer : threads.invokeAll(writers)) {
                writer.get();
            }
            threads.shutdown();
            store.awaitCommit(60, Duration.ofSeconds(20));
            other.awaitCommit(60, Duration.ofSeconds(20));
            assertThat(here)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 60).boxed().toList());
            assertThat(there).containsExactlyElementsOf(here);
        }
    }

    @Test
    void listenersMissNothingWhileTheConnectionIsLost() throws Exception {
        try (CityStore other = new CityStore(database("city"))) {
            List<Long> heard = new CopyOnWriteArrayList<>();
            other.addListener(commit -> heard.add(commit.number()));
            insert(store, "A");
            sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gewu'"
                    + " AND pid <> pg_backend_pid()");
            again(() -> insert(store, "B"));
            again(() -> other.awaitCommit(2, Duration.ofSeconds(20)));
            assertThat(heard).containsExactly(1L, 2L);
        }
    }

    @Test
    void lostConnectionsFailClearlyAndComeBackByThemselves() throws Exception {
        insert(store, "A");
        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gewu'"
                + " AND pid <> pg_backend_pid()");
        again(() -> insert(store, "B"));
        again(() -> assertThat(store.position()).isEqualTo(2));
        again(() -> assertThat(count(store)).isEqualTo(2));
    }

    private interface Work {
        void run() throws Exception;
    }

    /** As a client does: what fails with "try again later" is tried again. */
    private static void again(Work work) throws Exception {
        for (int i = 0; i < 20; i++) {
            try {
                work.run();
                return;
            } catch (GewuException unavailable) {
                assertThat(unavailable.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
            }
        }
        work.run();
    }

    @Test
    void aConnectionLostWhileWritingLeavesNothingBehind() throws Exception {
        try (WriteSession session = store.write("test")) {
            session.insert(Fixture.THINGS, Map.of("code", "A"));
            sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gewu'"
                    + " AND pid <> pg_backend_pid()");
            assertThatThrownBy(session::commit)
                    .isInstanceOfSatisfying(
                            GewuException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
        } catch (GewuException rollbackFailed) {
            assertThat(rollbackFailed.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        }
        again(() -> insert(store, "B"));
        again(() -> assertThat(store.position()).isEqualTo(1));
    }
}
