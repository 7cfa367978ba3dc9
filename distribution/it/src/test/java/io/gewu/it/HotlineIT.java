package io.gewu.it;

import static io.gewu.it.WorkedCity.encoded;
import static io.gewu.it.WorkedCity.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Knowledge, figures and ranking over HTTP, held against what SQL counts. */
final class HotlineIT {
    private static WorkedCity city;

    @BeforeAll
    static void start() throws Exception {
        city = WorkedCity.shared();
    }

    @Test
    void aQuestionThatTheKnowledgeBaseAnswersIsClosedAndNotCounted() throws Exception {
        JsonNode found = city.get("/hotline/knowledge?q=" + encoded("老人津贴"));
        assertThat(found.at("/entries/0/code").asText()).isEqualTo("K001");
        JsonNode before = city.get("/hotline/figures");
        JsonNode answer = json(city.post("/hotline/consultations", "{\"question\":\"老人津贴\",\"knowledge\":\"K001\"}"));
        assertThat(answer.get("status").asText()).isEqualTo("closed");
        JsonNode after = city.get("/hotline/figures");
        assertThat(after.get("accepted")).isEqualTo(before.get("accepted"));
        assertThat(after.at("/excluded/consult").asLong())
                .isEqualTo(before.at("/excluded/consult").asLong() + 1);
    }

    @Test
    void figuresEqualWhatSqlCounts() throws Exception {
        JsonNode figures = city.get("/hotline/figures");
        String counted = " from issue where kind not in ('consult', 'praise') and status not in ('rejected', 'merged')";
        assertThat(city.select("select count(*)" + counted))
                .containsExactly(figures.get("accepted").asText());
        assertThat(city.select("select count(*)" + counted + " and status = 'closed' and reply is not null"))
                .containsExactly(figures.at("/completion/numerator").asText());
        assertThat(city.select("select count(rating)" + counted))
                .containsExactly(figures.at("/satisfaction/denominator").asText());
        assertThat(city.select("select count(*)" + counted + " and rating >= 3"))
                .containsExactly(figures.at("/satisfaction/numerator").asText());
    }

    /** The ranking of features and graph catches up within a minute of the issue that moved it. */
    @Test
    void theRankingIsALayerInStepWithTheIssues() throws Exception {
        YearMonth to = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        String period = "&from=" + to.minusMonths(11) + "&to=" + to;
        String town = "440604012";
        int before = accepted(period, town);
        assertThat(city.report("rank-1", 113.1152, 23.0322, city.item("grid")).statusCode())
                .isEqualTo(201);
        assertThat(accepted(period, town)).isEqualTo(before + 1);
        String shown =
                "PREFIX evt: <https://w3id.org/gewu/event#> SELECT ?n { ?r evt:rankOf <http://localhost:8080/id/admin/"
                        + town + "> ; evt:accepted ?n }";
        List<String> expected = List.of(Integer.toString(before + 1));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!city.server().select(shown).equals(expected) && System.nanoTime() < end) {
            Thread.sleep(500);
        }
        assertThat(city.server().select(shown)).isEqualTo(expected);
        assertThat(city.select("select accepted from ranking where code = 'town-" + town + "'"))
                .isEqualTo(expected);
    }

    private static int accepted(String period, String town) throws Exception {
        for (JsonNode place : city.get("/hotline/ranking?scope=town" + period).get("ranking")) {
            if (place.get("unit").asText().equals(town)) {
                return place.get("accepted").asInt();
            }
        }
        throw new AssertionError("No such town");
    }
}
