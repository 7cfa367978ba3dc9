package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.store.SharedRecords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records in the table {@code gewu_record}, one statement each. Safe for many threads. */
final class SqlRecords implements SharedRecords {
    private static final long NEVER = Long.MAX_VALUE;
    /** Instants beyond this have no milliseconds that fit; nobody waits for them. */
    private static final Instant LAST = Instant.ofEpochMilli(NEVER);

    private final Database database;
    private final String now;
    private final RecordLimits limits = new RecordLimits();

    SqlRecords(Database database) {
        this.database = database;
        this.now = database.dialect().nowMillis();
    }

    @Override
    public void put(String kind, String key, byte[] value, Instant until) {
        insert(kind, key, value, until, "");
    }

    @Override
    public boolean putIfAbsent(String kind, String key, byte[] value, Instant until) {
        return insert(kind, key, value, until, " WHERE gewu_record.ends <= " + now);
    }

    private boolean insert(String kind, String key, byte[] value, Instant until, String onlyIf) {
        limits.check(kind, key, value, until);
        try (Connection connection = database.records()) {
            limits.count(connection, kind, now);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO gewu_record (kind, key, value, ends) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value, ends = excluded.ends"
                            + onlyIf)) {
                insert.setString(1, kind);
                insert.setString(2, key);
                insert.setBytes(3, value);
                insert.setLong(4, until.isAfter(LAST) ? NEVER : until.toEpochMilli());
                return insert.executeUpdate() == 1;
            }
        } catch (SQLException failure) {
            throw Database.unavailable(failure);
        }
    }

    @Override
    public Optional<byte[]> get(String kind, String key) {
        try (Connection connection = database.records();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT value FROM gewu_record WHERE kind = ? AND key = ? AND ends > " + now)) {
            select.setString(1, kind);
            select.setString(2, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw Database.unavailable(failure);
        }
    }

    @Override
    public List<Entry> all(String kind) {
        List<Entry> entries = new ArrayList<>();
        try (Connection connection = database.records();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT key, value, ends FROM gewu_record WHERE kind = ? AND ends > " + now
                                + " ORDER BY key")) {
            select.setString(1, kind);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long ends = row.getLong(3);
                    entries.add(new Entry(
                            row.getString(1),
                            row.getBytes(2),
                            ends == NEVER ? Instant.MAX : Instant.ofEpochMilli(ends)));
                }
            }
            return List.copyOf(entries);
        } catch (SQLException failure) {
            throw Database.unavailable(failure);
        }
    }

    @Override
    public boolean remove(String kind, String key) {
        try (Connection connection = database.records();
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM gewu_record WHERE kind = ? AND key = ? AND ends > " + now)) {
            delete.setString(1, kind);
            delete.setString(2, key);
            return delete.executeUpdate() == 1;
        } catch (SQLException failure) {
            throw Database.unavailable(failure);
        }
    }

    static GewuException tooMuch(String kind, String what) {
        return new GewuException(ErrorCode.LIMIT_EXCEEDED, kind, "Records of kind \"" + kind + "\": " + what);
    }
}
