package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one writing connection, for one writer at a time in the order in which they came. Safe for many threads. */
final class WriterLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriterLock.class);
    private static final int WAIT_SECONDS = 120;

    private final Database database;
    private final Semaphore permit = new Semaphore(1, true);
    /** Kept between writers; in the hands of whoever holds the permit. */
    private Connection idle;

    private volatile boolean closed;

    WriterLock(Database database) {
        this.database = database;
    }

    /**
     * Waits for the permit and gives the connection; {@link #release} must follow.
     *
     * @throws GewuException {@code STORE_UNAVAILABLE}; the permit is then free
     */
    Connection acquire() {
        await();
        try {
            return connection();
        } catch (SQLException failure) {
            permit.release();
            throw Database.unavailable(failure);
        }
    }

    /** @param reusable whether the connection may be used again */
    void release(boolean reusable) {
        if (!reusable || closed) {
            discard();
        }
        permit.release();
    }

    private void await() {
        try {
            if (!permit.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new GewuException(
                        ErrorCode.STORE_UNAVAILABLE, "", "Another write has been running for " + WAIT_SECONDS + " s");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new GewuException(ErrorCode.STORE_UNAVAILABLE, "", "The server is stopping", stopping);
        }
    }

    private Connection connection() throws SQLException {
        if (idle != null && !database.isUsable(idle)) {
            discard();
        }
        if (idle == null) {
            idle = database.writer();
        }
        return idle;
    }

    private void discard() {
        try (Connection broken = idle) {
            idle = null;
        } catch (SQLException failure) {
            LOG.warn("A connection to the store did not close", failure);
        }
    }

    /** A writer that is at work gives its connection back itself. */
    @Override
    public void close() {
        closed = true;
        if (permit.tryAcquire()) {
            discard();
            permit.release();
        }
    }
}
