package io.gewu.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;

/** The identities that others rely on, proved over the rows as a store gets them. */
final class DemoCityTest {
    private static final Map<String, List<Map<String, Object>>> CITY = new HashMap<>();

    @BeforeAll
    static void generate() {
        DemoCity demo = new DemoCity();
        for (String layer : demo.layers()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            demo.rows(layer).forEach(row -> rows.add(new HashMap<>(row)));
            CITY.put(layer, rows);
        }
    }

    @Test
    void countsAreThoseOfTheCity() {
        assertThat(CITY.get("town")).hasSize(4);
        assertThat(CITY.get("village")).hasSize(147);
        assertThat(CITY.get("grid_station")).hasSize(146);
        assertThat(current()).hasSize(451);
        assertThat(former()).hasSize(462);
        assertThat(CITY.get("organisation")).hasSize(96);
        assertThat(CITY.get("item")).hasSize(247);
        assertThat(CITY.get("post").stream().filter(p -> p.get("kind").equals("worker")))
                .hasSize(648);
        assertThat(CITY.get("post").stream().filter(p -> p.get("kind").equals("head")))
                .hasSize(146);
        assertThat(CITY.get("building")).hasSizeGreaterThanOrEqualTo(36_000);
        assertThat(current().stream().mapToInt(g -> (int) g.get("persons")).sum())
                .isEqualTo(1_330_000);
    }

    @Test
    void gridsPartitionVillagesVillagesTownsAndTownsTheDistrict() {
        Geometry district = geometry(CITY.get("district").get(0));
        for (List<Map<String, Object>> level : List.of(CITY.get("town"), CITY.get("village"), current(), former())) {
            Geometry[] areas = level.stream().map(DemoCityTest::geometry).toArray(Geometry[]::new);
            assertThat(CoverageValidator.isValid(areas)).isTrue();
            double sum = 0;
            for (Geometry area : areas) {
                sum += area.getArea();
            }
            assertThat(sum).isCloseTo(district.getArea(), org.assertj.core.data.Offset.offset(1e-12));
        }
        childrenFill(CITY.get("village"), "village", current());
        childrenFill(CITY.get("village"), "village", former());
        childrenFill(CITY.get("town"), "town", CITY.get("village"));
    }

    private static void childrenFill(
            List<Map<String, Object>> parents, String link, List<Map<String, Object>> children) {
        Map<Object, Double> filled = new HashMap<>();
        for (Map<String, Object> child : children) {
            assertThat((String) child.get("code")).startsWith((String) child.get(link));
            filled.merge(child.get(link), geometry(child).getArea(), Double::sum);
        }
        for (Map<String, Object> parent : parents) {
            assertThat(filled.get(parent.get("code")))
                    .isCloseTo(geometry(parent).getArea(), org.assertj.core.data.Offset.offset(1e-12));
        }
    }

    @Test
    void everyAreaIsOnePieceAndValid() {
        for (String layer : List.of("district", "town", "village", "eco_grid")) {
            for (Map<String, Object> row : CITY.get(layer)) {
                assertThat(geometry(row).isValid()).isTrue();
                assertThat(geometry(row).getNumGeometries())
                        .as("%s %s", layer, row.get("code"))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void aPointLiesInExactlyOneCurrentGrid() {
        Geometry district = geometry(CITY.get("district").get(0));
        STRtree tree = new STRtree();
        current().forEach(grid -> tree.insert(geometry(grid).getEnvelopeInternal(), grid));
        Random random = new Random(1);
        int tried = 0;
        while (tried < 1000) {
            Point point = new GeometryFactory()
                    .createPoint(
                            new Coordinate(112.97 + random.nextDouble() * 0.2, 22.92 + random.nextDouble() * 0.15));
            if (district.contains(point)) {
                tried++;
                assertThat(holders(tree, point)).hasSize(1);
            }
        }
    }

    @Test
    void buildingsStandInTheirGridAndApart() {
        Map<Object, Geometry> grids = byCode(current());
        STRtree tree = new STRtree();
        for (Map<String, Object> building : CITY.get("building")) {
            Geometry footprint = geometry(building);
            assertThat(footprint.isValid()).isTrue();
            assertThat(grids.get(building.get("grid")).covers(footprint)).isTrue();
            tree.insert(footprint.getEnvelopeInternal(), footprint);
        }
        for (Map<String, Object> building : CITY.get("building")) {
            Geometry footprint = geometry(building);
            for (Object other : tree.query(footprint.getEnvelopeInternal())) {
                assertThat(other == footprint || !footprint.intersects((Geometry) other))
                        .isTrue();
            }
        }
    }

    @Test
    void everyGridOfBothPlansHasAPostAndEveryStationAHead() {
        Set<Object> staffed = new HashSet<>();
        CITY.get("post").forEach(post -> {
            staffed.add(post.get("grid"));
            staffed.add(post.get("former_grid"));
        });
        assertThat(staffed).containsAll(byCode(CITY.get("eco_grid")).keySet());
    }

    @Test
    void linksPointToRowsThatExist() {
        Map<String, String> links = Map.ofEntries(
                Map.entry("village.town", "town"),
                Map.entry("eco_grid.village", "village"),
                Map.entry("eco_grid.station", "grid_station"),
                Map.entry("eco_grid.plan", "grid_plan"),
                Map.entry("building.grid", "eco_grid"),
                Map.entry("building_unit.building", "building"),
                Map.entry("component.owner", "organisation"),
                Map.entry("post.grid", "eco_grid"),
                Map.entry("enterprise.unit", "building_unit"),
                Map.entry("item.lead_org", "organisation"),
                Map.entry("item.item_class", "item_class"));
        links.forEach((from, to) -> {
            Set<Object> codes = byCodes(to);
            String[] parts = from.split("\\.", 2);
            assertThat(CITY.get(parts[0]).stream().map(row -> row.get(parts[1])).filter(java.util.Objects::nonNull))
                    .as(from)
                    .isNotEmpty()
                    .allMatch(codes::contains);
        });
    }

    @Test
    void codesAreUniqueAndCreditCodesCheckOut() {
        CITY.forEach((layer, rows) ->
                assertThat(rows.stream().map(r -> r.get("code"))).as(layer).doesNotHaveDuplicates());
        assertThat(Uscc.check("91350100M000100Y4")).isEqualTo('3');
        assertThat(CITY.get("enterprise"))
                .allMatch(firm -> Uscc.check((String) firm.get("code")) == ((String) firm.get("code")).charAt(17));
    }

    @Test
    void twoRunsAreEqual() throws NoSuchAlgorithmException {
        MessageDigest first = MessageDigest.getInstance("SHA-256");
        MessageDigest second = MessageDigest.getInstance("SHA-256");
        DemoCity again = new DemoCity();
        for (String layer : again.layers()) {
            CITY.get(layer).forEach(row -> first.update(text(row)));
            again.rows(layer).forEach(row -> second.update(text(row)));
        }
        assertThat(second.digest()).isEqualTo(first.digest());
    }

    private static byte[] text(Map<String, ?> row) {
        return new TreeMap<>(row).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<Object> holders(STRtree tree, Point point) {
        List<Object> holders = new ArrayList<>();
        for (Object grid : tree.query(point.getEnvelopeInternal())) {
            @SuppressWarnings("unchecked") // the tree holds what was put in above
            Map<String, Object> row = (Map<String, Object>) grid;
            if (geometry(row).contains(point)) {
                holders.add(row.get("code"));
            }
        }
        return holders;
    }

    private static Map<Object, Geometry> byCode(List<Map<String, Object>> rows) {
        Map<Object, Geometry> byCode = new HashMap<>();
        rows.forEach(row -> byCode.put(row.get("code"), geometry(row)));
        return byCode;
    }

    private static Set<Object> byCodes(String layer) {
        Set<Object> codes = new HashSet<>();
        CITY.get(layer).forEach(row -> codes.add(row.get("code")));
        return codes;
    }

    private static List<Map<String, Object>> current() {
        return CITY.get("eco_grid").stream()
                .filter(g -> !g.containsKey("valid_to"))
                .toList();
    }

    private static List<Map<String, Object>> former() {
        return CITY.get("eco_grid").stream()
                .filter(g -> g.containsKey("valid_to"))
                .toList();
    }

    private static Geometry geometry(Map<String, Object> row) {
        return (Geometry) row.get("geom");
    }
}
