package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The competency questions about issues, items and grids, asked of the graph and counted again in the store. */
final class IssueQuestionsIT {
    private static final Path QUESTIONS = Path.of("../../ontology/src/main/resources/questions");

    private static List<String> ask(String name) throws IOException, InterruptedException {
        return Server.shared().select(Files.readString(QUESTIONS.resolve(name + ".rq")));
    }

    /** A question whose answer should be empty, with one word changed so that it is not. */
    private static List<String> askInstead(String name, String word, String other)
            throws IOException, InterruptedException {
        String question = Files.readString(QUESTIONS.resolve(name + ".rq"));
        assertThat(question).contains(word);
        return Server.shared().select(question.replace(word, other));
    }

    /** Rows of the store, cells by commas. */
    private static List<String> sql(String query) throws IOException, InterruptedException, SQLException {
        String file = "jdbc:sqlite:" + Server.shared().data().resolve("city.gpkg");
        try (Connection connection = DriverManager.getConnection(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(rows.getString(i));
                }
                all.add(String.join(",", cells));
            }
            return all;
        }
    }

    private static final String TOP = "(select i.code as code, i.item as item, min(case coalesce(s.tier, '')"
            + " when 'district' then 1 when 'town' then 2 when 'village' then 3 when 'grid' then 4 end) as top"
            + " from issue i join issue_step s on s.issue = i.code where s.tier is not null group by i.code)";

    @Test
    void gridsOfOnePlanDoNotOverlap() throws Exception {
        assertThat(ask("Q03")).isEmpty();
        // in the same words, grids that touch are found: each village's share their edges
        assertThat(askInstead("Q03", "sfOverlaps", "sfTouches")).hasSizeGreaterThan(451);
    }

    @Test
    void issuesCountForTheHighestTierTheyReached() throws Exception {
        Map<String, String> tiers = Map.of("1", "district", "2", "town", "3", "village", "4", "grid");
        Set<String> expected = sql("select top, count(*) from " + TOP + " group by top").stream()
                .map(row -> row.split(",", -1))
                .map(cells -> "https://w3id.org/gewu/core#tier-" + tiers.get(cells[0]) + "," + cells[1])
                .collect(Collectors.toSet());
        assertThat(new HashSet<>(ask("Q08"))).isEqualTo(expected);
    }

    @Test
    void issuesAboveTheTierOfTheirItemAreFound() throws Exception {
        List<String> found = ask("Q09");
        assertThat(found).hasSize(5);
        String level = "case m.level when 'district' then 1 when 'town' then 2 when 'village' then 3 else 4 end";
        Set<String> expected = Set.copyOf(sql("select 'http://localhost:8080/id/issue/' || t.code, " + level
                + ", t.top from " + TOP + " t join item m on m.code = t.item where t.top < " + level));
        assertThat(expected).containsAll(found);
    }

    @Test
    void completionByDepartmentIsWhatTheStoreCounts() throws Exception {
        Map<String, String> found = new TreeMap<>();
        for (String row : ask("Q10")) {
            String[] cells = row.split(",", -1);
            found.put(cells[0], cells[1]);
        }
        Map<String, String> expected = new TreeMap<>();
        for (String row : sql("select o.name, count(*) from issue i join item m on m.code = i.item join organisation o"
                + " on o.code = m.lead_org where i.kind <> 'consult' and i.due_at is not null group by o.name")) {
            String[] cells = row.split(",", -1);
            expected.put(cells[0], cells[1]);
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void repliesAndRatingsAreThoseOfTheStore() throws Exception {
        Set<String> channels = ask("Q11").stream()
                .map(row -> row.split(",", -1))
                .map(cells -> cells[0] + "," + cells[2])
                .collect(Collectors.toSet());
        // disputes and intakes have a channel too, but no first reply
        assertThat(channels)
                .isEqualTo(Set.copyOf(sql("select c.name, count(*) from issue i join channel c on c.code = i.channel"
                        + " where i.first_reply_at is not null group by c.name")));
        String[] ratings = ask("Q12").get(0).split(",", -1);
        assertThat(ratings[1])
                .isEqualTo(sql("select count(rating) from feedback").get(0));
        assertThat(Double.parseDouble(ratings[0]))
                .isEqualTo(Double.parseDouble(sql("select avg(rating >= 4) from feedback where rating is not null")
                        .get(0)));
    }

    @Test
    void whatIsOverdueIsToldWithItsWholeTrail() throws Exception {
        List<String> rows = ask("Q13");
        assertThat(rows.stream().map(row -> row.split(",", -1)[0]).toList())
                .isEqualTo(sql("select code from issue where kind <> 'consult' and closed_at is null and due_at <"
                        + " strftime('%Y-%m-%dT%H:%M:%fZ', 'now') order by code"))
                .isNotEmpty();
        assertThat(rows).allSatisfy(row -> assertThat(row.split(",", -1)[2]).startsWith("intake screen "));
    }

    @Test
    void theOneFormLacksNothingAndItemsOfManyDepartmentsAreFound() throws Exception {
        assertThat(ask("Q14")).isEmpty();
        // in the same words, every field of the former forms is found in the one form
        assertThat(askInstead("Q14", "NOT EXISTS", "EXISTS")).hasSizeGreaterThan(10);
        JsonNode duplicates = new ObjectMapper()
                .readTree(Server.shared().get("/item/forms/duplicates").body());
        assertThat(Double.parseDouble(ask("Q15").get(0)))
                .isCloseTo(duplicates.get("sharedFieldShare").asDouble(), org.assertj.core.data.Offset.offset(0.0001));
        assertThat(ask("Q25"))
                .hasSizeGreaterThan(200)
                .allSatisfy(row ->
                        assertThat(Integer.parseInt(row.split(",", -1)[1])).isGreaterThanOrEqualTo(3));
    }

    @Test
    void brokenManholesWithoutAnOwnerHaveADepartmentThatIsSent() throws Exception {
        assertThat(ask("Q07"))
                .isEqualTo(
                        sql("select c.code, o.name from component c, item m join organisation o on o.code = m.lead_org"
                                + " where c.component_class = '0114' and c.state = '破损' and c.owner is null and m.name ="
                                + " '井盖损坏' order by c.code, o.name"))
                .isNotEmpty();
    }

    /** Every pair measured again, in metres on a plane that is good to a thousandth within a city. */
    @Test
    void fireLaneIssuesNearTallBuildingsAreThoseThatAPlaneMeasures() throws Exception {
        JsonNode tall = features(
                "building",
                "<fes:PropertyIsGreaterThan><fes:ValueReference>height</fes:ValueReference>"
                        + "<fes:Literal>24</fes:Literal></fes:PropertyIsGreaterThan>");
        StringBuilder items = new StringBuilder();
        sql("select code from item where major = '消防通道'")
                .forEach(code -> items.append("<fes:PropertyIsEqualTo><fes:ValueReference>item</fes:ValueReference>"
                        + "<fes:Literal>" + code + "</fes:Literal></fes:PropertyIsEqualTo>"));
        Map<String, Integer> expected = new TreeMap<>();
        Set<String> tight = new HashSet<>();
        for (JsonNode issue : features("issue", "<fes:Or>" + items + "</fes:Or>")) {
            double least = Double.MAX_VALUE;
            for (JsonNode building : tall) {
                least = Math.min(
                        least, metres(issue.at("/geometry/coordinates"), building.at("/geometry/coordinates")));
            }
            String grid = issue.at("/properties/grid").asText();
            if (least < 200) {
                expected.merge(grid, 1, Integer::sum);
            }
            if (Math.abs(least - 200) < 1) {
                tight.add(grid);
            }
        }
        Map<String, Integer> found = new TreeMap<>();
        for (String row : ask("Q06")) {
            found.put(row.split(",", -1)[0], Integer.valueOf(row.split(",", -1)[1]));
        }
        expected.keySet().removeAll(tight);
        found.keySet().removeAll(tight);
        assertThat(found).isEqualTo(expected).isNotEmpty();
    }

    private static JsonNode features(String layer, String filter) throws IOException, InterruptedException {
        String whole = "<fes:Filter xmlns:fes=\"http://www.opengis.net/fes/2.0\">" + filter + "</fes:Filter>";
        return new ObjectMapper()
                .readTree(Server.shared()
                        .get(
                                "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&OUTPUTFORMAT=application/json&TYPENAMES="
                                        + layer + "&FILTER=" + URLEncoder.encode(whole, StandardCharsets.UTF_8))
                        .body())
                .get("features");
    }

    /** From a point to the outline of a building; houses have no holes, and nobody reports from within a wall. */
    private static double metres(JsonNode point, JsonNode polygons) {
        double least = Double.MAX_VALUE;
        boolean inside = false;
        for (JsonNode polygon : polygons) {
            JsonNode ring = polygon.get(0);
            for (int i = 1; i < ring.size(); i++) {
                double ax = east(ring.get(i - 1), point);
                double ay = north(ring.get(i - 1), point);
                double bx = east(ring.get(i), point);
                double by = north(ring.get(i), point);
                double length = (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
                double t = length == 0 ? 0 : Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / length));
                least = Math.min(least, Math.hypot(ax + t * (bx - ax), ay + t * (by - ay)));
                if ((ay > 0) != (by > 0) && ax + (bx - ax) * ay / (ay - by) > 0) {
                    inside = !inside;
                }
            }
        }
        return inside ? 0 : least;
    }

    private static double east(JsonNode place, JsonNode origin) {
        double metresOfDegree = 111_320 * Math.cos(Math.toRadians(origin.get(1).asDouble()));
        return (place.get(0).asDouble() - origin.get(0).asDouble()) * metresOfDegree;
    }

    private static double north(JsonNode place, JsonNode origin) {
        return (place.get(1).asDouble() - origin.get(1).asDouble()) * 110_740;
    }
}
