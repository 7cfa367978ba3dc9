package io.gewu.ows.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.api.LocalizedText;
import io.gewu.api.feature.StoredQuery;
import io.gewu.api.layer.AttributeType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.factory.CommonFactoryFinder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredQueriesTest {
    private static final FilterFactory FILTERS = CommonFactoryFinder.getFilterFactory();
    private static final String ID = "urn:example:query:taller";

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void offerAQuestion() {
        server = new TestServer(folder);
        server.storedQueries.addQuery(new Taller());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPluginsQuestionIsListedAndDescribedByTheStandardsSchema() {
        String list = server.ask("ListStoredQueries").text();
        assertThat(OgcSchemas.faults(list)).isEmpty();
        assertThat(list).contains("id=\"" + ID + "\"").contains("<wfs:ReturnFeatureType>gewu:parcel<");
        String described =
                server.ask("DescribeStoredQueries", "STOREDQUERY_ID", ID).text();
        assertThat(OgcSchemas.faults(described)).isEmpty();
        assertThat(described)
                .contains("<wfs:Parameter name=\"storeys\" type=\"xs:integer\">")
                .contains("<wfs:Parameter name=\"before\" type=\"xs:dateTime\">")
                .contains("<wfs:Title xml:lang=\"zh\">层数</wfs:Title>")
                .doesNotContain("GetFeatureById");
    }

    @Test
    void itAnswersInAnyFormatPageAndCrsAndWhetherAskedByGetOrByPost() {
        assertThat(ids("STORYS", "x", "storeys", "7"))
                .containsExactly("parcel.A08", "parcel.A10", "parcel.A11", "plan.past");
        assertThat(ids("storeys", "7", "COUNT", "1", "STARTINDEX", "1")).containsExactly("parcel.A10");
        assertThat(server.ask(
                                "GetFeature",
                                "STOREDQUERY_ID",
                                ID,
                                "storeys",
                                "7",
                                "OUTPUTFORMAT",
                                "geojson",
                                "SRSNAME",
                                "urn:ogc:def:crs:EPSG::3857")
                        .text())
                .contains("\"id\":\"parcel.A08\"")
                .contains("EPSG::3857");
        String posted = TestServer.getFeature(
                "",
                "<wfs:StoredQuery id=\"" + ID + "\"><wfs:Parameter name=\"Storeys\">7</wfs:Parameter>"
                        + "<wfs:Parameter name=\"before\">2020-01-09T16:00:01+08:00</wfs:Parameter></wfs:StoredQuery>");
        assertThat(TestServer.ids(server.post(posted).text())).containsExactly("parcel.A08", "plan.past");
    }

    @Test
    void aTimeMayHaveAnOffsetWhosePlusSignBecameASpace() {
        assertThat(TestServer.ids(server.get("SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&STOREDQUERY_ID=" + ID
                                + "&storeys=7&before=2020-01-09T16:00:01+08:00")
                        .text()))
                .containsExactly("parcel.A08", "plan.past");
    }

    @Test
    void faultsNameTheParameterOfTheQuestion() {
        TestServer.Answer missing = server.ask("GetFeature", "STOREDQUERY_ID", ID);
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.text()).contains("MissingParameterValue").contains("locator=\"storeys\"");
        assertThat(server.ask("GetFeature", "STOREDQUERY_ID", ID, "storeys", "many")
                        .text())
                .contains("InvalidParameterValue")
                .contains("locator=\"storeys\"")
                .contains("expected integer, found")
                .contains("many");
        assertThat(server.ask("GetFeature", "STOREDQUERY_ID", "urn:x:none").text())
                .contains("locator=\"storedQuery_id\"")
                .contains(ID)
                .contains(StoredQueries.BY_ID);
    }

    private List<String> ids(String... parameters) {
        String[] all = new String[parameters.length + 2];
        all[0] = "STOREDQUERY_ID";
        all[1] = ID;
        System.arraycopy(parameters, 0, all, 2, parameters.length);
        return TestServer.ids(server.ask("GetFeature", all).text());
    }

    /** Parcels of more storeys, seen before; a plan that is no longer valid; and a layer that is not there. */
    private static final class Taller implements StoredQuery {
        @Override
        public String id() {
            return ID;
        }

        @Override
        public LocalizedText title() {
            return new LocalizedText("更高的", "Taller than");
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    new Parameter("storeys", AttributeType.INTEGER, true, new LocalizedText("层数", "Storeys")),
                    new Parameter("before", AttributeType.DATE_TIME, false, new LocalizedText("之前", "Before")));
        }

        @Override
        public List<String> layers() {
            return List.of("parcel", "plan", "ghost");
        }

        @Override
        public List<Selection> select(Map<String, Object> values) {
            Object before = values.getOrDefault("before", Instant.parse("2999-01-01T00:00:00Z"));
            return List.of(
                    new Selection("ghost", Filter.INCLUDE),
                    new Selection(
                            "parcel",
                            FILTERS.and(
                                    FILTERS.greater(
                                            FILTERS.property("storeys"), FILTERS.literal(values.get("storeys"))),
                                    FILTERS.less(FILTERS.property("seen"), FILTERS.literal(before)))),
                    new Selection("plan", FILTERS.equals(FILTERS.property("code"), FILTERS.literal("past"))));
        }
    }
}
