package io.gewu.ows.wfs.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Locks end when their time is over by a clock that nobody can set. */
final class LocksTest {
    /** Begins where a signed number is about to turn over, as such clocks may. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);

    private final Locks locks = new Locks(nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
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
        assertCode(ErrorCode.MISSING_PARAMETER, () -> locks.check("", "a.1"));
        assertThatCode(() -> locks.check(id, "a.1")).doesNotThrowAnyException();
        pass(Duration.ofMinutes(2));
        assertCode(ErrorCode.LOCK_EXPIRED, () -> locks.check(id));
        assertThatCode(() -> locks.check("", "a.1")).doesNotThrowAnyException();
    }

    @Test
    void renewingBeginsTheTimeAnew() {
        String id = locks.acquire(List.of("a.1"), Duration.ofMinutes(5), true).id();
        pass(Duration.ofMinutes(4));
        locks.renew(id);
        pass(Duration.ofMinutes(4));
        assertThatCode(() -> locks.check(id)).doesNotThrowAnyException();
        assertCode(ErrorCode.LOCK_EXPIRED, () -> locks.renew("never"));
    }

    @Test
    void someLocksWhatIsFreeAndAllLocksAllOrNothing() {
        locks.acquire(List.of("a.1"), Duration.ofMinutes(5), true);
        assertCode(ErrorCode.LOCKED, () -> locks.acquire(List.of("a.1", "a.2"), Duration.ofMinutes(5), true));
        Locks.Answer some = locks.acquire(List.of("a.1", "a.2"), Duration.ofMinutes(5), false);
        assertThat(some.locked()).containsExactly("a.2");
        assertThat(some.others()).containsExactly("a.1");
    }

    @Test
    void releasingSomeKeepsTheRest() {
        String id = locks.acquire(List.of("a.1", "a.2"), Duration.ofMinutes(5), true)
                .id();
        locks.release(id, List.of("a.1"), false);
        assertThatCode(() -> locks.check("", "a.1")).doesNotThrowAnyException();
        assertCode(ErrorCode.MISSING_PARAMETER, () -> locks.check("", "a.2"));
        locks.release(id, List.of(), true);
        assertCode(ErrorCode.UNKNOWN_LOCK, () -> locks.check(id));
    }
}
