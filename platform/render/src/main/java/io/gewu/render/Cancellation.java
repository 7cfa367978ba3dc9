package io.gewu.render;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * When to stop drawing. Asked every few hundred features, by one thread.
 *
 * @param deadlineNanos in terms of {@link System#nanoTime}
 * @param gone whether nobody waits for the map any more; must answer at once
 */
public record Cancellation(long deadlineNanos, BooleanSupplier gone) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Stops after a time or when the client has gone. */
    public static Cancellation after(Duration time, BooleanSupplier gone) {
        return new Cancellation(System.nanoTime() + time.toNanos(), gone);
    }

    /** Stops after a time. */
    public static Cancellation after(Duration time) {
        return after(time, () -> false);
    }

    /** Draws to the end. */
    public static Cancellation never() {
        return after(LONGEST);
    }

    /** Throws {@code LIMIT_EXCEEDED} if it is time to stop. */
    void check() {
        if (System.nanoTime() - deadlineNanos > 0) {
            throw new GewuException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "",
                    "The map took too long to draw; ask for fewer layers or a smaller area");
        }
        if (gone.getAsBoolean()) {
            throw new GewuException(ErrorCode.LIMIT_EXCEEDED, "", "Nobody waits for the map any more");
        }
    }
}
