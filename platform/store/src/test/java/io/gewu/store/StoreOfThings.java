package io.gewu.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Gives each test a store of its own with an empty layer of things. */
abstract class StoreOfThings {
    @TempDir
    Path folder;

    CityStore store;

    @BeforeEach
    void open() {
        store = new CityStore(folder);
        store.source(Fixture.THINGS);
    }

    @AfterEach
    void close() {
        store.close();
    }
}
