package io.gewu.http.internal;

import java.time.Duration;
import org.osgi.service.component.annotations.Component;

/** Counts the requests under way, so that a stopping server can let them finish. Safe for many threads. */
@Component(service = InFlight.class)
public final class InFlight {
    private int running;
    private boolean draining;

    /** Starts a request; false if the server takes no more. */
    public synchronized boolean enter() {
        if (draining) {
            return false;
        }
        running++;
        return true;
    }

    /** Ends a request. */
    public synchronized void leave() {
        running--;
        notifyAll();
    }

    /** Counts a request again that {@link #leave} let go, whether the server drains or not. */
    public synchronized void back() {
        running++;
    }

    /** Whether the server takes no more requests. */
    public synchronized boolean draining() {
        return draining;
    }

    /** How many requests run now. */
    public synchronized int running() {
        return running;
    }

    /**
     * Takes no more requests and waits for those under way; false if some were still running at the end of the time.
     */
    public synchronized boolean drain(Duration atMost) throws InterruptedException {
        draining = true;
        long end = System.nanoTime() + atMost.toNanos();
        while (running > 0) {
            long leftMillis = (end - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                return false;
            }
            wait(leftMillis);
        }
        return true;
    }
}
