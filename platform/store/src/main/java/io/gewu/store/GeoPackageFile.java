package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.layer.Layer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Connections to one GeoPackage: a bounded pool that reads, and single connections that write. Write-ahead logging lets
 * both work at the same time, each reader on the commit it started with. Safe for many threads.
 */
final class GeoPackageFile implements Database {
    /** 'GPKG' as a number: SQLite's application id of GeoPackages. */
    private static final int APPLICATION_ID = 0x47504B47;

    private static final int USER_VERSION = 10300;
    private static final Dialect DIALECT = new GeoPackageDialect();
    private static final int BUSY_MILLIS = 10_000;
    private static final int READERS = 24;

    private final Path path;
    private final ConnectionPool readers;
    private final ConnectionPool records;

    GeoPackageFile(Path path) {
        this.path = path;
        try (Connection connection = openWriter();
                Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA application_id = " + APPLICATION_ID);
            sql.execute("PRAGMA user_version = " + USER_VERSION);
            try (var check = sql.executeQuery("SELECT count(*) FROM sqlite_master")) {
                check.next();
            }
        } catch (SQLException damaged) {
            throw new GewuException(
                    ErrorCode.STORE_UNAVAILABLE,
                    path.toString(),
                    path + " is no GeoPackage: " + damaged.getMessage(),
                    damaged);
        }
        this.readers = pool(path);
        this.records = RecordsFile.beside(path);
    }

    /** The one connection to a new file that is thrown away if it does not come to its end; commits when told. */
    static Connection scratch(Path path) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.OFF);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setPragma(SQLiteConfig.Pragma.LOCKING_MODE, "EXCLUSIVE");
        Connection connection = config.createConnection("jdbc:sqlite:" + path);
        SpatialFunctions.register(connection);
        try (Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA application_id = " + APPLICATION_ID);
            sql.execute("PRAGMA user_version = " + USER_VERSION);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    private static ConnectionPool pool(Path path) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, "-8192");
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, Long.toString(1L << 30));
        config.setPragma(SQLiteConfig.Pragma.TEMP_STORE, "memory");
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + path);
        return new ConnectionPool(
                source,
                READERS,
                pool -> pool.setConnectionInitSql("PRAGMA query_only = 1"),
                none -> "All " + READERS + " connections to the store are busy");
    }

    @Override
    public Connection reader() {
        return readers.connection();
    }

    @Override
    public Connection records() {
        return records.connection();
    }

    /** With the functions that the triggers of R-trees need. */
    @Override
    public Connection writer() throws SQLException {
        Connection connection = openWriter();
        connection.setAutoCommit(false);
        return connection;
    }

    private Connection openWriter() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, "-65536");
        config.enforceForeignKeys(false);
        Connection connection = config.createConnection("jdbc:sqlite:" + path);
        SpatialFunctions.register(connection);
        return connection;
    }

    /** SQLite's own lock does it. */
    @Override
    public void exclude(Connection writer) {
        // transactions begin IMMEDIATE
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public void createCore(Connection writer) throws SQLException {
        new GeoPackageSchema(writer).createCore();
    }

    @Override
    public void ensure(Connection writer, Layer layer) throws SQLException {
        new GeoPackageSchema(writer).ensure(layer);
    }

    @Override
    public void close() {
        readers.close();
        records.close();
    }
}
