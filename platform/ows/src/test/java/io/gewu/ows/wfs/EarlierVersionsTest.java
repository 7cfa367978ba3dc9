package io.gewu.ows.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.api.access.Caller;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WFS 1.1 and 1.0 as their clients speak them. */
final class EarlierVersionsTest {
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

    private static String get(String query) {
        TestServer.Answer answer = server.get("SERVICE=WFS&" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    @Test
    void capabilitiesAreValidAndInTheVersionAskedFor() {
        String second = get("REQUEST=GetCapabilities&VERSION=1.1.0");
        assertThat(second).contains("version=\"1.1.0\"", "<wfs:DefaultSRS>urn:ogc:def:crs:EPSG::4490<");
        assertThat(OgcSchemas.faults(second, List.of(), "wfs/1.1.0/wfs.xsd")).isEmpty();
        String first = get("REQUEST=GetCapabilities&ACCEPTVERSIONS=1.0.0");
        assertThat(first).contains("version=\"1.0.0\"", "<wfs:SRS>EPSG:4490<");
        assertThat(OgcSchemas.faults(first, List.of(), "wfs/1.0.0/WFS-capabilities.xsd"))
                .isEmpty();
    }

    @Test
    void onlyThoseWhoMayEditAreToldHow() {
        for (String version : List.of("2.0.0", "1.1.0", "1.0.0")) {
            String query = "SERVICE=WFS&REQUEST=GetCapabilities&VERSION=" + version;
            assertThat(server.send(WfsCall.get(Caller.ANONYMOUS, TestServer.ADDRESS, query))
                            .text())
                    .doesNotContain("Transaction\"", "wfs:Transaction", ">Insert<", "wfs:Insert");
            String clerk = server.send(WfsCall.get(TestCity.CLERK, TestServer.ADDRESS, query))
                    .text();
            assertThat(clerk).contains("Transaction");
            Map<String, String> schemas = Map.of(
                    "2.0.0", "wfs/2.0/wfs.xsd",
                    "1.1.0", "wfs/1.1.0/wfs.xsd",
                    "1.0.0", "wfs/1.0.0/WFS-capabilities.xsd");
            assertThat(OgcSchemas.faults(clerk, List.of(), schemas.get(version)))
                    .isEmpty();
        }
    }

    @Test
    void featuresAreValidAgainstTheirSchemas() {
        String schema11 = get("VERSION=1.1.0&REQUEST=DescribeFeatureType&TYPENAME=gewu:parcel");
        String features11 = get("VERSION=1.1.0&REQUEST=GetFeature&TYPENAME=gewu:parcel");
        assertThat(features11)
                .contains("numberOfFeatures=\"12\"", "<gml:MultiSurface srsName=\"urn:ogc:def:crs:EPSG::4490\">");
        assertThat(OgcSchemas.faults(features11, List.of(schema11), "wfs/1.1.0/wfs.xsd"))
                .isEmpty();
        String schema10 = get("VERSION=1.0.0&REQUEST=DescribeFeatureType&TYPENAME=gewu:parcel");
        String features10 = get("VERSION=1.0.0&REQUEST=GetFeature&TYPENAME=gewu:parcel");
        assertThat(features10).contains("fid=\"parcel.A00\"", "<gml:coordinates>113,23 ");
        assertThat(OgcSchemas.faults(features10, List.of(schema10), "wfs/1.0.0/WFS-basic.xsd"))
                .isEmpty();
    }

    @Test
    void axisOrderFollowsVersionAndSpelling() {
        assertThat(get("VERSION=1.1.0&REQUEST=GetFeature&TYPENAME=parcel&MAXFEATURES=1"))
                .contains("posList>23 113 ");
        assertThat(get("VERSION=1.1.0&REQUEST=GetFeature&TYPENAME=parcel&MAXFEATURES=1&SRSNAME=EPSG:4490"))
                .contains("posList>113 23 ");
        assertThat(get("VERSION=1.0.0&REQUEST=GetFeature&TYPENAME=parcel&BBOX=113.001,22.99,113.005,23.01"))
                .contains("parcel.A00")
                .doesNotContain("parcel.A01");
        assertThat(get("VERSION=1.1.0&REQUEST=GetFeature&TYPENAME=parcel"
                        + "&BBOX=22.99,113.001,23.01,113.005,urn:ogc:def:crs:EPSG::4490"))
                .contains("parcel.A00")
                .doesNotContain("parcel.A01");
    }

    @Test
    void filtersAndCountsOfPostedRequestsAreRead() {
        String body =
                "<wfs:GetFeature xmlns:wfs=\"http://www.opengis.net/wfs\" xmlns:ogc=\"http://www.opengis.net/ogc\""
                        + " xmlns:gml=\"http://www.opengis.net/gml\" service=\"WFS\" version=\"1.0.0\" maxFeatures=\"2\">"
                        + "<wfs:Query typeName=\"parcel\"><ogc:Filter><ogc:Intersect><ogc:PropertyName>geom</ogc:PropertyName>"
                        + "<gml:Box srsName=\"EPSG:4490\"><gml:coordinates>113.001,22.9 113.05,23.1</gml:coordinates></gml:Box>"
                        + "</ogc:Intersect></ogc:Filter></wfs:Query></wfs:GetFeature>";
        TestServer.Answer answer = server.post(body);
        assertThat(TestServer.count(answer.text(), "<gml:featureMember>")).isEqualTo(2);
        assertThat(get("VERSION=1.1.0&REQUEST=GetFeature&TYPENAME=parcel&RESULTTYPE=hits"))
                .contains("numberOfFeatures=\"12\"")
                .doesNotContain("featureMember");
    }

    @Test
    void failuresAreReportsOfTheVersion() {
        TestServer.Answer second = server.get("SERVICE=WFS&VERSION=1.1.0&REQUEST=GetFeature&TYPENAME=nothing");
        assertThat(second.status()).isEqualTo(200);
        assertThat(OgcSchemas.faults(second.text(), List.of(), "ows/1.0.0/owsAll.xsd"))
                .isEmpty();
        TestServer.Answer first = server.get("SERVICE=WFS&VERSION=1.0.0&REQUEST=GetFeature&TYPENAME=nothing");
        assertThat(first.text()).contains("<ServiceExceptionReport", "nothing");
        assertThat(OgcSchemas.faults(first.text(), List.of(), "wfs/1.0.0/OGC-exception.xsd"))
                .isEmpty();
    }
}
