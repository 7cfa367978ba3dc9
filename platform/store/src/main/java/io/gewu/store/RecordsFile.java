package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The SQLite file beside a GeoPackage that holds {@code gewu_record}: apart from it, so that a record never waits for a
 * writer of features. Commits reach the file without waiting for the disk: they outlive the process, and after a loss
 * of power the last of them may be missing.
 */
final class RecordsFile {
    private static final int CONNECTIONS = 4;
    private static final int BUSY_MILLIS = 10_000;

    private RecordsFile() {}

    static ConnectionPool beside(Path geoPackage) {
        String name = geoPackage.getFileName().toString().replaceFirst("\\.gpkg$", "") + "-records.sqlite";
        Path path = geoPackage.resolveSibling(name);
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + path);
        try (Connection connection = source.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("""
                    CREATE TABLE IF NOT EXISTS gewu_record (kind TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL,
                    ends INTEGER NOT NULL, PRIMARY KEY (kind, key))""");
            sql.execute("CREATE INDEX IF NOT EXISTS gewu_record_ends ON gewu_record (ends)");
        } catch (SQLException damaged) {
            throw new GewuException(
                    ErrorCode.STORE_UNAVAILABLE,
                    path.toString(),
                    path + " cannot be opened: " + damaged.getMessage(),
                    damaged);
        }
        return new ConnectionPool(
                source,
                CONNECTIONS,
                pool -> pool.setAutoCommit(true),
                none -> "All " + CONNECTIONS + " connections to the records are busy");
    }
}
