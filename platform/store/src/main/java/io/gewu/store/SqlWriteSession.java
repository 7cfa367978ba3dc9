package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.change.PendingCommit;
import io.gewu.api.layer.Layer;
import io.gewu.api.load.RowSource;
import io.gewu.api.store.Change;
import io.gewu.api.store.Commit;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.KeyGenerator;
import io.gewu.api.store.Origin;
import io.gewu.api.store.WriteSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.geotools.api.filter.Filter;

/** One transaction on the one writing connection. */
final class SqlWriteSession implements WriteSession {
    /** Listeners that answer each other's additions for ever are at fault. */
    private static final int MAX_ROUNDS = 20;

    /** What the session needs of the store around it. */
    interface SessionContext {
        /** Asks the listeners. */
        void before(PendingCommit commit);

        /** Who makes the keys of a layer. */
        Optional<KeyGenerator> keys(Layer layer);

        /** Lets the next session begin; after a failure the connection is not used again. */
        void release(boolean reusable);

        /** The time of a commit. */
        Instant now();

        /** Told of a durable commit before other sessions begin. */
        void made(Commit commit, List<FeatureChange> changes);

        /** Told of a durable commit when other sessions may have begun. */
        void committed(long number);
    }

    private final Connection connection;
    private final Database database;
    private final Dialect dialect;
    private final Origin origin;
    private final SessionContext context;
    private final SessionRows rows;
    private final SessionLog log;
    private final Map<String, RowValidator> checks = new HashMap<>();
    private final List<FeatureChange> changes = new ArrayList<>();
    private final Set<String> claims = new HashSet<>();
    private boolean excluded;
    private boolean failed;
    private boolean open = true;

    /** @param connection not in auto-commit mode; used until released */
    SqlWriteSession(Connection connection, Database database, Origin origin, SessionContext context) {
        this.connection = connection;
        this.database = database;
        this.dialect = database.dialect();
        this.origin = origin;
        this.context = context;
        this.rows = new SessionRows(connection, dialect);
        this.log = new SessionLog(connection, dialect, origin);
    }

    @Override
    public void claim(String plugin) {
        claims.add(plugin);
    }

    @Override
    public boolean isClaimedBy(String plugin) {
        return claims.contains(plugin);
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T tried(Layer layer, Object key, Work<T> work) {
        if (!open) {
            throw new IllegalStateException("This session is closed");
        }
        try {
            excludeOthers();
            return work.run();
        } catch (SQLException failure) {
            failed = true;
            throw dialect.isTaken(failure) ? taken(layer, key, failure) : Database.unavailable(failure);
        }
    }

    @Override
    public void exclude() {
        if (!open) {
            throw new IllegalStateException("This session is closed");
        }
        try {
            excludeOthers();
        } catch (SQLException failure) {
            failed = true;
            throw Database.unavailable(failure);
        }
    }

    private void excludeOthers() throws SQLException {
        if (!excluded) {
            database.exclude(connection);
            excluded = true;
        }
    }

    @Override
    public String newKey(Layer layer) {
        return context.keys(layer)
                .map(source -> source.next(layer, this))
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    @Override
    public void insert(Layer layer, Map<String, ?> values) {
        Map<String, Object> row = checked(layer, values, true);
        String key = String.valueOf(row.get(layer.key().name()));
        tried(layer, key, () -> {
            if (rows.exists(layer, key)) {
                throw taken(layer, key, null);
            }
            rows.insert(layer, row);
            record(layer, Change.Kind.INSERT, key, Optional.empty(), Optional.of(row));
            return null;
        });
    }

    private Map<String, Object> checked(Layer layer, Map<String, ?> values, boolean whole) {
        return checks.computeIfAbsent(layer.name(), name -> new RowValidator(layer))
                .row(values, whole);
    }

    @Override
    public boolean update(Layer layer, String key, Map<String, ?> values) {
        Map<String, Object> row = checked(layer, values, false);
        return tried(layer, row.getOrDefault(layer.key().name(), key), () -> {
            Optional<Map<String, Object>> before = rows.read(layer, key);
            if (before.isPresent()) {
                rows.update(layer, key, values.keySet().stream().sorted().toList(), row);
                Map<String, Object> after = new LinkedHashMap<>(before.get());
                after.keySet().removeAll(values.keySet());
                after.putAll(row);
                recordUpdate(layer, key, before.get(), after);
            }
            return before.isPresent();
        });
    }

    /** A changed key is another feature: the old one goes and the new one comes. */
    private void recordUpdate(Layer layer, String key, Map<String, Object> before, Map<String, Object> after)
            throws SQLException {
        String now = String.valueOf(after.get(layer.key().name()));
        if (now.equals(key)) {
            record(layer, Change.Kind.UPDATE, key, Optional.of(before), Optional.of(after));
        } else {
            record(layer, Change.Kind.DELETE, key, Optional.of(before), Optional.empty());
            record(layer, Change.Kind.INSERT, now, Optional.empty(), Optional.of(after));
        }
    }

    @Override
    public boolean delete(Layer layer, String key) {
        return tried(layer, key, () -> {
            Optional<Map<String, Object>> before = rows.read(layer, key);
            if (before.isPresent()) {
                rows.delete(layer, key);
                record(layer, Change.Kind.DELETE, key, before, Optional.empty());
            }
            return before.isPresent();
        });
    }

    @Override
    public Optional<Map<String, Object>> read(Layer layer, String key) {
        return tried(layer, key, () -> rows.read(layer, key));
    }

    @Override
    public List<String> keys(Layer layer, Filter filter) {
        return tried(layer, "", () -> rows.keys(layer, filter));
    }

    @Override
    public long lastChange(Layer layer, String key) {
        return tried(layer, key, () -> log.lastChange(layer, key));
    }

    @Override
    public long replaceAll(Layer layer, RowSource source) {
        return tried(layer, "", () -> {
            try (Statement delete = connection.createStatement()) {
                delete.executeUpdate("DELETE FROM " + Sql.name(layer.table()));
            }
            long[] count = new long[1];
            Consumer<Map<String, ?>> sink = values -> {
                Map<String, Object> row = checked(layer, values, true);
                tried(layer, row.get(layer.key().name()), () -> {
                    rows.insert(layer, row);
                    return count[0]++;
                });
            };
            source.forEach(sink);
            record(layer, Change.Kind.LOAD, "", Optional.empty(), Optional.empty());
            return count[0];
        });
    }

    private void record(
            Layer layer,
            Change.Kind kind,
            String key,
            Optional<Map<String, Object>> before,
            Optional<Map<String, Object>> after)
            throws SQLException {
        log.write(layer, kind, key, before);
        changes.add(new FeatureChange(layer, kind, key, before, after));
    }

    @Override
    public long commit() {
        if (!open || failed) {
            throw new IllegalStateException(open ? "A statement of this session failed" : "This session is closed");
        }
        ask();
        Instant at = context.now();
        long number = log.number();
        try {
            if (number > 0) {
                log.commit(at);
            }
            connection.commit();
        } catch (SQLException failure) {
            failed = true;
            throw Database.unavailable(failure);
        }
        if (number > 0) {
            context.made(new Commit(number, at, origin), List.copyOf(changes));
        }
        finish();
        if (number > 0) {
            context.committed(number);
        }
        return number;
    }

    private void ask() {
        int asked = 0;
        for (int round = 0; asked < changes.size(); round++) {
            if (round == MAX_ROUNDS) {
                throw new GewuException(
                        ErrorCode.REFUSED, "", "Listeners go on adding changes after " + MAX_ROUNDS + " rounds");
            }
            List<FeatureChange> added = List.copyOf(changes.subList(asked, changes.size()));
            asked = changes.size();
            context.before(new PendingCommit(origin, added, this));
        }
    }

    @Override
    public void close() {
        if (!open) {
            return;
        }
        try {
            connection.rollback();
        } catch (SQLException failure) {
            failed = true;
            throw Database.unavailable(failure);
        } finally {
            finish();
        }
    }

    private void finish() {
        open = false;
        try {
            rows.close();
            log.close();
        } catch (SQLException failure) {
            failed = true;
        } finally {
            context.release(!failed);
        }
    }

    private static GewuException taken(Layer layer, Object key, SQLException failure) {
        String name = layer.key().name();
        return new GewuException(
                ErrorCode.INVALID_PARAMETER,
                name,
                layer.name() + "." + name + ": \"" + key + "\" exists already",
                failure);
    }
}
