package io.gewu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.change.CommitValidator;
import io.gewu.api.change.PendingCommit;
import io.gewu.api.store.Change;
import io.gewu.api.store.Commit;
import io.gewu.api.store.FeatureChange;
import io.gewu.api.store.Origin;
import io.gewu.api.store.WriteSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.geotools.api.filter.Filter;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import org.junit.jupiter.api.Test;

/** The log tells who did what and what was there before; listeners have their say before anything is durable. */
abstract class HistoryTest extends StoreOfThings {
    @Test
    void aCommitKeepsWhoWhenFromWhereAndWhatItReplaced() {
        insert("A", 1);
        try (WriteSession session = store.write(new Origin("li", "WFS 1.1.0 from 192.0.2.7"))) {
            session.update(Fixture.THINGS, "A", Map.of("storeys", 2, "geom", Fixture.square(114, 23, 1)));
            session.insert(Fixture.THINGS, Map.of("code", "B"));
            session.commit();
        }
        try (WriteSession session = store.write("wang")) {
            session.delete(Fixture.THINGS, "A");
            session.commit();
        }
        Commit commit = store.commit(2).orElseThrow();
        assertThat(commit.origin()).isEqualTo(new Origin("li", "WFS 1.1.0 from 192.0.2.7"));
        assertThat(store.commits(2)).extracting(Commit::number).containsExactly(3L, 2L);
        List<FeatureChange> changes = store.changesOf(2);
        assertThat(changes).extracting(FeatureChange::kind).containsExactly(Change.Kind.UPDATE, Change.Kind.INSERT);
        assertThat(changes.get(0).before().orElseThrow()).containsEntry("storeys", 1);
        assertThat(changes.get(0).after().orElseThrow()).containsEntry("storeys", 2);
        assertThat(changes.get(0).after().orElseThrow().get("geom").toString()).startsWith("MULTIPOLYGON (((114 23");
        assertThat(changes.get(1).after().orElseThrow()).containsOnly(Map.entry("code", "B"));
        assertThat(store.changesOf(3).get(0).before().orElseThrow()).containsEntry("storeys", 2);
    }

    @Test
    void aClockThatIsSetBackLeavesTheOrderOfCommitsAsItIs() {
        insert("A", 1);
        ahead = Duration.ofDays(-400);
        try (WriteSession session = store.write("li")) {
            session.update(Fixture.THINGS, "A", Map.of("storeys", 2));
            session.commit();
        }
        ahead = Duration.ofDays(400);
        try (WriteSession session = store.write("li")) {
            session.update(Fixture.THINGS, "A", Map.of("storeys", 3));
            session.commit();
        }
        assertThat(store.commits(9)).extracting(Commit::number).containsExactly(3L, 2L, 1L);
        assertThat(store.commit(2).orElseThrow().at())
                .isBefore(store.commit(1).orElseThrow().at());
        try (Stream<Change> changes = store.changes(1)) {
            assertThat(changes).extracting(Change::commit).containsExactly(2L, 3L);
        }
        store.undo(3, new Origin("li", ""));
        try (WriteSession session = store.write("reader")) {
            assertThat(session.read(Fixture.THINGS, "A").orElseThrow()).containsEntry("storeys", 2);
            assertThat(session.lastChange(Fixture.THINGS, "A")).isEqualTo(4);
        }
    }

    @Test
    void aValidatorRefusesAndNothingIsWritten() {
        insert("A", 1);
        store.addValidator(commit -> {
            throw new GewuException(ErrorCode.REFUSED, "thing.B", "thing.B: storeys: too low");
        });
        assertThatThrownBy(() -> insert("B", 0)).hasMessage("thing.B: storeys: too low");
        assertThat(store.position()).isEqualTo(1);
        assertThat(keys(Filter.INCLUDE)).containsExactly("A");
    }

    /** The one that looks was there first, and is asked last all the same. */
    @Test
    void whatOneAddsOthersAreAskedAbout() {
        List<String> asked = new ArrayList<>();
        store.addValidator(commit -> commit.changes().forEach(change -> {
            Object name = commit.session()
                    .read(Fixture.THINGS, change.key())
                    .orElseThrow()
                    .get("name");
            asked.add(change.kind() + " " + change.key() + " " + name);
        }));
        store.addValidator(new CommitValidator() {
            @Override
            public Phase phase() {
                return Phase.ENRICH;
            }

            @Override
            public void before(PendingCommit commit) {
                for (FeatureChange change : commit.changes()) {
                    if (!change.after().orElseThrow().containsKey("name")) {
                        commit.session().update(change.layer(), change.key(), Map.of("name", "by rule"));
                    }
                }
            }
        });
        insert("A", 1);
        assertThat(asked).containsExactly("INSERT A by rule", "UPDATE A by rule");
        assertThat(store.read(Fixture.THINGS, "A").orElseThrow().text("name")).hasValue("by rule");
        try (WriteSession session = store.write("reader")) {
            assertThat(session.lastChange(Fixture.THINGS, "A")).isEqualTo(1);
        }
    }

    @Test
    void aSessionSeesItsOwnChangesInItsFilters() throws CQLException {
        insert("A", 1);
        try (WriteSession session = store.write("somebody")) {
            session.insert(Fixture.THINGS, Map.of("code", "B", "storeys", 7, "geom", Fixture.square(113, 23, 1)));
            assertThat(session.keys(Fixture.THINGS, ECQL.toFilter("storeys > 5")))
                    .containsExactly("B");
            assertThat(session.keys(Fixture.THINGS, ECQL.toFilter("INTERSECTS(geom, POINT(113.5 23.5))")))
                    .containsExactly("B");
        }
        assertThat(keys(Filter.INCLUDE)).containsExactly("A");
    }

    @Test
    void aChangedKeyIsTheEndOfOneFeatureAndTheBeginningOfAnother() {
        insert("A", 1);
        try (WriteSession session = store.write("somebody")) {
            session.update(Fixture.THINGS, "A", Map.of("code", "Z"));
            session.commit();
        }
        try (var changes = store.changes(1L)) {
            assertThat(changes.map(c -> c.kind() + " " + c.key())).containsExactly("DELETE A", "INSERT Z");
        }
    }

    @Test
    void anUndoneCommitPutsBackWhatItReplaced() {
        insert("A", 1);
        insert("C", 3);
        long number;
        try (WriteSession session = store.write("test")) {
            session.update(Fixture.THINGS, "A", Map.of("storeys", 2, "name", "second"));
            // the same feature once more, and another under a new key
            session.update(Fixture.THINGS, "A", Map.of("storeys", 3));
            session.update(Fixture.THINGS, "C", Map.of("code", "D"));
            session.insert(Fixture.THINGS, Map.of("code", "B"));
            number = session.commit();
        }
        long undone = store.undo(number, new Origin("admin", "here"));
        assertThat(keys(Filter.INCLUDE)).containsExactly("A", "C");
        try (WriteSession session = store.write("reader")) {
            assertThat(session.read(Fixture.THINGS, "A").orElseThrow())
                    .containsEntry("storeys", 1)
                    .doesNotContainKey("name");
        }
        assertThat(store.commit(undone).orElseThrow().origin()).isEqualTo(new Origin("admin", "here"));
        assertThatThrownBy(() -> store.undo(number, new Origin("admin", "")))
                .isInstanceOfSatisfying(
                        GewuException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThatThrownBy(() -> store.undo(999, new Origin("admin", "")))
                .isInstanceOfSatisfying(
                        GewuException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    private List<String> keys(Filter filter) {
        try (WriteSession session = store.write("reader")) {
            return session.keys(Fixture.THINGS, filter);
        }
    }

    private void insert(String code, int storeys) {
        try (WriteSession session = store.write("test")) {
            session.insert(Fixture.THINGS, Map.of("code", code, "storeys", storeys));
            session.commit();
        }
    }
}
