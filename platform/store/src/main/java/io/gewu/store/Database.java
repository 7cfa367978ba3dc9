package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import java.sql.Connection;
import java.sql.SQLException;

/** Connections to the one database that holds the city. Safe for many threads. */
interface Database extends AutoCloseable {
    /**
     * A connection that can only read, not in auto-commit mode: all it reads is of one moment, that of its first read.
     * Close it to give it back.
     *
     * @throws GewuException {@code STORE_UNAVAILABLE} if there is none for long
     */
    Connection reader();

    /** A connection that writes, not in auto-commit mode; for one session at a time. */
    Connection writer() throws SQLException;

    /** Whether a writing connection that has been idle still works. */
    default boolean isUsable(Connection idle) throws SQLException {
        return !idle.isClosed();
    }

    /** Whether other servers may write as well. */
    default boolean isShared() {
        return false;
    }

    /** Called before the first change of a transaction: no other process commits until this one has. */
    void exclude(Connection writer) throws SQLException;

    /**
     * A connection in auto-commit mode to the table {@code gewu_record}, apart from readers and writer. Close it to
     * give it back.
     *
     * @throws GewuException {@code STORE_UNAVAILABLE} if there is none for long
     */
    Connection records();

    Dialect dialect();

    /** Makes the log's tables where they are missing. */
    void createCore(Connection writer) throws SQLException;

    /**
     * Makes or migrates the table of a layer; new attributes become columns, everything that would lose data is
     * refused.
     *
     * @throws GewuException {@code INVALID_DECLARATION} with the SQL that an operator may run
     */
    void ensure(Connection writer, Layer layer) throws SQLException;

    @Override
    void close();

    static GewuException unavailable(SQLException failure) {
        return new GewuException(
                ErrorCode.STORE_UNAVAILABLE,
                "",
                "The store cannot be read or written now: " + failure.getMessage(),
                failure);
    }
}
