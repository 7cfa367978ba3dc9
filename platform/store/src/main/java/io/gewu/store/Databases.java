package io.gewu.store;

import io.gewu.api.GewuException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Opens the database that the settings name. */
final class Databases {
    private static final String FILE = "city.gpkg";

    private Databases() {}

    /** A server without its system of record is no server: one line for the operator, and the process ends. */
    static Database usable(CityStore.Config config) {
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

    static Database file(Path folder) {
        try {
            return new GeoPackageFile(Files.createDirectories(folder).resolve(FILE));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot make the folder " + folder, failure);
        }
    }
}
