package io.gewu.store;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.health.HealthProbe;
import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Plugin;
import io.gewu.api.plugin.PluginListener;
import io.gewu.api.store.Change;
import io.gewu.api.store.CommitListener;
import io.gewu.api.store.FeatureStore;
import io.gewu.api.store.WriteSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.geotools.api.data.SimpleFeatureSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded system of record: {@code city.gpkg} in the data folder. */
@Component(
        service = {FeatureStore.class, PluginListener.class, HealthProbe.class},
        configurationPid = "gewu.store",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        property = "service.ranking:Integer=100")
@Designate(ocd = EmbeddedStore.Config.class)
public final class EmbeddedStore implements FeatureStore, PluginListener, HealthProbe, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);
    private static final String FILE = "city.gpkg";
    private static final int WRITE_WAIT_SECONDS = 120;

    /** Settings of the embedded store. */
    @ObjectClassDefinition(name = "Gewu embedded store")
    public @interface Config {
        @AttributeDefinition(description = "Folder of city.gpkg; made when it is missing")
        String folder();
    }

    private final GeoPackageFile file;
    private final GeoPackageDataStore features;
    private final Semaphore writer = new Semaphore(1, true);
    private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public EmbeddedStore(Config config) {
        this(usable(Path.of(config.folder())));
    }

    /** A server without its system of record is no server: one line for the operator, and the process ends. */
    private static Path usable(Path folder) {
        try (GeoPackageFile tried =
                new GeoPackageFile(Files.createDirectories(folder).resolve(FILE))) {
            tried.reader().close();
            return folder;
        } catch (GewuException | IOException | SQLException unusable) {
            System.err.println("gewu: cannot start: " + unusable.getMessage());
            System.err.flush();
            Runtime.getRuntime().halt(1);
            throw new IllegalStateException(unusable);
        }
    }

    EmbeddedStore(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot make the folder " + folder, failure);
        }
        this.file = new GeoPackageFile(folder.resolve(FILE));
        this.features = new GeoPackageDataStore(file);
        schema(GeoPackageSchema::createCore);
    }

    @Override
    @Deactivate
    public void close() {
        features.dispose();
        file.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(CommitListener listener) {
        listeners.add(listener);
    }

    void removeListener(CommitListener listener) {
        listeners.remove(listener);
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
            schema(schema -> schema.ensure(layer));
            features.add(layer);
        }
    }

    @Override
    public SimpleFeatureSource source(Layer layer) {
        ensure(layer);
        return features.source(layer);
    }

    @Override
    public long position() {
        try (Connection connection = file.reader();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(max(number), 0) FROM gewu_commit")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw GeoPackageFile.unavailable(failure);
        }
    }

    @Override
    public Stream<Change> changes(String layer, long after) {
        return CommitLog.changes(file.reader(), layer, after);
    }

    @Override
    public WriteSession write(String author) {
        acquire();
        try {
            Connection connection = file.openWriter();
            connection.setAutoCommit(false);
            return new GeoPackageWriteSession(connection, author, writer::release, this::committed);
        } catch (SQLException failure) {
            writer.release();
            throw GeoPackageFile.unavailable(failure);
        }
    }

    private void acquire() {
        try {
            if (!writer.tryAcquire(WRITE_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new GewuException(
                        ErrorCode.STORE_UNAVAILABLE,
                        "",
                        "Another write has been running for " + WRITE_WAIT_SECONDS + " s");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new GewuException(ErrorCode.STORE_UNAVAILABLE, "", "The server is stopping", stopping);
        }
    }

    private void committed(long number) {
        for (CommitListener listener : listeners) {
            try {
                listener.committed(number);
            } catch (RuntimeException behind) {
                LOG.error(
                        "{} did not follow commit {}; it catches up later",
                        listener.getClass().getName(),
                        number,
                        behind);
            }
        }
    }

    private interface SchemaWork {
        void run(GeoPackageSchema schema) throws SQLException;
    }

    private void schema(SchemaWork work) {
        acquire();
        try (Connection connection = file.openWriter()) {
            connection.setAutoCommit(false);
            work.run(new GeoPackageSchema(connection));
            connection.commit();
        } catch (SQLException failure) {
            throw GeoPackageFile.unavailable(failure);
        } finally {
            writer.release();
        }
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public Health check() {
        try (Connection connection = file.reader();
                PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            statement.executeQuery().close();
            return Health.UP;
        } catch (SQLException | GewuException failure) {
            return new Health(State.DOWN, String.valueOf(failure.getMessage()));
        }
    }
}
