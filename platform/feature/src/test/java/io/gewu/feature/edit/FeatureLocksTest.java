package io.gewu.feature.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.testkit.RecordsInMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Locks end when their time is over, and bind whoever looks at the same records. */
final class FeatureLocksTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T08:00:00Z"));
    private final RecordsInMemory records = new RecordsInMemory(now::get);
    private final FeatureLocks locks = new FeatureLocks(records, now::get);

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        GewuException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aLockHoldsUntilItsTimeIsOver() {
        String id = locks.acquire(List.of("a.1", "a.2"), Duration.ofMinutes(5), true)
                .id();
        pass(Duration.ofMinutes(4));
        assertCode(ErrorCode.MISSING_PARAMETER, () -> locks.held("").check("a.1"));
        assertThatCode(() -> locks.held(id).check("a.1")).doesNotThrowAnyException();
        pass(Duration.ofMinutes(2));
        assertCode(ErrorCode.LOCK_EXPIRED, () -> locks.held(id));
        assertThatCode(() -> locks.held("").check("a.1")).doesNotThrowAnyException();
    }

    @Test
    void renewingBeginsTheTimeAnew() {
        String id = locks.acquire(List.of("a.1"), Duration.ofMinutes(5), true).id();
        pass(Duration.ofMinutes(4));
        locks.renew(id);
        pass(Duration.ofMinutes(4));
        assertThatCode(() -> locks.held(id)).doesNotThrowAnyException();
        assertCode(ErrorCode.LOCK_EXPIRED, () -> locks.renew("never"));
    }

    @Test
    void someLocksWhatIsFreeAndAllLocksAllOrNothing() {
        locks.acquire(List.of("a.1"), Duration.ofMinutes(5), true);
        assertCode(ErrorCode.LOCKED, () -> locks.acquire(List.of("a.1", "a.2"), Duration.ofMinutes(5), true));
        FeatureLocks.Answer some = locks.acquire(List.of("a.1", "a.2"), Duration.ofMinutes(5), false);
        assertThat(some.locked()).containsExactly("a.2");
        assertThat(some.others()).containsExactly("a.1");
    }

    @Test
    void releasingSomeKeepsTheRest() {
        String id = locks.acquire(List.of("a.1", "a.2"), Duration.ofMinutes(5), true)
                .id();
        locks.release(id, List.of("a.1"), false);
        assertThatCode(() -> locks.held("").check("a.1")).doesNotThrowAnyException();
        assertCode(ErrorCode.MISSING_PARAMETER, () -> locks.held("").check("a.2"));
        locks.release(id, List.of(), true);
        assertCode(ErrorCode.UNKNOWN_LOCK, () -> locks.held(id));
    }

    @Test
    void anotherServersLocksBindAsWell() {
        FeatureLocks other = new FeatureLocks(records, now::get);
        String id = other.acquire(List.of("a.1"), Duration.ofMinutes(5), true).id();
        assertCode(ErrorCode.MISSING_PARAMETER, () -> locks.held("").check("a.1"));
        assertThatCode(() -> locks.held(id).check("a.1")).doesNotThrowAnyException();
        locks.release(id, List.of("a.1"), false);
        assertThatCode(() -> other.held("").check("a.1")).doesNotThrowAnyException();
    }

    @Test
    void aLockOfManyFeaturesIsWholeAgain() {
        List<String> many = IntStream.range(0, 40_000)
                .mapToObj("building.44060401%05d"::formatted)
                .toList();
        String id = locks.acquire(many, Duration.ofMinutes(5), true).id();
        assertThat(locks.renew(id).locked()).containsExactlyInAnyOrderElementsOf(many);
        locks.release(id, many.subList(1, many.size()), false);
        assertThat(locks.renew(id).locked()).containsExactly(many.get(0));
    }
}
