package io.gewu.ows.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.api.access.Caller;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that describe the service are valid and say what clients look for. */
final class DescriptionsTest {
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
    void capabilitiesAreValid() {
        TestServer.Answer answer = server.get("SERVICE=WFS&REQUEST=GetCapabilities&ACCEPTVERSIONS=2.0.0,1.1.0,1.0.0");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(OgcSchemas.faults(answer.text())).isEmpty();
        assertThat(answer.text())
                .contains("<wfs:WFS_Capabilities version=\"2.0.0\" updateSequence=\"7\"")
                .contains("<wfs:Name xmlns:hr=\"https://example.org/hr\">hr:person</wfs:Name>")
                .contains("<wfs:DefaultCRS>urn:ogc:def:crs:EPSG::4490</wfs:DefaultCRS>")
                .contains("<wfs:OtherCRS>urn:ogc:def:crs:OGC:1.3:CRS84</wfs:OtherCRS>")
                .contains("<wfs:Title>图层parcel / Layer parcel</wfs:Title>")
                .doesNotContain("CountDefault")
                .doesNotContain("\"Transaction\"");
        assertThat(answer.text().replaceAll("\\s+", ""))
                .contains("name=\"ImplementsResultPaging\"><ows:NoValues/><ows:DefaultValue>TRUE<");
        assertThat(answer.headers()).containsKey("ETag");
    }

    @Test
    void boxesOfProjectedLayersAreInDegreesLongitudeFirst() {
        String text = server.get("SERVICE=WFS&REQUEST=GetCapabilities&SECTIONS=FeatureTypeList")
                .text();
        assertThat(text).containsPattern("gewu:road[\\s\\S]*?<ows:LowerCorner>113\\.\\d+ 23\\.\\d+</ows:LowerCorner>");
    }

    @Test
    void titlesFollowTheLanguageAskedFor() {
        WfsCall call = new WfsCall(
                Caller.ANONYMOUS,
                TestServer.ADDRESS,
                Optional.of(Locale.ENGLISH),
                "service=WFS&request=getcapabilities",
                Optional.empty(),
                "",
                OptionalLong.empty());
        assertThat(server.send(call).text()).contains("<wfs:Title>Layer parcel</wfs:Title>");
    }

    @Test
    void sectionsAndUpdateSequenceShortenTheDocument() {
        String one = server.get("SERVICE=WFS&REQUEST=GetCapabilities&SECTIONS=FeatureTypeList")
                .text();
        assertThat(one).contains("<wfs:FeatureTypeList>").doesNotContain("ows:OperationsMetadata>");
        assertThat(OgcSchemas.faults(one)).isEmpty();
        String none = server.get("SERVICE=WFS&REQUEST=GetCapabilities&UPDATESEQUENCE=7")
                .text();
        assertThat(none).doesNotContain("FeatureTypeList>");
    }

    @Test
    void versionsAreNegotiated() {
        TestServer.Answer none = server.get("SERVICE=WFS&REQUEST=GetCapabilities&ACCEPTVERSIONS=0.9.0,3.0.0");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.text()).contains("exceptionCode=\"VersionNegotiationFailed\"");
        assertThat(OgcSchemas.faults(none.text())).isEmpty();
        assertThat(server.get("SERVICE=WFS&REQUEST=GetCapabilities&ACCEPTVERSIONS=3.0.0,1.1.0,2.0.0")
                        .text())
                .contains("version=\"1.1.0\"");
        assertThat(server.get("SERVICE=WFS&REQUEST=GetFeature&VERSION=9.9.9&TYPENAME=parcel")
                        .text())
                .contains("InvalidParameterValue")
                .contains("locator=\"version\"");
    }

    @Test
    void schemasAreValidAndPrecise() {
        TestServer.Answer answer = server.ask(
                "DescribeFeatureType",
                "TYPENAMES",
                "gewu:parcel,gewu:road",
                "NAMESPACES",
                "xmlns(gewu,https://w3id.org/gewu/features)");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(OgcSchemas.faults("<a/>", List.of(answer.text()))).hasSize(1);
        assertThat(answer.text())
                .contains("name=\"geom\" type=\"gml:MultiSurfacePropertyType\"")
                .contains("name=\"geom\" type=\"gml:MultiCurvePropertyType\"")
                .contains("name=\"seen\" type=\"xsd:dateTime\" minOccurs=\"0\" nillable=\"true\"")
                .contains("name=\"height\" type=\"xsd:decimal\"")
                .contains("属性name")
                .doesNotContain("owner_phone");
    }

    @Test
    void theSchemaOfAllTypesImportsOneForEachNamespace() {
        String text = server.ask("DescribeFeatureType").text();
        assertThat(text).contains("namespace=\"https://example.org/hr\"").contains("TYPENAMES=hr%3Aperson");
    }

    @Test
    void storedQueriesAreListedAndDescribed() {
        String list = server.ask("ListStoredQueries").text();
        assertThat(OgcSchemas.faults(list)).isEmpty();
        assertThat(list).contains("id=\"urn:ogc:def:query:OGC-WFS::GetFeatureById\"");
        String described = server.ask("DescribeStoredQueries").text();
        assertThat(OgcSchemas.faults(described)).isEmpty();
        assertThat(server.ask("DescribeStoredQueries", "STOREDQUERY_ID", "urn:x:none")
                        .text())
                .contains("InvalidParameterValue");
    }

    @Test
    void faultsNameTheParameterAndWhatWasExpected() {
        TestServer.Answer noService = server.get("REQUEST=GetCapabilities");
        assertThat(noService.status()).isEqualTo(400);
        assertThat(noService.text()).contains("MissingParameterValue").contains("locator=\"service\"");
        assertThat(server.get("SERVICE=WFS&VERSION=2.0.0").text()).contains("locator=\"request\"");
        assertThat(server.get("SERVICE=WFS&VERSION=2.0.0&REQUEST=Transaction").text())
                .contains("OperationNotSupported");
        TestServer.Answer unknown = server.ask("DescribeFeatureType", "TYPENAMES", "gewu:nowhere");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text())
                .contains("InvalidParameterValue")
                .contains("locator=\"typeNames\"")
                .contains("gewu:nowhere")
                .contains("gewu:parcel");
        assertThat(OgcSchemas.faults(unknown.text())).isEmpty();
    }
}
