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
    /**
     * Issues first replied to within 480 minutes of working time: the seconds worked since the beginning of the
     * calendar, 8:30 to 12:00 and 14:00 to 17:30 on days that are worked, at the reply less those at the receipt.
     */
    private static final String INSTANT = """
            with recursive series(d) as (
              select '2019-12-31' union all select date(d, '+1 day') from series where d < '2035-12-31'),
            days as (
              select d, coalesce((select kind = 'working' from calendar_day where code = d),
                strftime('%w', d) between '1' and '5') works from series),
            known as (select d, works, 25200 * (sum(works) over (order by d) - works) before from days),
            moments as (
              select code, 'r' which, datetime(received_at, '+8 hours') t from issue
              union all select code, 'f', datetime(first_reply_at, '+8 hours') from issue),
            worked as (
              select code, which, before + works * (
                min(max(strftime('%s', t) - strftime('%s', d) - 30600, 0), 12600)
                + min(max(strftime('%s', t) - strftime('%s', d) - 50400, 0), 12600)) seconds
              from moments join known on d = date(t))
            select count(*) from issue
            join worked r on r.code = issue.code and r.which = 'r' join worked f on f.code = issue.code and f.which = 'f'
            where kind not in ('consult', 'praise') and status not in ('rejected', 'merged')
              and (f.seconds - r.seconds) / 60 <= 480""";

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
        assertThat(city.select("select count(*)" + counted
                        + " and status = 'closed' and reply is not null and datetime(closed_at) <= datetime(due_at)"))
                .containsExactly(figures.at("/onTime/numerator").asText());
        assertThat(city.select(INSTANT))
                .containsExactly(figures.at("/instantReply/numerator").asText());
        assertThat(figures.at("/instantReply/numerator").asInt()).isPositive();
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
