package io.gewu.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.graph.GraphFollower.Followed;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who asks waits for what was told before, no longer than allowed, and hears why it cannot have it. */
final class GraphFollowerTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void whoAsksWaitsForTheCommitAndCommitsOfMeanwhileGoTogether() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        AtomicLong store = new AtomicLong(1);
        AtomicInteger times = new AtomicInteger();
        try (GraphFollower follower = new GraphFollower(() -> {
            long newest = store.get();
            times.incrementAndGet();
            await(slow);
            return new Followed(newest, true);
        })) {
            follower.committed(1);
            CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> follower.await(40, LONG));
            for (long commit = 2; commit <= 40; commit++) {
                store.set(commit);
                follower.committed(commit);
            }
            assertThat(asking.isDone()).isFalse();
            slow.countDown();
            asking.get(30, TimeUnit.SECONDS);
            assertThat(times.get()).isLessThanOrEqualTo(3);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    @Test
    void aFailureIsToldAtOnceAndPassesByItself() {
        AtomicInteger times = new AtomicInteger();
        try (GraphFollower follower = new GraphFollower(() -> {
            if (times.incrementAndGet() < 3) {
                throw new IllegalStateException("No space left on device");
            }
            return new Followed(7, true);
        })) {
            follower.committed(7);
            assertThatThrownBy(() -> follower.await(7, LONG))
                    .isInstanceOfSatisfying(
                            GewuException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE))
                    .hasMessageContaining("shows commit 0")
                    .hasMessageContaining("at 7")
                    .hasMessageContaining("No space left on device");
            assertThat(follower.fault()).contains("No space left");
            while (!follower.fault().isEmpty()) {
                Thread.onSpinWait();
            }
            follower.await(7, LONG);
        }
    }

    @Test
    void whatFailedBeforeAQuestionIsTriedAgainForIt() {
        AtomicInteger times = new AtomicInteger();
        try (GraphFollower follower = new GraphFollower(() -> {
            if (times.incrementAndGet() == 1) {
                throw new IllegalStateException("The store is being started");
            }
            return new Followed(7, true);
        })) {
            follower.committed(7);
            while (follower.fault().isEmpty() && times.get() < 2) {
                Thread.onSpinWait();
            }
            follower.await(7, LONG);
            assertThat(follower.fault()).isEmpty();
        }
    }

    @Test
    void whatIsIncompleteIsTriedAgainAndHoldsUpNobody() throws Exception {
        CountDownLatch third = new CountDownLatch(3);
        try (GraphFollower follower = new GraphFollower(() -> {
            third.countDown();
            return new Followed(5, third.getCount() == 0);
        })) {
            follower.committed(5);
            follower.await(5, LONG);
            assertThat(third.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whoAsksForWhatDoesNotComeIsToldInTime() {
        try (GraphFollower follower = new GraphFollower(() -> new Followed(3, true))) {
            assertThatThrownBy(() -> follower.await(4, Duration.ofMillis(50))).hasMessageContaining("at 4");
        }
    }
}
