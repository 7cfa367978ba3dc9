package io.gewu.it;

import static io.gewu.it.WorkedCity.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each routing rule as a report meets it over HTTP; the table of all cases is tested where the rules are. */
final class RoutingIT {
    private static WorkedCity city;
    private static int reports;

    @BeforeAll
    static void start() throws Exception {
        city = WorkedCity.shared();
    }

    private static String item(String condition) throws Exception {
        return city.items(condition).get(0);
    }

    /** Somewhere in the city where nobody reported before. */
    private static double longitude() {
        return 113.1052 + 0.0006 * ++reports;
    }

    private static JsonNode report(String item, double lon, double lat, String more) throws Exception {
        HttpResponse<String> answer = city.post(
                "/event/reports", WorkedCity.complaint("rule-" + reports + "-" + Instant.now(), lon, lat, item, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "R1  | level='grid' and urgency>1 and estimate_hours<=2 | | grid",
                "R1b | level='grid' and urgency>1 and estimate_hours>2 and village_list | | village",
                "R2  | level='village' and urgency>1 and village_list | | village",
                "R3  | level='town' and urgency>1 and not enforcement | | town",
                "R3b | level='town' and urgency>1 and enforcement | | town",
                "R3c | level='grid' and urgency>1 | \"affects\":[\"440604012008\",\"440604012009\"] | town",
                "R4  | level='district' and urgency>1 | | district",
                "R4b | level='grid' and urgency>1 | \"affects\":[\"440604012008\",\"440604010001\"] | district",
                "R5  | level='village' and urgency<=1 | | town",
            })
    void theFirstRuleThatHoldsDecides(String rule, String items, String more, String tier) throws Exception {
        JsonNode issue = report(item(items), longitude(), 23.0262, more == null ? "" : "," + more);
        assertThat(issue.get("rule").asText()).as(issue.toString()).isEqualTo(rule);
        assertThat(issue.get("tier").asText()).isEqualTo(tier);
    }

    @Test
    void outsideOfAllGridsTheDistrictsDeskTakesItUrgentOrNot() throws Exception {
        JsonNode plain = report(item("level='grid' and urgency>1"), 113.9, 23.9, "");
        assertThat(plain.get("rule").asText()).isEqualTo("R7");
        assertThat(plain.get("board").asText()).isEqualTo("centre-440604");
        JsonNode urgent = report(item("urgency<=1"), 113.8, 23.9, "");
        assertThat(urgent.get("rule").asText()).isEqualTo("R5");
        assertThat(urgent.get("board").asText()).isEqualTo("centre-440604");
    }

    @Test
    void aComponentWithoutOwnerIsItsMaintainersThenTheFundsThenAMatterForAllOfThem() throws Exception {
        String item = item("component_codes like '%0114%' and urgency>1");
        String[] components = city.select(
                        "select code from component where owner is null and component_class = '0114' order by code limit 2")
                .toArray(String[]::new);
        JsonNode maintained = report(item, longitude(), 23.0262, ",\"about\":\"component." + components[0] + "\"");
        assertThat(maintained.get("rule").asText()).as(maintained.toString()).isEqualTo("R6");
        assertThat(city.select("select maintainer from component where code = '" + components[0] + "'"))
                .containsExactly(maintained.get("lead_org").asText());
        empty("component", components[1], "maintainer");
        JsonNode fund = report(item, longitude(), 23.0262, ",\"about\":\"component." + components[1] + "\"");
        assertThat(fund.get("rule").asText()).as(fund.toString()).isEqualTo("R6b");
        String lamp = city.select("select code from component where component_class = '0110' order by code limit 1")
                .get(0);
        empty("component", lamp, "owner");
        empty("component", lamp, "maintainer");
        JsonNode unclear = report(item, longitude(), 23.0262, ",\"about\":\"component." + lamp + "\"");
        assertThat(unclear.get("rule").asText()).as(unclear.toString()).isEqualTo("R6c");
    }

    private static void empty(String layer, String key, String attribute) throws Exception {
        assertThat(city.empty(layer, key, attribute)).contains("<wfs:totalUpdated>1<");
    }

    /** Reports of days on which the app was offline. */
    @Test
    void theThirdTimeInNinetyDaysAtOnePlaceIsAMatterForAllOfThem() throws Exception {
        String item = item("level='grid' and urgency>1");
        double lon = longitude();
        for (int days : new int[] {9, 6}) {
            Instant received = Instant.now().minus(Duration.ofDays(days));
            JsonNode before = report(item, lon, 23.0262, ",\"receivedAt\":\"" + received + "\"");
            assertThat(before.get("status").asText()).isEqualTo("dispatched");
        }
        JsonNode third = report(item, lon, 23.0262, "");
        assertThat(third.get("rule").asText()).as(third.toString()).isEqualTo("R4d");
    }

    @Test
    void theThirdReturnIsAMatterForAllOfThem() throws Exception {
        String number = report(item("level='town' and urgency>1"), longitude(), 23.0262, "")
                .get("code")
                .asText();
        JsonNode issue = null;
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer =
                    city.post("/event/issues/" + number + "/return", "{\"reason\":\"not ours\",\"note\":\"not ours\"}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            issue = json(answer);
        }
        assertThat(issue.get("status").asText()).as(issue.toString()).isEqualTo("consulting");
    }

    /** R9. */
    @Test
    void aVacantPostsWorkIsTheSubstitutes() throws Exception {
        String[] posts = city.select("select code from post where grid = '440604012008002' order by code")
                .toArray(String[]::new);
        assertThat(posts).hasSize(2);
        String inside = city.select("select code from issue where grid = '440604012008002' order by code")
                .get(0);
        JsonNode place = city.get("/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=issue&RESOURCEID=issue."
                        + inside + "&OUTPUTFORMAT=application/json")
                .at("/features/0/geometry/coordinates");
        empty("post", posts[0], "held_by");
        for (int i = 0; i < 4; i++) {
            // some metres apart, and yet not the same matter: another item each time
            List<String> items = city.items("level='grid' and urgency>1 and estimate_hours<=2");
            String item = items.get(items.size() - 1 - i);
            JsonNode issue = report(item, place.get(0).asDouble(), place.get(1).asDouble(), "");
            assertThat(issue.get("post").asText()).isEqualTo(posts[1]);
        }
    }
}
