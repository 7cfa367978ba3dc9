package io.gewu.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** A bounded pool of connections, not in auto-commit mode unless its settings say so. Safe for many threads. */
final class ConnectionPool implements AutoCloseable {
    private static final long WAIT_MILLIS = 10_000;

    private final HikariDataSource connections;
    private final Function<SQLTransientConnectionException, String> busy;

    /**
     * Opens the pool.
     *
     * @param most connections at a time
     * @param more settings of one kind of database
     * @param busy what to say when none is free for long
     */
    ConnectionPool(
            DataSource source,
            int most,
            Consumer<HikariConfig> more,
            Function<SQLTransientConnectionException, String> busy) {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(source);
        pool.setPoolName("gewu-store");
        pool.setAutoCommit(false);
        pool.setMaximumPoolSize(most);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(WAIT_MILLIS);
        pool.setThreadFactory(task -> {
            Thread thread = new Thread(task, "gewu-store-pool");
            thread.setDaemon(true);
            return thread;
        });
        more.accept(pool);
        this.connections = new HikariDataSource(pool);
        this.busy = busy;
    }

    /**
     * A connection; close it to give it back.
     *
     * @throws GewuException {@code STORE_UNAVAILABLE} if there is none for long
     */
    Connection connection() {
        try {
            return connections.getConnection();
        } catch (SQLTransientConnectionException none) {
            throw new GewuException(ErrorCode.STORE_UNAVAILABLE, "", busy.apply(none) + "; try again later", none);
        } catch (SQLException failure) {
            throw Database.unavailable(failure);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
