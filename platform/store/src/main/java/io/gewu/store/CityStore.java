package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.change.ChangeListener;
import io.gewu.api.change.PendingCommit;
import io.gewu.api.health.HealthProbe;
import io.gewu.api.layer.Layer;
import io.gewu.api.layer.LayerCatalog;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.PluginListener;
import io.gewu.api.store.Change;
import io.gewu.api.store.Commit;
import io.gewu.api.store.CommitListener;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.KeyGenerator;
import io.gewu.api.store.Origin;
import io.gewu.api.store.WriteSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
        immediate = true,
        property = "service.ranking:Integer=100")
@Designate(ocd = CityStore.Config.class)
public final class CityStore implements FeatureStore, PluginListener, HealthProbe, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CityStore.class);
    private static final String FILE = "city.gpkg";

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
        this(usable(config), notifier, InstantSource.system());
    }

    /** A server without its system of record is no server: one line for the operator, and the process ends. */
    private static Database usable(Config config) {
        try {
            Database database = config.url().startsWith("jdbc:")
                    ? new PostgisDatabase(config.url())
                    : file(Path.of(config.folder()));
            database.reader().close();
            return database;
        } catch (GewuException | SQLException | UncheckedIOException unusable) {
            System.err.println("gewu: cannot start: " + unusable.getMessage());
            System.err.flush();
            Runtime.getRuntime().halt(1);
            throw new IllegalStateException(unusable);
        }
    }

    CityStore(Path folder) {
        this(file(folder));
    }

    CityStore(Database database) {
        this(database, InstantSource.system());
    }

    CityStore(Database database, InstantSource clock) {
        this(database, new CommitNotifier(), clock);
    }

    private CityStore(Database database, CommitNotifier notifier, InstantSource clock) {
        this.clock = clock;
        this.database = database;
        this.writer = new WriterLock(database);
        this.notifier = notifier;
        this.features = new CityDataStore(database);
        this.log = new CommitLog(database);
        this.records = new SqlRecords(database);
        schema(database::createCore);
        if (database.isShared()) {
            notifier.watch(this::position);
        }
    }

    private static Database file(Path folder) {
        try {
            return new GeoPackageFile(Files.createDirectories(folder).resolve(FILE));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot make the folder " + folder, failure);
        }
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

    void addListener(CommitListener listener) {
        notifier.add(listener);
    }

    void addChangeListener(ChangeListener listener, int ranking) {
        notifier.add(listener, ranking);
    }

    @Override
    public void added(Plugin plugin) {
        List<String> refused = new ArrayList<>();
        for (Layer layer : plugin.layers()) {
            try {
                ensure(layer);
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
    public void removed(Plugin plugin) {
        plugin.layers().forEach(features::remove);
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
    public List<FeatureChange> changesOf(long number, LayerCatalog layers) {
        return log.changesOf(number, layers);
    }

    @Override
    public long undo(long number, LayerCatalog layers, Origin by) {
        return new CommitUndo(this, layers).undo(number, by);
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
        public void committed(Commit commit, List<FeatureChange> changes) {
            notifier.after(commit, changes);
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
            return Health.UP;
        } catch (SQLException | GewuException failure) {
            return new Health(State.DOWN, String.valueOf(failure.getMessage()));
        }
    }
}
