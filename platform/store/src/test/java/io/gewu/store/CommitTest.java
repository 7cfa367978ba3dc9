package io.gewu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.GewuException;
import io.gewu.api.store.Change;
import io.gewu.api.store.WriteSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.geotools.api.data.Query;
import org.geotools.api.filter.Filter;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import org.junit.jupiter.api.Test;

/** Rows and their log entry are one transaction, and readers see whole commits only. */
abstract class CommitTest extends StoreOfThings {
    @Test
    void aCommitIsInTheLogWithWhatItDid() {
        List<Long> told = new ArrayList<>();
        store.addListener(commit -> told.add(commit.number()));
        try (WriteSession session = store.write("somebody")) {
            session.insert(Fixture.THINGS, Map.of("code", "A", "storeys", 1));
            session.insert(Fixture.THINGS, Map.of("code", "B", "storeys", 2));
            assertThat(session.update(Fixture.THINGS, "A", Map.of("storeys", 5)))
                    .isTrue();
            assertThat(session.delete(Fixture.THINGS, "B")).isTrue();
            assertThat(session.delete(Fixture.THINGS, "C")).isFalse();
            assertThat(session.commit()).isEqualTo(1);
        }
        assertThat(told).containsExactly(1L);
        try (Stream<Change> changes = store.changes("thing", 0)) {
            assertThat(changes.map(c -> c.kind() + " " + c.key()))
                    .containsExactly("INSERT A", "INSERT B", "UPDATE A", "DELETE B");
        }
        assertThat(count(Filter.INCLUDE)).isEqualTo(1);
    }

    @Test
    void closingWithoutCommitUndoesRowsAndLog() {
        try (WriteSession session = store.write("somebody")) {
            session.insert(Fixture.THINGS, Map.of("code", "A"));
        }
        assertThat(count(Filter.INCLUDE)).isZero();
        assertThat(store.position()).isZero();
    }

    @Test
    void aReaderKeepsTheCommitItStartedWith() throws IOException {
        write("A", 1);
        write("B", 1);
        try (SimpleFeatureIterator reading =
                store.source(Fixture.THINGS).getFeatures().features()) {
            reading.next();
            write("C", 1);
            reading.next();
            assertThat(reading.hasNext()).isFalse();
        }
        assertThat(count(Filter.INCLUDE)).isEqualTo(3);
    }

    @Test
    void theSpatialIndexFollowsMovesAndDeletes() throws CQLException {
        write("A", 1);
        Filter here = ECQL.toFilter("BBOX(geom, 113, 23, 113.01, 23.01)");
        Filter there = ECQL.toFilter("BBOX(geom, 114, 23, 114.01, 23.01)");
        assertThat(count(here)).isEqualTo(1);
        try (WriteSession session = store.write("mover")) {
            session.update(Fixture.THINGS, "A", Map.of("geom", Fixture.square(114, 23, 0.01)));
            session.commit();
        }
        assertThat(count(here)).isZero();
        assertThat(count(there)).isEqualTo(1);
        try (WriteSession session = store.write("remover")) {
            session.delete(Fixture.THINGS, "A");
            session.commit();
        }
        assertThat(count(there)).isZero();
    }

    @Test
    void aTakenKeyAndAWrongTypeAreRefusedByName() {
        write("A", 1);
        try (WriteSession session = store.write("somebody")) {
            assertThatThrownBy(() -> session.insert(Fixture.THINGS, Map.of("code", "A")))
                    .isInstanceOf(GewuException.class)
                    .hasMessageContaining("thing.code: \"A\" exists already");
            assertThatThrownBy(() -> session.insert(Fixture.THINGS, Map.of("code", "B", "storeys", "many")))
                    .hasMessageContaining("thing.storeys: expected integer, found String many");
            assertThatThrownBy(() -> session.insert(Fixture.THINGS, Map.of("code", "B", "stories", 1)))
                    .hasMessageContaining("there is no such attribute");
            assertThatThrownBy(() -> session.insert(Fixture.THINGS, Map.of("storeys", 1)))
                    .hasMessageContaining("required");
        }
    }

    @Test
    void aLayerWhoseTableLacksAnAttributeGetsAColumn() {
        store.close();
        try (CityStore smaller = new CityStore(database("other"))) {
            smaller.source(
                    Fixture.THINGS.withAttributes(Fixture.THINGS.attributes().subList(0, 2)));
        }
        store = new CityStore(database("other"));
        assertThat(store.source(Fixture.THINGS)).isNotNull();
        write("A", 1);
        assertThat(count(Filter.INCLUDE)).isEqualTo(1);
    }

    private void write(String code, int storeys) {
        try (WriteSession session = store.write("test")) {
            session.insert(
                    Fixture.THINGS, Map.of("code", code, "storeys", storeys, "geom", Fixture.square(113, 23, 0.01)));
            session.commit();
        }
    }

    private int count(Filter filter) {
        try {
            return store.source(Fixture.THINGS).getCount(new Query("thing", filter));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
