package io.gewu.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.api.access.Caller;
import io.gewu.api.layer.Access;
import io.gewu.api.layer.AttributeType;
import io.gewu.api.layer.Layer;
import io.gewu.api.plugin.Plugin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a closed layer with a scope, an account with areas sees the features of its areas, whatever it asks. */
final class DividedLayerTest {
    private static final Layer VILLAGE =
            TestCity.layer("village", "Village", Optional.empty(), Access.PUBLIC, List.of(TestCity.key()));
    private static final Layer VISIT = TestCity.layer(
            "visit",
            "Visit",
            Optional.empty(),
            new Access("visitor", "visitor", "village"),
            List.of(
                    TestCity.key(),
                    TestCity.attribute(
                            "village", AttributeType.LINK, "inVillage", "", "village", false, false, false, ""),
                    TestCity.attribute("next", AttributeType.LINK, "after", "", "visit", true, false, false, ""),
                    TestCity.plain("note", AttributeType.STRING),
                    TestCity.attribute("phone", AttributeType.STRING, "phone", "", "", false, false, true, "")));
    private static final Plugin VISITS = TestCity.plugin("visits", List.of(VILLAGE, VISIT), "");
    private static final List<String> AREAS = List.of("440604010201", "440604010202", "440604011201", "440604");

    private static Caller visitor(boolean trusted, String... areas) {
        Set<String> roles = trusted ? Set.of(Access.PUBLIC, "visitor", "sensitive") : Set.of(Access.PUBLIC, "visitor");
        return new Caller("someone", roles, Set.of(areas));
    }

    @TempDir
    Path folder;

    private TestCity city;
    /** Village by visit; absent for none. */
    private final Map<String, String> villages = new TreeMap<>();

    @BeforeEach
    void begin() {
        city = new TestCity(folder);
        city.graph.added(VISITS);
    }

    @AfterEach
    void end() {
        city.graph.close();
    }

    private void put(String code, Optional<String> village) {
        Map<String, Object> row = new LinkedHashMap<>(Map.of("note", "n" + code, "phone", "p" + code));
        village.ifPresent(v -> row.put("village", v));
        city.store.put(VISIT, code, row);
        villages.put(code, village.orElse(""));
    }

    private List<String> notes(Predicate<String> village, boolean personal) {
        List<String> all = new ArrayList<>();
        villages.forEach((code, where) -> {
            if (village.test(where)) {
                all.add("n" + code);
                if (personal) {
                    all.add("p" + code);
                }
            }
        });
        all.sort(null);
        return all;
    }

    private void agree() {
        for (String way : List.of(
                "SELECT ?o { ?s c:note|c:phone ?o }",
                "SELECT ?o { GRAPH ?g { ?s c:note|c:phone ?o } }",
                "SELECT ?o { ?s a c:Visit ; !(c:code|c:inVillage|c:after|a) ?o }",
                "SELECT DISTINCT ?o { ?v ^c:inVillage?/(c:note|c:phone) ?o }")) {
            assertThat(city.select(way)).isEmpty();
            assertThat(city.select(visitor(false), way)).isEqualTo(notes(v -> true, false));
            assertThat(city.select(visitor(true), way)).isEqualTo(notes(v -> true, true));
            assertThat(city.select(visitor(false, "440604010"), way))
                    .isEqualTo(notes(v -> v.startsWith("440604010"), false));
            assertThat(city.select(visitor(true, "440604011201", "440604010202"), way))
                    .isEqualTo(notes(v -> v.equals("440604011201") || v.equals("440604010202"), true));
            assertThat(city.select(visitor(true, "440606"), way)).isEmpty();
        }
        assertThat(city.select(visitor(true, "440604010201"), "SELECT (COUNT(?s) AS ?n) { ?s a c:Visit }"))
                .containsExactly(String.valueOf(
                        notes(v -> v.equals("440604010201"), false).size()));
    }

    /** Features come, move between areas, lose theirs and go; the server is started again now and then. */
    @Test
    void everyCallerSeesItsAreasAfterEveryCommit() {
        Random random = new Random(440604);
        for (int i = 0; i < 60; i++) {
            String code = "v" + random.nextInt(12);
            if (villages.containsKey(code) && random.nextInt(4) == 0) {
                city.store.delete(VISIT, code);
                villages.remove(code);
            } else {
                int where = random.nextInt(5);
                put(code, where == 4 ? Optional.empty() : Optional.of(AREAS.get(where)));
            }
            city.commit();
            if (i % 15 == 14) {
                city.restart(VISITS);
            }
            if (i % 5 == 4) {
                agree();
            }
        }
        city.graph.rebuild();
        agree();
    }

    @Test
    void graphsAreNamedByTheirAreasAndOthersAreNotTold() {
        put("v1", Optional.of("440604010201"));
        put("v2", Optional.of("440604011201"));
        city.commit();
        String graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), 'visits')) }";
        assertThat(city.select(visitor(true, "440604010"), graphs))
                .containsExactly("graph/visits/440604010201/s1/visit", "graph/visits/440604010201/s2/visit");
        assertThat(city.select(
                        visitor(false, "440604010"),
                        "SELECT ?o FROM graph:visits\\/440604011201\\/s1\\/visit " + "{ ?s c:note ?o }"))
                .isEmpty();
    }
}
