package io.gewu.event.handling;

/**
 * Tells the state machine's own commits from edits that came in by another door. A commit asks its listeners on the
 * thread that makes it, so the mark is the thread's.
 */
public final class EngineWrites {
    private static final ThreadLocal<Boolean> OWN = ThreadLocal.withInitial(() -> false);

    private EngineWrites() {}

    /** Whether this thread writes for the state machine. */
    public static boolean own() {
        return OWN.get();
    }

    /** Does something for the state machine. */
    public static void run(Runnable task) {
        boolean before = OWN.get();
        OWN.set(true);
        try {
            task.run();
        } finally {
            if (before) {
                OWN.set(true);
            } else {
                OWN.remove();
            }
        }
    }
}
