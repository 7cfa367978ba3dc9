package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to one PostgreSQL database with PostGIS, which other servers may share: a bounded pool that reads, each
 * transaction on one snapshot, and single connections that write. Safe for many threads.
 */
final class PostgisDatabase implements Database {
    private static final Dialect DIALECT = new PostgisDialect();
    private static final int READERS = 16;
    private static final int RECORDS = 4;
    private static final int CONNECT_SECONDS = 5;
    /** A server that went away without a word is noticed by then. */
    private static final int SOCKET_SECONDS = 180;

    private static final int STATEMENT_MILLIS = 120_000;
    private static final int VALID_SECONDS = 3;
    /** "gewu" in ASCII: the advisory lock that one writer of all servers holds. */
    private static final long WRITER_LOCK = 0x67657775L;

    private final PGSimpleDataSource source;
    private final ConnectionPool readers;
    private final ConnectionPool records;

    /** @param url {@code jdbc:postgresql://host/database?user=…}; the password may come from GEWU_STORE_PASSWORD */
    PostgisDatabase(String url) {
        this.source = source(url);
        this.readers = pool(source);
        this.records = new ConnectionPool(
                source,
                RECORDS,
                pool -> {
                    pool.setAutoCommit(true);
                    pool.setMinimumIdle(0);
                    pool.setValidationTimeout(VALID_SECONDS * 1_000L);
                },
                none -> "The database gives no connection: " + none.getMessage());
    }

    private static PGSimpleDataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setURL(url);
        } catch (IllegalArgumentException broken) {
            throw new GewuException(
                    ErrorCode.STORE_UNAVAILABLE,
                    "store",
                    "Expected jdbc:postgresql://host:port/database?user=name as the store's address",
                    broken);
        }
        String password = System.getenv("GEWU_STORE_PASSWORD");
        if (password != null) {
            source.setPassword(password);
        }
        source.setApplicationName("gewu");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(SOCKET_SECONDS);
        source.setTcpKeepAlive(true);
        // binary from the first row on
        source.setPrepareThreshold(-1);
        source.setOptions("-c statement_timeout=" + STATEMENT_MILLIS + " -c timezone=UTC");
        return source;
    }

    private static ConnectionPool pool(PGSimpleDataSource source) {
        try {
            return new ConnectionPool(
                    source,
                    READERS,
                    pool -> {
                        pool.setReadOnly(true);
                        pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
                        pool.setValidationTimeout(VALID_SECONDS * 1_000L);
                    },
                    none -> "The database gives no connection: " + none.getMessage());
        } catch (RuntimeException unreachable) {
            Throwable cause = unreachable.getCause() == null ? unreachable : unreachable.getCause();
            throw new GewuException(
                    ErrorCode.STORE_UNAVAILABLE, "store", "No connection to the store: " + cause.getMessage(), cause);
        }
    }

    @Override
    public Connection reader() {
        return readers.connection();
    }

    @Override
    public Connection records() {
        return records.connection();
    }

    @Override
    public Connection writer() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public boolean isUsable(Connection idle) throws SQLException {
        boolean valid = idle.isValid(VALID_SECONDS);
        if (valid) {
            idle.rollback();
        }
        return valid;
    }

    /** Released with the transaction's end, however it ends. */
    @Override
    public void exclude(Connection writer) throws SQLException {
        try (PreparedStatement lock = writer.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, WRITER_LOCK);
            lock.executeQuery().close();
        }
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public void createCore(Connection writer) throws SQLException {
        new PostgisSchema(writer).createCore();
    }

    @Override
    public void ensure(Connection writer, Layer layer) throws SQLException {
        new PostgisSchema(writer).ensure(layer);
    }

    @Override
    public void close() {
        readers.close();
        records.close();
    }
}
