package io.gewu.it;

import static io.gewu.it.VisitedCity.CALLERS;
import static io.gewu.it.VisitedCity.ROWS;
import static io.gewu.it.VisitedCity.codes;
import static io.gewu.it.VisitedCity.encoded;
import static io.gewu.it.VisitedCity.filter;
import static io.gewu.it.VisitedCity.map;
import static io.gewu.it.VisitedCity.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gewu.it.VisitedCity.Someone;
import io.gewu.it.VisitedCity.Visit;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every door gives each caller what the oracle gives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccessOfCallers {
    private VisitedCity city;

    /** Options of the launcher that say where the city is kept. */
    abstract String[] store() throws Exception;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        city = VisitedCity.start(data, store());
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void whoeverMayNotKnowOfTheLayerFindsNoTraceOfIt() throws Exception {
        for (Someone who : CALLERS) {
            for (String path : List.of(
                    "/wfs?SERVICE=WFS&REQUEST=GetCapabilities",
                    "/wfs?SERVICE=WFS&REQUEST=GetCapabilities&VERSION=1.1.0",
                    "/wms?SERVICE=WMS&REQUEST=GetCapabilities")) {
                assertThat(city.ask(who, path).contains(">visit<")
                                || city.ask(who, path).contains("gewu:visit<"))
                        .as(who.name() + " " + path)
                        .isEqualTo(who.knows());
            }
            String unknown = city.ask(who, "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=nothing");
            assertThat(unknown.contains("gewu:visit")).as(who.name()).isEqualTo(who.knows());
            assertThat(city.server()
                                    .get("/id/visit/V001.geojson", who.headers())
                                    .statusCode()
                            == 200)
                    .as(who.name())
                    .isEqualTo(who.rows().test(city.visits().get(1)));
        }
    }

    @Test
    void featuresCountsAndFiltersAreThoseOfTheOracle() throws Exception {
        for (Someone who : CALLERS) {
            if (!who.knows()) {
                assertThat(city.wfs(who, "")).as(who.name()).contains("ExceptionReport");
                continue;
            }
            assertThat(codes(city.wfs(who, ""))).as(who.name()).isEqualTo(codes(city.seen(who)));
            assertThat(city.wfs(who, "RESULTTYPE=hits"))
                    .contains("numberMatched=\"" + city.seen(who).count() + "\"");
            assertThat(codes(city.wfs(
                            who,
                            filter("<fes:PropertyIsGreaterThan><fes:ValueReference>score</fes:ValueReference>"
                                    + "<fes:Literal>4</fes:Literal></fes:PropertyIsGreaterThan>"))))
                    .isEqualTo(codes(city.seen(who).filter(v -> v.score() > 4)));
            assertThat(codes(city.wfs(
                            who,
                            filter("<fes:Not><fes:PropertyIsEqualTo><fes:ValueReference>village</fes:ValueReference>"
                                    + "<fes:Literal>440604010201</fes:Literal></fes:PropertyIsEqualTo></fes:Not>"))))
                    .isEqualTo(codes(city.seen(who).filter(v -> !v.village().equals("440604010201"))));
            assertThat(codes(city.wfs(who, "BBOX=" + encoded("113.0495,22.9495,113.1505,23.0505,EPSG:4490"))))
                    .isEqualTo(codes(city.seen(who)
                            .filter(v ->
                                    v.x() >= 113.0495 && v.x() <= 113.1505 && v.y() >= 22.9495 && v.y() <= 23.0505)));
            assertThat(codes(city.wfs(who, "RESOURCEID=visit.V000,visit.V001,visit.V002,visit.V003")))
                    .isEqualTo(codes(city.seen(who).filter(v -> v.code().compareTo("V004") < 0)));
            assertThat(
                            codes(
                                    city.ask(
                                            who,
                                            "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetPropertyValue&TYPENAMES=visit&VALUEREFERENCE=code")))
                    .isEqualTo(codes(city.seen(who)));
            assertThat(city.wfs(who, "SORTBY=score,code&COUNT=7").split("<gewu:visit ", -1).length - 1)
                    .isEqualTo((int) Math.min(7, city.seen(who).count()));
        }
    }

    @Test
    void whateverIsFilteredIsFilteredAmongWhatTheCallerSees() throws Exception {
        Random random = new Random(440604);
        for (int i = 0; i < 60; i++) {
            VisitFilter filter = VisitFilter.random(random, 3);
            for (Someone who : CALLERS) {
                if (who.knows()) {
                    List<String> expected = codes(city.seen(who).filter(filter.rows()));
                    String answer = city.wfs(who, filter(filter.xml()));
                    assertThat(codes(answer))
                            .as(who.name() + " " + filter.xml())
                            .isEqualTo(expected);
                    assertThat(answer).contains("numberMatched=\"" + expected.size() + "\"");
                    assertThat(city.wfs(who, filter(filter.xml()) + "&RESULTTYPE=hits"))
                            .contains("numberMatched=\"" + expected.size() + "\"");
                }
            }
        }
    }

    @Test
    void earlierVersionsStoredQueriesAndLocksShowNothingElse() throws Exception {
        for (Someone who : CALLERS) {
            List<String> expected = who.knows() ? codes(city.seen(who)) : List.of();
            for (String version : List.of("1.1.0", "1.0.0")) {
                assertThat(codes(city.ask(
                                who,
                                "/wfs?SERVICE=WFS&VERSION=" + version + "&REQUEST=GetFeature&TYPENAME=gewu:visit")))
                        .as(who.name() + " " + version)
                        .isEqualTo(expected);
            }
            String byId = city.ask(
                    who,
                    "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature"
                            + "&STOREDQUERY_ID=urn:ogc:def:query:OGC-WFS::GetFeatureById&ID=visit.V001");
            assertThat(byId.contains("<gewu:village")).as(who.name()).isEqualTo(expected.contains("V001"));
            String locked = city.ask(
                    who,
                    "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeatureWithLock&TYPENAMES=visit&EXPIRY=1&LOCKACTION=SOME"
                            + "&COUNT=500");
            assertThat(expected).as(who.name()).containsAll(codes(locked));
        }
    }

    @Test
    void personalValuesCannotBeReadNorGuessed() throws Exception {
        for (Someone who : CALLERS) {
            if (!who.knows()) {
                continue;
            }
            String all = city.wfs(who, "");
            assertThat(city.visits().stream()
                            .filter(v -> all.contains(v.phone()))
                            .count())
                    .as(who.name())
                    .isEqualTo(who.personal() ? city.seen(who).count() : 0);
            for (String query : List.of(
                    "SORTBY=phone",
                    "PROPERTYNAME=phone",
                    filter("<fes:PropertyIsEqualTo><fes:ValueReference>phone</fes:ValueReference><fes:Literal>"
                            + city.visits().get(0).phone() + "</fes:Literal></fes:PropertyIsEqualTo>"))) {
                assertThat(city.wfs(who, query).contains("ExceptionReport"))
                        .as(who.name() + " " + query)
                        .isEqualTo(!who.personal());
            }
            assertThat(city.ask(who, "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=DescribeFeatureType&TYPENAMES=visit")
                            .contains("phone"))
                    .isEqualTo(who.personal());
        }
    }

    @Test
    void mapsAndExtentsShowNothingElse() throws Exception {
        for (Someone who : CALLERS) {
            if (!who.knows()) {
                assertThat(city.ask(who, map("GetMap"))).contains("LayerNotDefined");
                assertThat(city.ask(who, map("GetLegendGraphic") + "&LAYER=visit"))
                        .contains("LayerNotDefined");
                continue;
            }
            String info = city.ask(
                    who,
                    map("GetFeatureInfo")
                            + "&QUERY_LAYERS=visit&I=200&J=200&INFO_FORMAT=application/json&FEATURE_COUNT=50");
            assertThat(codes(city.seen(who))).as(who.name()).containsAll(codes(info));
            for (Visit visit : List.of(
                    city.visits().get(0),
                    city.visits().get(1),
                    city.visits().get(2),
                    city.visits().get(3),
                    city.visits().get(4))) {
                int i = (int) Math.round((visit.x() - 112.99) / 0.22 * 400);
                int j = (int) Math.round((23.11 - visit.y()) / 0.22 * 400);
                String there = city.ask(
                        who,
                        map("GetFeatureInfo") + "&QUERY_LAYERS=visit&I=" + i + "&J=" + j
                                + "&INFO_FORMAT=application/json&FEATURE_COUNT=50");
                assertThat(codes(there).contains(visit.code()))
                        .as(who.name() + " " + visit.code())
                        .isEqualTo(who.rows().test(visit));
            }
            String capabilities = city.ask(who, "/wfs?SERVICE=WFS&REQUEST=GetCapabilities");
            Matcher corner = Pattern.compile("(?s)gewu:visit<.*?<ows:LowerCorner>([0-9.]+) ([0-9.]+)<")
                    .matcher(capabilities);
            assertThat(corner.find()).isTrue();
            assertThat(Double.parseDouble(corner.group(1)))
                    .isCloseTo(city.seen(who).mapToDouble(Visit::x).min().orElseThrow(), within(1e-5));
            assertThat(Double.parseDouble(corner.group(2)))
                    .isCloseTo(city.seen(who).mapToDouble(Visit::y).min().orElseThrow(), within(1e-5));
        }
    }

    /** Features, personal values and paths over them alike; history, which tells of all areas, to who sees them all. */
    @Test
    void theGraphHidesWhatOtherDoorsHide() throws Exception {
        for (Someone who : CALLERS) {
            boolean whole = who.knows() && city.seen(who).count() == ROWS;
            List<String> expected = who.knows() ? codes(city.seen(who)) : List.of();
            for (String query : List.of(
                    "SELECT ?c { ?s <https://example.org/visit#code> ?c }",
                    "SELECT ?c { GRAPH ?g { ?s <https://example.org/visit#code> ?c } }",
                    "SELECT DISTINCT ?c { ?s a/^a/<https://example.org/visit#code> ?c }",
                    "SELECT DISTINCT ?c { ?t <https://example.org/visit#village>/^<https://example.org/visit#village>/"
                            + "<https://example.org/visit#code> ?c }",
                    "SELECT ?c { ?s ?p ?c FILTER(isLiteral(?c)) }")) {
                assertThat(codes(city.sparql(who, query)))
                        .as(who.name() + " " + query)
                        .isEqualTo(expected);
            }
            String phones = city.sparql(who, "SELECT ?o { ?s <https://example.org/visit#phone> ?o }");
            assertThat(codes(city.visits().stream().filter(v -> phones.contains(v.phone()))))
                    .as(who.name())
                    .isEqualTo(who.personal() ? expected : List.of());
            String history = city.sparql(
                    who,
                    "SELECT (COUNT(?s) AS ?n) { ?s <http://www.w3.org/ns/prov#wasGeneratedBy> ?c"
                            + " FILTER(CONTAINS(STR(?s), \"/visit/\")) }");
            assertThat(history.lines().skip(1).collect(Collectors.joining()).trim())
                    .as(who.name())
                    .isEqualTo(whole ? Integer.toString(ROWS) : "0");
        }
    }

    @Test
    void editsReachOnlyWhatTheirAuthorSees() throws Exception {
        for (Someone who : CALLERS) {
            Optional<Visit> foreign =
                    city.visits().stream().filter(who.rows().negate()).findFirst();
            if (foreign.isEmpty()) {
                continue;
            }
            String body = transaction(
                    "<wfs:Update typeName=\"gewu:visit\"><wfs:Property><wfs:ValueReference>score</wfs:ValueReference>"
                            + "<wfs:Value>99</wfs:Value></wfs:Property><fes:Filter><fes:ResourceId rid=\"visit."
                            + foreign.get().code() + "\"/></fes:Filter></wfs:Update>");
            HttpResponse<String> answer = city.server().post("/wfs", "text/xml", body, who.headers());
            assertThat(answer.statusCode()).as(who.name() + answer.body()).isBetween(400, 499);
        }
        assertThat(city.wfs(CALLERS.get(5), "")).doesNotContain(">99<");
    }
}
