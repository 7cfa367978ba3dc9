package io.gewu.store;

import org.junit.jupiter.api.Nested;

/** The store over a GeoPackage. */
final class GeoPackageStoreTest {
    @Nested
    final class Queries extends QueryTest {
        @Override
        Database database(String name) {
            return TestDatabases.geoPackage(folder, name);
        }
    }

    @Nested
    final class Commits extends CommitTest {
        @Override
        Database database(String name) {
            return TestDatabases.geoPackage(folder, name);
        }
    }

    @Nested
    final class History extends HistoryTest {
        @Override
        Database database(String name) {
            return TestDatabases.geoPackage(folder, name);
        }
    }

    @Nested
    final class Snapshots extends SnapshotTest {
        @Override
        Database database(String name) {
            return TestDatabases.geoPackage(folder, name);
        }
    }

    @Nested
    final class Records extends RecordsTest {
        @Override
        Database database(String name) {
            return TestDatabases.geoPackage(folder, name);
        }
    }

    @Nested
    final class Followers extends FollowingTest {
        @Override
        Database database(String name) {
            return TestDatabases.geoPackage(folder, name);
        }
    }
}
