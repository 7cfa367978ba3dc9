package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The competency questions, answered from the graph and held against the features. */
final class QuestionsIT {
    private static final Path QUESTIONS = Path.of("../../ontology/src/main/resources/questions");

    private static List<String> ask(String question) throws IOException, InterruptedException {
        return Server.shared().select(question);
    }

    private static String question(String name) throws IOException {
        return Files.readString(QUESTIONS.resolve(name + ".rq"));
    }

    /** Q01: whoever asks about a station's place gets the one grid there, its station and its posts. */
    @Test
    void aPointLiesInExactlyOneCurrentGrid() throws Exception {
        JsonNode stations = new ObjectMapper()
                .readTree(Server.shared()
                        .get(
                                "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=grid_station&COUNT=12&OUTPUTFORMAT=application/json")
                        .body());
        for (JsonNode station : stations.get("features")) {
            JsonNode place = station.get("geometry").get("coordinates");
            String point = String.format(
                    Locale.ROOT,
                    "POINT(%.7f %.7f)",
                    place.get(0).asDouble(),
                    place.get(1).asDouble());
            List<String> rows = ask(question("Q01").replace("POINT(113.1052 23.0222)", point));
            Set<String> grids =
                    rows.stream().map(r -> r.split(",", -1)[0]).collect(Collectors.toCollection(TreeSet::new));
            assertThat(grids).as(point).hasSize(1);
            assertThat(grids.iterator().next())
                    .startsWith(station.get("properties").get("code").asText());
            assertThat(rows).hasSizeBetween(1, 2);
        }
    }

    @Test
    void noGridIsWithoutAFilledPost() throws Exception {
        String question = question("Q02");
        assertThat(ask(question)).isEmpty();
        // asked the other way round, in the same words, it finds them all, those of plans that are no longer in force
        // too
        assertThat(question).contains("NOT EXISTS");
        long everGrids = Server.shared().hits("TYPENAMES=eco_grid&TIME=../..");
        assertThat(everGrids).isGreaterThan(451);
        assertThat(ask(question.replace("NOT EXISTS", "EXISTS"))).hasSize((int) everGrids);
    }

    @Test
    void workloadIsBalancedOverFourTowns() throws Exception {
        List<String> rows = ask(question("Q04"));
        assertThat(rows).hasSize(4);
        assertThat(rows.stream()
                        .mapToInt(r -> Integer.parseInt(r.split(",", -1)[3]))
                        .sum())
                .isEqualTo(451);
    }

    @Test
    void everyCurrentGridReplacesOneOfEachOfFiveLines() throws Exception {
        assertThat(ask(question("Q05"))).hasSize(451).allMatch(row -> row.endsWith(",5"));
    }

    /** Q18 for one grid, held against WFS counts of the same grid. */
    @Test
    void theProfileOfAGridCountsWhatTheFeaturesCount() throws Exception {
        String code = "440604012001001";
        String one = question("Q18").replace("ctc:code ?code .", "ctc:code ?code FILTER(?code = \"" + code + "\") .");
        assertThat(one).contains(code);
        String[] row = ask(one).get(0).split(",", -1);
        assertThat(Long.parseLong(row[2])).isEqualTo(inGrid("building", code));
        assertThat(Long.parseLong(row[3])).isEqualTo(inGrid("enterprise", code));
        assertThat(Long.parseLong(row[4])).isEqualTo(inGrid("component", code));
    }

    private static long inGrid(String layer, String code) throws IOException, InterruptedException {
        String filter =
                "<fes:Filter xmlns:fes=\"http://www.opengis.net/fes/2.0\"><fes:PropertyIsEqualTo><fes:ValueReference>grid"
                        + "</fes:ValueReference><fes:Literal>" + code
                        + "</fes:Literal></fes:PropertyIsEqualTo></fes:Filter>";
        return Server.shared()
                .hits("TYPENAMES=" + layer + "&FILTER="
                        + java.net.URLEncoder.encode(filter, java.nio.charset.StandardCharsets.UTF_8));
    }
}
