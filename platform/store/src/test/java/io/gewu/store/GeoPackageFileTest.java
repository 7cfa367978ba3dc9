package io.gewu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.store.WriteSession;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.geotools.api.filter.Filter;
import org.junit.jupiter.api.Test;

/** What only a file has: a format, damages and a disk that gets full. */
final class GeoPackageFileTest extends StoreOfThings {
    @Override
    Database database(String name) {
        return TestDatabases.geoPackage(folder, name);
    }

    @Test
    void theFileIsAGeoPackageThatChecksOut() throws SQLException {
        insert("A");
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("city.gpkg"));
                Statement sql = plain.createStatement()) {
            assertThat(text(sql, "PRAGMA application_id")).isEqualTo("1196444487");
            assertThat(text(sql, "PRAGMA integrity_check")).isEqualTo("ok");
            assertThat(text(sql, "SELECT count(*) FROM pragma_foreign_key_check()"))
                    .isEqualTo("0");
            assertThat(text(sql, "SELECT geometry_type_name || srs_id FROM gpkg_geometry_columns"))
                    .isEqualTo("MULTIPOLYGON4490");
            assertThat(text(sql, "SELECT count(*) FROM rtree_thing_geom")).isEqualTo("1");
        }
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Path damaged = folder.resolve("damaged");
        java.nio.file.Files.createDirectories(damaged);
        java.nio.file.Files.writeString(
                damaged.resolve("city.gpkg"), "this is no database at all, but long enough".repeat(50));
        assertThatThrownBy(() -> new CityStore(damaged))
                .isInstanceOfSatisfying(
                        GewuException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE))
                .hasMessageContaining("city.gpkg is no GeoPackage");
    }

    private static String text(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void aFullDiskUndoesTheCommitAndTheStoreGoesOn() {
        CityStore small = new CityStore(new SmallDisk(new GeoPackageFile(folder.resolve("small.gpkg"))));
        store.close();
        store = small;
        store.source(Fixture.THINGS);
        insert("A");
        try (WriteSession session = store.write("somebody")) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 5_000; i++) {
                            session.insert(Fixture.THINGS, Map.of("code", "X" + i, "name", "x".repeat(500)));
                        }
                        session.commit();
                    })
                    .isInstanceOfSatisfying(
                            GewuException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
        }
        assertThat(keys(Filter.INCLUDE)).containsExactly("A");
        insert("B");
        assertThat(keys(Filter.INCLUDE)).containsExactly("A", "B");
    }

    private void insert(String code) {
        try (WriteSession session = store.write("test")) {
            session.insert(Fixture.THINGS, Map.of("code", code, "geom", Fixture.square(113, 23, 0.01)));
            session.commit();
        }
    }

    private List<String> keys(Filter filter) {
        try (WriteSession session = store.write("reader")) {
            return session.keys(Fixture.THINGS, filter);
        }
    }
}
