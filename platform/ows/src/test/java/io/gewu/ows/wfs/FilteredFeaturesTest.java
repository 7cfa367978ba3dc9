package io.gewu.ows.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters of requests select in the store what they say, and hostile ones are refused. */
final class FilteredFeaturesTest {
    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void postedRequestsSayTheSame() {
        String body = TestServer.getFeature(
                "",
                "<wfs:Query typeNames=\"g:parcel\" xmlns:g=\"https://w3id.org/gewu/features\""
                        + " srsName=\"EPSG:4490\"><wfs:PropertyName>g:name</wfs:PropertyName>"
                        + "<fes:Filter><fes:And><fes:PropertyIsGreaterThan><fes:ValueReference>g:storeys</fes:ValueReference>"
                        + "<fes:Literal>3</fes:Literal></fes:PropertyIsGreaterThan><fes:BBOX><gml:Envelope"
                        + " srsName=\"urn:ogc:def:crs:EPSG::4490\"><gml:lowerCorner>22 113.045</gml:lowerCorner>"
                        + "<gml:upperCorner>24 113.075</gml:upperCorner></gml:Envelope></fes:BBOX></fes:And></fes:Filter>"
                        + "<fes:SortBy><fes:SortProperty><fes:ValueReference>code</fes:ValueReference>"
                        + "<fes:SortOrder>DESC</fes:SortOrder></fes:SortProperty></fes:SortBy></wfs:Query>");
        TestServer.Answer answer = server.post(body);
        assertThat(answer.text()).contains("<gewu:name>").doesNotContain("<gewu:geom>");
        assertThat(TestServer.ids(answer.text())).containsExactly("parcel.A07", "parcel.A05", "parcel.A04");
    }

    /** SQL and Java select the same: every comparison over every type, by KVP over the store. */
    @Test
    void comparisonsAreTheSameInTheStore() {
        String[][] cases = {
            {"PropertyIsEqualTo", "height", "4.50", "1"},
            {"PropertyIsGreaterThan", "height", "4.5", "5"},
            {"PropertyIsLessThan", "people", "3000000000", "2"},
            {"PropertyIsEqualTo", "open", "true", "4"},
            {"PropertyIsGreaterThanOrEqualTo", "built", "2010-01-15", "2"},
            {"PropertyIsEqualTo", "seen", "2020-01-05T16:00:00+08:00", "1"},
            {"PropertyIsLessThan", "storeys", "2.5", "2"},
            {"PropertyIsNotEqualTo", "storeys", "1", "11"},
            {"PropertyIsEqualTo", "name", "地块 10", "1"},
            {"PropertyIsEqualTo", "ratio", "0.25", "1"},
        };
        for (String[] one : cases) {
            String filter =
                    "<Filter xmlns=\"http://www.opengis.net/fes/2.0\"><%s><ValueReference>%s</ValueReference><Literal>%s</Literal></%s></Filter>"
                            .formatted(one[0], one[1], one[2], one[0]);
            assertThat(server.ask("GetFeature", "TYPENAMES", "parcel", "FILTER", filter, "RESULTTYPE", "hits")
                            .text())
                    .as(String.join(" ", one))
                    .contains("numberMatched=\"" + one[3] + "\"");
        }
    }

    @Test
    void distancesAreMetresInTheStoreToo() {
        String filter =
                "<Filter xmlns=\"http://www.opengis.net/fes/2.0\" xmlns:gml=\"http://www.opengis.net/gml/3.2\"><%s>"
                        + "<ValueReference>geom</ValueReference><gml:Point srsName=\"EPSG:4490\"><gml:pos>113.004 23.02</gml:pos></gml:Point>"
                        + "<Distance uom=\"m\">%s</Distance></%s></Filter>";
        // 0.012 degrees of latitude are 1329 m
        assertThat(server.ask(
                                "GetFeature",
                                "TYPENAMES",
                                "parcel",
                                "FILTER",
                                filter.formatted("DWithin", "1328", "DWithin"))
                        .text())
                .contains("numberMatched=\"0\"");
        assertThat(TestServer.ids(server.ask(
                                "GetFeature",
                                "TYPENAMES",
                                "parcel",
                                "FILTER",
                                filter.formatted("DWithin", "1330", "DWithin"),
                                "COUNT",
                                "5")
                        .text()))
                .containsExactly("parcel.A00");
        assertThat(server.ask(
                                "GetFeature",
                                "TYPENAMES",
                                "parcel",
                                "FILTER",
                                filter.formatted("Beyond", "1330", "Beyond"))
                        .text())
                .contains("numberMatched=\"11\"");
    }

    @Test
    void idsOfAnotherTypeAreRefused() {
        assertThat(server.ask("GetFeature", "TYPENAMES", "parcel", "RESOURCEID", "plan.past")
                        .text())
                .contains("InvalidParameterValue")
                .contains("locator=\"RESOURCEID\"");
        assertThat(server.ask("GetFeature", "TYPENAMES", "parcel", "RESOURCEID", "parcel.nothing")
                        .text())
                .contains("numberMatched=\"0\"");
    }

    @Test
    void hostileDocumentsAreRefused() {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
                + "<wfs:GetFeature xmlns:wfs=\"http://www.opengis.net/wfs/2.0\"><wfs:Query typeNames=\"&c;\"/></wfs:GetFeature>";
        TestServer.Answer answer = server.post(bomb);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("OperationParsingFailed").doesNotContain("root:");
        String deep = TestServer.getFeature(
                "",
                "<wfs:Query typeNames=\"gewu:parcel\"><fes:Filter>" + "<fes:Not>".repeat(100_000) + "</fes:Filter>");
        assertThat(server.post(deep).text()).contains("nested deeper");
        assertThat(server.post("no xml").text()).contains("OperationParsingFailed");
        assertThat(server.post("<wfs:CreateStoredQuery xmlns:wfs=\"http://www.opengis.net/wfs/2.0\"/>")
                        .text())
                .contains("OperationNotSupported");
        assertThat(server.post(TestServer.getFeature("", "<wfs:Query typeNames=\"java.lang.Runtime\"/>"))
                        .status())
                .isEqualTo(400);
        assertThat(server.ask("GetPropertyValue", "TYPENAMES", "parcel", "VALUEREFERENCE", "exec(java.lang.Runtime)")
                        .text())
                .contains("InvalidParameterValue");
    }
}
