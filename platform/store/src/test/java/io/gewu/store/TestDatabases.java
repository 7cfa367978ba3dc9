package io.gewu.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases that tests run on. */
final class TestDatabases {
    /** Set by {@code distribution/test}, which starts a PostgreSQL of its own. */
    private static final String VARIABLE = "GEWU_TEST_PG_URL";

    private static final String URL = System.getenv(VARIABLE);

    private TestDatabases() {}

    /** Whether tests over PostGIS run: in {@code distribution/test} always, so that there they fail and never skip. */
    static boolean runsPostgis() {
        return URL != null || System.getenv("CI") != null;
    }

    static Database geoPackage(Path folder, String name) {
        try {
            return new GeoPackageFile(Files.createDirectories(folder).resolve(name + ".gpkg"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A schema of its own for each test's folder. */
    static PostgisDatabase postgis(Path folder, String name) {
        if (URL == null) {
            throw new IllegalStateException(VARIABLE + " is not set; distribution/test sets it");
        }
        String schema = "t" + folder.getFileName().toString().replaceAll("\\D", "") + "_" + name;
        try (Connection connection = DriverManager.getConnection(URL);
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return new PostgisDatabase(URL + "&currentSchema=" + schema + ",public");
    }
}
