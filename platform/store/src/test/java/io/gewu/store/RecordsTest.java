package io.gewu.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.store.SharedRecords;
import io.gewu.api.store.SharedRecords.Entry;
import io.gewu.api.store.WriteSession;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Records outside the log, the same on every kind of database. */
abstract class RecordsTest extends StoreOfThings {
    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant past() {
        return Instant.now().minus(Duration.ofSeconds(1));
    }

    @Test
    void whatIsPutIsThereUntilItIsTakenAway() {
        SharedRecords records = store.records();
        Instant soon = soon();
        records.put("lock", "b", bytes("two"), soon);
        records.put("lock", "a", bytes("one"), Instant.MAX);
        records.put("lock", "a", bytes("uno"), Instant.MAX);
        records.put("other", "a", bytes("else"), soon);
        assertThat(records.get("lock", "a")).hasValue(bytes("uno"));
        assertThat(records.all("lock")).extracting(Entry::key).containsExactly("a", "b");
        assertThat(records.all("lock")).extracting(Entry::until).containsExactly(Instant.MAX, soon);
        assertThat(records.remove("lock", "a")).isTrue();
        assertThat(records.remove("lock", "a")).isFalse();
        assertThat(records.get("lock", "a")).isEmpty();
        assertThat(records.get("other", "a")).hasValue(bytes("else"));
    }

    @Test
    void whatEndedIsAsIfItHadNeverBeen() {
        SharedRecords records = store.records();
        records.put("lease", "a", bytes("mine"), past());
        assertThat(records.get("lease", "a")).isEmpty();
        assertThat(records.all("lease")).isEmpty();
        assertThat(records.remove("lease", "a")).isFalse();
        assertThat(records.putIfAbsent("lease", "a", bytes("yours"), soon())).isTrue();
        assertThat(records.putIfAbsent("lease", "a", bytes("theirs"), soon())).isFalse();
        assertThat(records.get("lease", "a")).hasValue(bytes("yours"));
    }

    /** Another server on the same database, where there can be one. */
    CityStore other() {
        return store;
    }

    @Test
    void ofManyThatTryAtOnceOneSucceeds() throws Exception {
        try (CityStore other = other()) {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            for (int round = 0; round < 20; round++) {
                String key = "round " + round;
                List<Callable<Boolean>> tries = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    SharedRecords records = (i % 2 == 0 ? store : other).records();
                    byte[] value = bytes("try " + i);
                    tries.add(() -> records.putIfAbsent("claim", key, value, soon()));
                }
                int successes = 0;
                for (Future<Boolean> one : threads.invokeAll(tries)) {
                    successes += one.get() ? 1 : 0;
                }
                assertThat(successes).isEqualTo(1);
            }
            threads.shutdown();
            assertThat(other.records().all("claim")).hasSize(20);
        }
    }

    /** A lock taken while somebody writes must not wait for the writer. */
    @Test
    void recordsDoNotWaitForAWriterAndAreNoPartOfItsTransaction() {
        try (WriteSession session = store.write("test")) {
            session.insert(Fixture.THINGS, java.util.Map.of("code", "A"));
            store.records().put("photo", "p", bytes("picture"), Instant.MAX);
        }
        assertThat(store.records().get("photo", "p")).hasValue(bytes("picture"));
        assertThat(store.position()).isZero();
    }

    @Test
    void whatIsPutIsThereAfterANewStart() {
        store.records().put("photo", "p", bytes("picture"), Instant.MAX);
        store.records().put("lock", "l", bytes("held"), soon());
        store.close();
        store = new CityStore(database("city"));
        assertThat(store.records().get("photo", "p")).hasValue(bytes("picture"));
        assertThat(store.records().get("lock", "l")).hasValue(bytes("held"));
    }

    @Test
    void boundsAreRefused() {
        SharedRecords records = store.records();
        byte[] long1 = new byte[SharedRecords.MOST_BYTES + 1];
        records.put("big", "lasting", long1, Instant.MAX);
        assertThat(records.get("big", "lasting").orElseThrow()).hasSize(long1.length);
        refused(() -> records.put("big", "a", long1, soon()), "bytes");
        refused(() -> records.put("big", "a", new byte[SharedRecords.MOST_LASTING_BYTES + 1], Instant.MAX), "bytes");
        refused(
                () -> records.put("big", "k".repeat(SharedRecords.MOST_KEY_CHARACTERS + 1), new byte[1], soon()),
                "key");
    }

    private static void refused(Runnable put, String why) {
        assertThatThrownBy(put::run)
                .isInstanceOfSatisfying(
                        GewuException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED))
                .hasMessageContaining(why);
    }
}
