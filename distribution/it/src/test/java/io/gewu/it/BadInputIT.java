package io.gewu.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of bad input gets its protocol's own error, and the server goes on. */
final class BadInputIT {
    private static final String MAP =
            "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&STYLES=&FORMAT=image/png&TRANSPARENT=TRUE&";

    @AfterEach
    void theServerGoesOn() throws Exception {
        assertThat(Server.shared().get("/health").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LAYERS=nowhere&CRS=CRS:84&BBOX=113,22.9,113.2,23.1&WIDTH=100&HEIGHT=100|LayerNotDefined",
                "LAYERS=town&CRS=EPSG:99999&BBOX=113,22.9,113.2,23.1&WIDTH=100&HEIGHT=100|InvalidCRS",
                "LAYERS=town&CRS=CRS:84&BBOX=113,22.9,113.2,23.1&WIDTH=100000&HEIGHT=100|InvalidParameterValue",
                "LAYERS=town&CRS=CRS:84&BBOX=113.2,23.1,113,22.9&WIDTH=100&HEIGHT=100|InvalidParameterValue",
                "LAYERS=town&CRS=CRS:84&BBOX=113,22.9,113.2&WIDTH=100&HEIGHT=100|InvalidParameterValue",
                "LAYERS=town&CRS=CRS:84&BBOX=113,22.9,113.2,NaN&WIDTH=100&HEIGHT=100|InvalidParameterValue",
                "LAYERS=town&CRS=CRS:84&BBOX=113,22.9,113.2,23.1&WIDTH=100|MissingParameterValue",
                "LAYERS=post&CRS=CRS:84&BBOX=113,22.9,113.2,23.1&WIDTH=100&HEIGHT=100|LayerNotDefined",
                "LAYERS=town&SLD=http://127.0.0.1:1/x&CRS=CRS:84&BBOX=113,22.9,113.2,23.1&WIDTH=100&HEIGHT=100|InvalidParameterValue"
            })
    void mapsAreRefusedByServiceExceptions(String parameters, String code) throws Exception {
        HttpResponse<String> answer = Server.shared().get(MAP + parameters);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(answer.body())
                .contains("<ServiceExceptionReport")
                .contains("code=\"" + code + "\"")
                .doesNotContain("\tat ");
    }

    @Test
    void aDoctypeInAFilterIsRefused() throws Exception {
        String body = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + "<wfs:GetFeature xmlns:wfs=\"http://www.opengis.net/wfs/2.0\" service=\"WFS\" version=\"2.0.0\">"
                + "<wfs:Query typeNames=\"town\">&e;</wfs:Query></wfs:GetFeature>";
        HttpResponse<String> answer = Server.shared().post("/wfs", "text/xml", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("ExceptionReport").doesNotContain("root:");
    }

    @Test
    void propertyNamesAreNamesAndNeverExpressions() throws Exception {
        String evil = URLEncoder.encode("exec(java.lang.Runtime.getRuntime(),'id')", StandardCharsets.UTF_8);
        HttpResponse<String> answer = Server.shared()
                .get("/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetPropertyValue&TYPENAMES=town&VALUEREFERENCE=" + evil);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("ExceptionReport");
    }

    @Test
    void aBodyOfFiftyMegabytesIsTurnedAway() throws Exception {
        HttpResponse<String> answer = Server.shared().post("/sparql", "application/sparql-query", new byte[50 << 20]);
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void aBrokenQueryIsAnsweredWithLineAndColumn() throws Exception {
        HttpResponse<String> answer = Server.shared()
                .get("/sparql?query=" + URLEncoder.encode("SELECT * {\n ?s ?p }", StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("query:2:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?o } }|SERVICE",
                "SELECT (<java:java.lang.System>('x') AS ?x) {}|Function",
                "SELECT * { ?s <java:java.lang.Runtime> ?o }|not allowed"
            })
    void nothingLeavesTheServerAndNoCodeIsLoaded(String query, String word) throws Exception {
        HttpResponse<String> answer =
                Server.shared().get("/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(word);
    }

    @Test
    void fromNamesGraphsHereAndFetchesNothing() throws Exception {
        assertThat(Server.shared().select("SELECT * FROM <http://127.0.0.1:1/x.ttl> { ?s ?p ?o }"))
                .isEmpty();
        assertThat(Server.shared().select("SELECT * { GRAPH <urn:gewu:meta> { ?s ?p ?o } }"))
                .isEmpty();
    }

    @Test
    void personalAttributesAreNowhere() throws Exception {
        Server server = Server.shared();
        String schema = server.get("/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=DescribeFeatureType&TYPENAMES=post")
                .body();
        assertThat(schema).contains("held_by").doesNotContain("holder_name");
        String filter =
                "<fes:Filter xmlns:fes=\"http://www.opengis.net/fes/2.0\"><fes:PropertyIsLike wildCard=\"*\" singleChar=\".\""
                        + " escapeChar=\"!\"><fes:ValueReference>holder_name</fes:ValueReference><fes:Literal>*</fes:Literal>"
                        + "</fes:PropertyIsLike></fes:Filter>";
        assertThat(server.get("/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=post&FILTER="
                                + URLEncoder.encode(filter, StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void administrationIsClosed() throws Exception {
        assertThat(Server.shared().get("/admin").statusCode()).isEqualTo(403);
        assertThat(Server.shared().get("/nothing/here").statusCode()).isEqualTo(404);
    }
}
