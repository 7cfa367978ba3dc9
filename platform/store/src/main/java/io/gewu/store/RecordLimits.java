package io.gewu.store;

import io.gewu.api.store.SharedRecords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The bounds of {@link SharedRecords}. Safe for many threads. */
final class RecordLimits {
    /** So many are put between two counts, and so long is a count believed. */
    private static final int PUT_BETWEEN_COUNTS = 1_000;

    private static final long BELIEVED_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final class Kind {
        private long counted;
        private int put;
        private long at;
    }

    private final Map<String, Kind> kinds = new HashMap<>();

    void check(String kind, String key, byte[] value, Instant until) {
        if (kind.length() > SharedRecords.MOST_NAME_CHARACTERS || key.length() > SharedRecords.MOST_KEY_CHARACTERS) {
            throw SqlRecords.tooMuch(kind, "the kind or the key is too long");
        }
        int most = until.equals(Instant.MAX) ? SharedRecords.MOST_LASTING_BYTES : SharedRecords.MOST_BYTES;
        if (value.length > most) {
            throw SqlRecords.tooMuch(kind, "a value of " + value.length + " bytes; at most " + most + " are kept");
        }
    }

    /** Looks now and then how many there are, and takes away those that ended. */
    synchronized void count(Connection connection, String kind, String now) throws SQLException {
        Kind known = kinds.get(kind);
        if (known == null || known.put >= PUT_BETWEEN_COUNTS || System.nanoTime() - known.at > BELIEVED_NANOS) {
            known = counted(connection, kind, now);
            kinds.put(kind, known);
        }
        if (known.counted + known.put >= SharedRecords.MOST_OF_A_KIND) {
            throw SqlRecords.tooMuch(kind, "there are " + SharedRecords.MOST_OF_A_KIND + " already");
        }
        known.put++;
    }

    private static Kind counted(Connection connection, String kind, String now) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM gewu_record WHERE ends <= " + now)) {
            delete.executeUpdate();
        }
        Kind kinds = new Kind();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT count(*) FROM gewu_record WHERE kind = ?")) {
            select.setString(1, kind);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                kinds.counted = row.getLong(1);
                kinds.at = System.nanoTime();
            }
        }
        return kinds;
    }
}
