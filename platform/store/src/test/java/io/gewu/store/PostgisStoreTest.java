package io.gewu.store;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIf;

/** The store over PostGIS. */
@EnabledIf("io.gewu.store.TestDatabases#runsPostgis")
final class PostgisStoreTest {
    @Nested
    final class Queries extends QueryTest {
        @Override
        Database database(String name) {
            return TestDatabases.postgis(folder, name);
        }
    }

    @Nested
    final class Commits extends CommitTest {
        @Override
        Database database(String name) {
            return TestDatabases.postgis(folder, name);
        }
    }

    @Nested
    final class History extends HistoryTest {
        @Override
        Database database(String name) {
            return TestDatabases.postgis(folder, name);
        }
    }

    @Nested
    final class Snapshots extends SnapshotTest {
        @Override
        Database database(String name) {
            return TestDatabases.postgis(folder, name);
        }
    }

    @Nested
    final class Records extends RecordsTest {
        @Override
        Database database(String name) {
            return TestDatabases.postgis(folder, name);
        }

        @Override
        CityStore other() {
            return new CityStore(database("city"));
        }
    }

    @Nested
    final class Followers extends FollowingTest {
        @Override
        Database database(String name) {
            return TestDatabases.postgis(folder, name);
        }
    }
}
