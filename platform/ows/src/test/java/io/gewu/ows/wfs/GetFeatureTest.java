package io.gewu.ows.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features come as asked, in the formats, order, CRS and pages asked for. */
final class GetFeatureTest {
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

    private static String schema(String types) {
        return server.ask("DescribeFeatureType", "TYPENAMES", types).text();
    }

    @Test
    void gmlIsValidAgainstItsOwnSchema() {
        TestServer.Answer answer = server.ask("GetFeature", "TYPENAMES", "gewu:parcel");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.mediaType()).isEqualTo("application/gml+xml; version=3.2");
        assertThat(OgcSchemas.faults(answer.text(), List.of(schema("parcel")))).isEmpty();
        assertThat(answer.text())
                .contains("numberMatched=\"12\" numberReturned=\"12\"")
                .contains("<gewu:seen>2020-01-02T08:00:00Z</gewu:seen>")
                .contains("<gewu:built>2001-01-15</gewu:built>")
                .contains("<gewu:height>1.5</gewu:height>")
                .contains("<gewu:people>1000000000</gewu:people>")
                .contains("<gewu:open>false</gewu:open>")
                .doesNotContain("owner_phone");
    }

    @Test
    void layersWithoutGeometryAreFeatureTypes() {
        String text = server.ask("GetFeature", "TYPENAMES", "hr:person").text();
        assertThat(OgcSchemas.faults(text, List.of(schema("hr:person")))).isEmpty();
        assertThat(text).contains("<hr:name>陈 &amp; &lt;李&gt;</hr:name>");
    }

    @Test
    void severalQueriesAnswerWithACollectionEach() {
        String text = server.ask("GetFeature", "TYPENAMES", "(gewu:parcel)(hr:person)")
                .text();
        assertThat(OgcSchemas.faults(text, List.of(schema("parcel"), schema("hr:person"))))
                .isEmpty();
        assertThat(text).contains("numberMatched=\"14\" numberReturned=\"14\"");
        assertThat(TestServer.count(text, "<wfs:FeatureCollection")).isEqualTo(3);
    }

    @Test
    void joinsAreRefusedByName() {
        assertThat(server.ask("GetFeature", "TYPENAMES", "gewu:parcel,gewu:road")
                        .text())
                .contains("Joins are not supported");
    }

    @Test
    void axisOrderFollowsTheSpellingOfTheCrs() {
        assertThat(first("urn:ogc:def:crs:EPSG::4490")).startsWith("23 113");
        assertThat(first("http://www.opengis.net/def/crs/EPSG/0/4490")).startsWith("23 113");
        assertThat(first("EPSG:4490")).startsWith("113 23");
        assertThat(first("urn:ogc:def:crs:EPSG::4326")).startsWith("23 113");
        assertThat(first("http://www.opengis.net/gml/srs/epsg.xml#4326")).startsWith("113 23");
        assertThat(first("urn:ogc:def:crs:OGC:1.3:CRS84")).startsWith("113 23");
        assertThat(first("urn:ogc:def:crs:EPSG::3857")).startsWith("12579102.4");
        assertThat(first("urn:ogc:def:crs:EPSG::4547")).containsPattern("^25\\d{5}\\.\\d+ \\d{6}\\.");
        assertThat(first("EPSG:4547")).containsPattern("^\\d{6}\\.\\d+ 25\\d{5}");
    }

    private static String first(String crs) {
        String text = server.ask("GetFeature", "TYPENAMES", "parcel", "COUNT", "1", "SRSNAME", crs)
                .text();
        assertThat(text).contains(" srsName=\"" + crs + "\"");
        return text.substring(text.indexOf("<gml:posList>") + 13);
    }

    @Test
    void boxesAreReadByTheSpellingOfTheirCrs() {
        String[] same = {
            "22.99,113.001,23.01,113.005,urn:ogc:def:crs:EPSG::4490",
            "113.001,22.99,113.005,23.01,EPSG:4490",
            "113.001,22.99,113.005,23.01,urn:ogc:def:crs:OGC:1.3:CRS84",
            "12579214,2631889,12579658,2634309,urn:ogc:def:crs:EPSG::3857",
            "22.99,113.001,23.01,113.005",
            "113.001,22.99,113.005,23.01"
        };
        for (String box : same) {
            assertThat(TestServer.ids(server.ask("GetFeature", "TYPENAMES", "parcel", "BBOX", box)
                            .text()))
                    .as(box)
                    .containsExactly("parcel.A00");
        }
        assertThat(server.ask("GetFeature", "TYPENAMES", "parcel", "BBOX", "113.001,22.99,113.005,x")
                        .text())
                .contains("locator=\"bbox\"");
    }

    @Test
    void pagesAreWholeAndDisjointAndLinkToEachOther() {
        List<String> all = new ArrayList<>();
        String text = server.ask("GetFeature", "TYPENAMES", "parcel", "COUNT", "5", "STARTINDEX", "0")
                .text();
        assertThat(text).doesNotContain("previous=");
        while (true) {
            List<String> ids = TestServer.ids(text);
            all.addAll(ids);
            Matcher next = Pattern.compile(" next=\"([^\"]+)\"").matcher(text);
            if (!next.find()) {
                break;
            }
            assertThat(ids).hasSize(5);
            text = server.get(next.group(1).replace("&amp;", "&").substring(TestServer.ADDRESS.length() + 1))
                    .text();
            assertThat(text).contains(" previous=");
        }
        assertThat(all).hasSize(12).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void pagesOfPostedRequestsCanBeFollowed() {
        String text = server.post(TestServer.getFeature("count=\"5\"", "<wfs:Query typeNames=\"gewu:parcel\"/>"))
                .text();
        Matcher next = Pattern.compile(" next=\"([^\"]+)\"").matcher(text);
        assertThat(next.find()).isTrue();
        String second = server.get(next.group(1).replace("&amp;", "&").substring(TestServer.ADDRESS.length() + 1))
                .text();
        assertThat(TestServer.ids(second))
                .containsExactly("parcel.A05", "parcel.A06", "parcel.A07", "parcel.A08", "parcel.A09");
    }

    @Test
    void hitsCountWithoutFeatures() {
        String text = server.ask("GetFeature", "TYPENAMES", "parcel", "RESULTTYPE", "hits")
                .text();
        assertThat(text).contains("numberMatched=\"12\" numberReturned=\"0\"").doesNotContain("wfs:member");
        assertThat(OgcSchemas.faults(text)).isEmpty();
    }

    @Test
    void orderAndPropertiesAreAsAsked() {
        String text = server.ask(
                        "GetFeature",
                        "TYPENAMES",
                        "parcel",
                        "SORTBY",
                        "gewu:storeys DESC,code",
                        "PROPERTYNAME",
                        "geom,gewu:storeys",
                        "COUNT",
                        "3")
                .text();
        assertThat(TestServer.ids(text)).containsExactly("parcel.A11", "parcel.A10", "parcel.A08");
        assertThat(text).contains("<gewu:code>").doesNotContain("<gewu:name>");
        assertThat(OgcSchemas.faults(text, List.of(schema("parcel")))).isEmpty();
    }

    @Test
    void hiddenAttributesCannotBeGuessedByAsking() {
        String filter = "<fes:Filter xmlns:fes=\"http://www.opengis.net/fes/2.0\"><fes:PropertyIsEqualTo>"
                + "<fes:ValueReference>owner_phone</fes:ValueReference><fes:Literal>13800000</fes:Literal>"
                + "</fes:PropertyIsEqualTo></fes:Filter>";
        assertThat(server.ask("GetFeature", "TYPENAMES", "parcel", "FILTER", filter)
                        .text())
                .contains("InvalidParameterValue")
                .contains("no property");
        assertThat(server.ask("GetFeature", "TYPENAMES", "parcel", "SORTBY", "owner_phone")
                        .text())
                .contains("locator=\"sortBy\"");
        WfsCall clerk = WfsCall.get(
                TestCity.CLERK, TestServer.ADDRESS, "service=wfs&request=GetFeature&typenames=parcel&count=1");
        assertThat(server.send(clerk).text()).contains("<gewu:owner_phone>13800000</gewu:owner_phone>");
    }

    @Test
    void plansAreThoseOfTodayUnlessTimeIsAsked() {
        assertThat(TestServer.ids(server.ask("GetFeature", "TYPENAMES", "plan").text()))
                .containsExactly("plan.present");
        assertThat(TestServer.ids(server.ask("GetFeature", "TYPENAMES", "plan", "TIME", "2005-05-05")
                        .text()))
                .containsExactly("plan.past");
        assertThat(TestServer.ids(server.ask("GetFeature", "TYPENAMES", "plan", "TIME", "../..")
                        .text()))
                .as("all of time is not now")
                .hasSize(3);
        assertThat(TestServer.ids(
                        server.ask("GetFeature", "RESOURCEID", "plan.past").text()))
                .containsExactly("plan.past");
        String any = "<Filter><PropertyIsGreaterThan><ValueReference>valid_from</ValueReference>"
                + "<Literal>1900-01-01</Literal></PropertyIsGreaterThan></Filter>";
        assertThat(TestServer.ids(server.ask("GetFeature", "TYPENAMES", "plan", "FILTER", any)
                        .text()))
                .hasSize(3);
    }

    @Test
    void oneFeatureByItsIdComesAlone() {
        String id = StoredQueries.BY_ID;
        String text = server.ask("GetFeature", "STOREDQUERY_ID", id, "ID", "parcel.A01")
                .text();
        assertThat(text).contains("<gewu:parcel").doesNotContain("FeatureCollection");
        assertThat(OgcSchemas.faults(text, List.of(schema("parcel")))).isEmpty();
        TestServer.Answer none = server.ask("GetFeature", "STOREDQUERY_ID", id, "ID", "parcel.none");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.text()).contains("exceptionCode=\"NotFound\"").contains("parcel.none");
    }

    @Test
    void geoJsonIsLongitudeFirstWhateverIsAsked() {
        TestServer.Answer plain =
                server.ask("GetFeature", "TYPENAMES", "parcel", "COUNT", "1", "OUTPUTFORMAT", "application/json");
        assertThat(plain.mediaType()).startsWith("application/geo+json");
        assertThat(plain.text())
                .contains("\"id\":\"parcel.A00\"")
                .contains("\"coordinates\":[[[[113,23]")
                .contains("\"numberMatched\":12,\"numberReturned\":1")
                .contains("\"rel\":\"next\"")
                .doesNotContain("\"crs\"");
        assertThat(server.ask(
                                "GetFeature",
                                "TYPENAMES",
                                "parcel",
                                "COUNT",
                                "1",
                                "OUTPUTFORMAT",
                                "geojson",
                                "SRSNAME",
                                "urn:ogc:def:crs:EPSG::3857")
                        .text())
                .contains("urn:ogc:def:crs:EPSG::3857")
                .contains("[12579102.4");
        assertThat(server.ask("GetFeature", "TYPENAMES", "parcel", "OUTPUTFORMAT", "tiff")
                        .text())
                .contains("locator=\"outputFormat\"");
    }

    @Test
    void valuesOfOnePropertyComeAsACollection() {
        TestServer.Answer answer =
                server.ask("GetPropertyValue", "TYPENAMES", "parcel", "VALUEREFERENCE", "gewu:storeys", "COUNT", "2");
        assertThat(answer.text())
                .contains("<wfs:ValueCollection")
                .contains("numberMatched=\"8\" numberReturned=\"2\"")
                .contains("<wfs:member>1</wfs:member>");
        assertThat(OgcSchemas.faults(answer.text())).isEmpty();
        String shapes = server.ask("GetPropertyValue", "TYPENAMES", "parcel", "VALUEREFERENCE", "geom")
                .text();
        assertThat(OgcSchemas.faults(shapes)).isEmpty();
        assertThat(server.ask("GetPropertyValue", "TYPENAMES", "parcel", "VALUEREFERENCE", "@gml:id")
                        .text())
                .contains("<wfs:member>parcel.A00</wfs:member>");
        assertThat(server.ask("GetPropertyValue", "TYPENAMES", "parcel").text())
                .contains("MissingParameterValue")
                .contains("valueReference");
        assertThat(server.ask("GetPropertyValue", "TYPENAMES", "parcel", "VALUEREFERENCE", "")
                        .text())
                .contains("InvalidParameterValue");
    }
}
