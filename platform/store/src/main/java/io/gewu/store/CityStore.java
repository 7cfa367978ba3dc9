package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.change.CommitValidator;
import io.gewu.api.change.PendingCommit;
import io.gewu.api.health.HealthProbe;
import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.PluginListener;
import io.gewu.api.store.Change;
import io.gewu.api.store.Commit;
import io.gewu.api.store.CommitListener;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.KeyGenerator;
import io.gewu.api.store.Origin;
import io.gewu.api.store.Row;
import io.gewu.api.store.WriteSession;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.api.data.SimpleFeatureSource;
import org.geotools.api.filter.Filter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system of record: {@code city.gpkg} in the data folder, or a PostGIS database. */
@Component(
        service = {CityStore.class, FeatureStore.class, PluginListener.class, HealthProbe.class},
        configurationPid = "gewu.store",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = CityStore.Config.class)
public final class CityStore implements FeatureStore, PluginListener, HealthProbe, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CityStore.class);

    /** Settings of the store. */
    @ObjectClassDefinition(name = "Gewu store")
    public @interface Config {
        @AttributeDefinition(description = "Folder of city.gpkg; made when it is missing")
        String folder();

        @AttributeDefinition(
                description =
                        "Address of a PostGIS database, jdbc:postgresql://host/database?user=name; empty: city.gpkg")
        String url() default "";
    }

    private final Database database;
    private final CityDataStore features;
    private final CommitLog log;
    private final WriterLock writer;
    private final CommitNotifier notifier;
    private final SqlRecords records;
    private final InstantSource clock;

    @Activate
    public CityStore(Config config, @Reference CommitNotifier notifier) {
        this(Databases.usable(config), notifier, InstantSource.system());
    }

    CityStore(Path folder) {
        this(Databases.file(folder));
    }

    CityStore(Database database) {
        this(database, InstantSource.system());
    }

    CityStore(Database database, InstantSource clock) {
        this(database, CommitNotifier.withoutServices(), clock);
    }

    private CityStore(Database database, CommitNotifier notifier, InstantSource clock) {
        this.clock = clock;
        this.database = database;
        this.writer = new WriterLock(database);
        this.notifier = notifier;
        this.features = new CityDataStore(database);
        this.log = new CommitLog(database, features::layer);
        this.records = new SqlRecords(database);
        schema(database::createCore);
        notifier.feed().start(log, database.isShared());
    }

    @Override
    @Deactivate
    public void close() {
        features.dispose();
        notifier.close();
        writer.close();
        database.close();
    }

    SqlRecords records() {
        return records;
    }

    /** One that is told before those that may ask it. */
    void addFirst(CommitListener listener) {
        notifier.feed().addFirst(listener);
    }

    void removeListener(CommitListener listener) {
        notifier.feed().remove(listener);
    }

    void addListener(CommitListener listener) {
        notifier.feed().add(new LazyService<>(listener));
    }

    void addValidator(CommitValidator validator) {
        notifier.add(validator);
    }

    @Override
    public void added(Plugin plugin) {
        List<String> refused = new ArrayList<>();
        for (Layer layer : plugin.layers()) {
            try {
                declare(layer);
            } catch (GewuException unfit) {
                LOG.warn("Layer {} has no table", layer.name(), unfit);
                refused.add(String.valueOf(unfit.getMessage()));
            }
        }
        if (!refused.isEmpty()) {
            throw new GewuException(ErrorCode.INVALID_DECLARATION, plugin.name(), String.join("; ", refused));
        }
    }

    @Override
    public void replaced(Plugin before, Plugin after) {
        added(after);
        before.layers().stream()
                .filter(layer ->
                        after.layers().stream().noneMatch(other -> other.name().equals(layer.name())))
                .forEach(features::remove);
    }

    @Override
    public void removed(Plugin plugin) {
        plugin.layers().forEach(features::remove);
    }

    /** What an earlier version of the plugin said of the layer counts no more. */
    private void declare(Layer layer) {
        ensure(layer);
        features.add(layer);
    }

    private void ensure(Layer layer) {
        if (!features.has(layer)) {
            schema(connection -> database.ensure(connection, layer));
            features.add(layer);
        }
    }

    @Override
    public SimpleFeatureSource source(Layer layer) {
        return source(layer, Filter.INCLUDE, SqlFeatureSource.NEWEST);
    }

    @Override
    public SimpleFeatureSource source(Layer layer, Filter rows, long commit) {
        ensure(layer);
        return features.source(layer, rows, commit);
    }

    @Override
    public Optional<Row> read(Layer layer, String key) {
        ensure(layer);
        try (Connection connection = database.reader()) {
            SessionRows rows = new SessionRows(connection, database.dialect());
            Optional<Row> row = rows.read(layer, key).map(values -> new Row(layer, values));
            rows.close();
            return row;
        } catch (SQLException failure) {
            throw Database.unavailable(failure);
        }
    }

    @Override
    public void awaitCommit(long number, Duration longest) {
        notifier.feed().await(number, longest);
    }

    @Override
    public long position() {
        return log.position();
    }

    @Override
    public Stream<Change> changes(String layer, long after) {
        return log.changes(layer, after);
    }

    @Override
    public Stream<Change> changes(long after) {
        return log.changes(after);
    }

    @Override
    public Optional<Commit> commit(long number) {
        return log.commits(number, 1).stream()
                .filter(commit -> commit.number() == number)
                .findFirst();
    }

    @Override
    public List<Commit> commits(int most) {
        return log.commits(Long.MAX_VALUE, most);
    }

    @Override
    public List<FeatureChange> changesOf(long number) {
        return log.changesOf(number);
    }

    @Override
    public long undo(long number, Origin by) {
        return new CommitUndo(this, log).undo(number, by);
    }

    @Override
    public WriteSession write(Origin origin) {
        return new SqlWriteSession(writer.acquire(), database, origin, new Session());
    }

    /** What a session is told of this store. */
    private final class Session implements SqlWriteSession.SessionContext {
        @Override
        public Optional<KeyGenerator> keys(Layer layer) {
            return notifier.keys(layer);
        }

        @Override
        public void before(PendingCommit commit) {
            notifier.before(commit);
        }

        @Override
        public void release(boolean reusable) {
            writer.release(reusable);
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public void made(Commit commit, List<FeatureChange> changes) {
            notifier.feed().made(LoggedCommit.of(commit, changes));
        }

        @Override
        public void committed(long number) {
            notifier.feed().tell(number);
        }
    }

    private interface SchemaWork {
        void run(Connection connection) throws SQLException;
    }

    private void schema(SchemaWork work) {
        Connection connection = writer.acquire();
        boolean done = false;
        try {
            database.exclude(connection);
            work.run(connection);
            connection.commit();
            done = true;
        } catch (SQLException failure) {
            throw Database.unavailable(failure);
        } finally {
            writer.release(done);
        }
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public Health check() {
        try (Connection connection = database.reader();
                PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            statement.executeQuery().close();
            List<String> faults = notifier.feed().faults();
            return faults.isEmpty() ? Health.UP : new Health(State.DEGRADED, String.join("; ", faults));
        } catch (SQLException | GewuException failure) {
            return new Health(State.DOWN, String.valueOf(failure.getMessage()));
        }
    }
}
