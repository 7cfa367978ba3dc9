package io.gewu.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Gives each test a store of its own with an empty layer of things, in one kind of database. */
abstract class StoreOfThings {
    @TempDir
    Path folder;

    CityStore store;

    /** How wrong the store's clock is. */
    Duration ahead = Duration.ZERO;

    /** A database that is empty when a test first asks for it by this name. */
    abstract Database database(String name);

    @BeforeEach
    void open() {
        store = new CityStore(database("city"), () -> Instant.now().plus(ahead));
        store.source(Fixture.THINGS);
    }

    @AfterEach
    void close() {
        store.close();
    }
}
