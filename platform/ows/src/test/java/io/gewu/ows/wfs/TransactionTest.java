package io.gewu.ows.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.api.access.Caller;
import io.gewu.api.layer.Access;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editing as QGIS does it by 1.1 and as others do it by 2.0: all or nothing, and only for those who may. */
final class TransactionTest {
    private static final Caller AREA = new Caller("li", Set.of(Access.PUBLIC, "clerk"), Set.of("A0"));

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** What QGIS 3 sends. */
    private static String qgis(String actions) {
        return "<Transaction xmlns=\"http://www.opengis.net/wfs\" xmlns:gml=\"http://www.opengis.net/gml\""
                + " xmlns:ogc=\"http://www.opengis.net/ogc\" xmlns:gewu=\"https://w3id.org/gewu/features\""
                + " version=\"1.1.0\" service=\"WFS\">" + actions + "</Transaction>";
    }

    private static String latest(String attributes, String actions) {
        return "<wfs:Transaction xmlns:wfs=\"http://www.opengis.net/wfs/2.0\""
                + " xmlns:fes=\"http://www.opengis.net/fes/2.0\" xmlns:gml=\"http://www.opengis.net/gml/3.2\""
                + " xmlns:gewu=\"https://w3id.org/gewu/features\" version=\"2.0.0\" service=\"WFS\" " + attributes
                + ">" + actions + "</wfs:Transaction>";
    }

    private static String rid(String id) {
        return "<fes:Filter><fes:ResourceId rid=\"" + id + "\"/></fes:Filter>";
    }

    private TestServer.Answer clerk(String body) {
        return server.post(TestCity.CLERK, body, OptionalLong.empty());
    }

    private String parcel(String code) {
        return server.ask("GetFeature", "RESOURCEID", "parcel." + code).text();
    }

    private static String value(String text, String element) {
        Matcher matcher = Pattern.compile("<gewu:" + element + ">([^<]*)<").matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    @Test
    void newFeaturesOfQgisGetTheirIdsInOrder() {
        String insert = "<Insert><gewu:parcel><gewu:code>Z%d</gewu:code><gewu:name>新地块</gewu:name>"
                + "<gewu:seen>2024-02-29T16:00:00.123Z</gewu:seen><gewu:geom>"
                + "<gml:MultiSurface srsName=\"urn:ogc:def:crs:EPSG::4490\"><gml:surfaceMember><gml:Polygon>"
                + "<gml:exterior><gml:LinearRing><gml:posList srsDimension=\"2\">23 113 23.01 113 23.01 113.02 23 113</gml:posList>"
                + "</gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface></gewu:geom>"
                + "</gewu:parcel></Insert>";
        TestServer.Answer answer = clerk(qgis(insert.formatted(2) + insert.formatted(1)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("<wfs:totalInserted>2</wfs:totalInserted>");
        assertThat(answer.text().indexOf("parcel.Z2"))
                .isBetween(0, answer.text().indexOf("parcel.Z1"));
        assertThat(OgcSchemas.faults(answer.text(), List.of(), "wfs/1.1.0/wfs.xsd"))
                .isEmpty();
        String stored = parcel("Z1");
        assertThat(stored).contains("23 113 23.01 113", "新地块", "2024-02-29T16:00:00.123Z");
        assertThat(Long.parseLong(answer.headers().get("Gewu-Commit"))).isEqualTo(server.store.position());
    }

    /** Reading by 2.0, QGIS 3.22 writes by 1.0: easting first under a name that means northing first elsewhere. */
    @Test
    void geometriesOfVersion1AreEastingFirstWhateverTheirCrsIsCalled() {
        String update = "<Update typeName=\"gewu:parcel\"><Property><Name>gewu:geom</Name><Value>"
                + "<gml:MultiPolygon srsName=\"urn:ogc:def:crs:EPSG::4490\"><gml:polygonMember><gml:Polygon>"
                + "<gml:outerBoundaryIs><gml:LinearRing><gml:coordinates ts=\" \" cs=\",\">113.5,23.5 113.6,23.5 113.6,23.6"
                + " 113.5,23.5</gml:coordinates></gml:LinearRing></gml:outerBoundaryIs></gml:Polygon></gml:polygonMember>"
                + "</gml:MultiPolygon></Value></Property><ogc:Filter><ogc:FeatureId fid=\"parcel.A01\"/></ogc:Filter></Update>";
        TestServer.Answer first = clerk(qgis(update).replace("1.1.0", "1.0.0"));
        assertThat(first.text()).contains("SUCCESS");
        assertThat(OgcSchemas.faults(first.text(), List.of(), "wfs/1.0.0/WFS-transaction.xsd"))
                .isEmpty();
        assertThat(parcel("A01")).contains("posList>23.5 113.5 23.5 113.6 ");
        TestServer.Answer second = clerk(qgis(update));
        assertThat(second.text()).contains("parcel.A01", "nowhere on Earth");
    }

    @Test
    void changedAttributesOfQgisCountAndNullsAreNull() {
        String update = "<Update typeName=\"gewu:parcel\"><Property><Name>gewu:name</Name><Value>改名</Value></Property>"
                + "<Property><Name>gewu:storeys</Name></Property>"
                + "<ogc:Filter><ogc:FeatureId fid=\"parcel.A01\"/></ogc:Filter></Update>";
        TestServer.Answer answer = clerk(qgis(update));
        assertThat(answer.text()).contains("<wfs:totalUpdated>1</wfs:totalUpdated>");
        assertThat(value(parcel("A01"), "name")).isEqualTo("改名");
        assertThat(parcel("A01")).doesNotContain("<gewu:storeys>").contains("<gewu:ratio>0.25<");
        // saved again without a change: QGIS takes a sum of 0 for a failure
        assertThat(clerk(qgis(update)).text()).contains("<wfs:totalUpdated>1</wfs:totalUpdated>");
    }

    @Test
    void deletedFeaturesAreGone() {
        TestServer.Answer answer = clerk(qgis("<Delete typeName=\"gewu:parcel\"><ogc:Filter>"
                + "<ogc:FeatureId fid=\"parcel.A01\"/><ogc:FeatureId fid=\"parcel.A02\"/></ogc:Filter></Delete>"));
        assertThat(answer.text()).contains("<wfs:totalDeleted>2</wfs:totalDeleted>");
        assertThat(parcel("A01")).contains("numberMatched=\"0\"");
    }

    @Test
    void version2ChangesReplacesAndDeletesByFilter() {
        String body = latest(
                "",
                "<wfs:Update typeName=\"gewu:parcel\"><wfs:Property><wfs:ValueReference>gewu:name</wfs:ValueReference>"
                        + "<wfs:Value>all</wfs:Value></wfs:Property><fes:Filter><fes:PropertyIsLessThan>"
                        + "<fes:ValueReference>storeys</fes:ValueReference><fes:Literal>3</fes:Literal>"
                        + "</fes:PropertyIsLessThan></fes:Filter></wfs:Update>"
                        + "<wfs:Replace><gewu:parcel gml:id=\"x\"><gewu:code>A04</gewu:code><gewu:name>only</gewu:name>"
                        + "</gewu:parcel>" + rid("parcel.A04") + "</wfs:Replace>"
                        + "<wfs:Delete typeName=\"gewu:parcel\">" + rid("parcel.A05") + "</wfs:Delete>");
        TestServer.Answer answer = clerk(body);
        assertThat(answer.text())
                .contains("totalUpdated>2<", "totalReplaced>1<", "totalDeleted>1<", "rid=\"parcel.A04\"");
        assertThat(OgcSchemas.faults(answer.text())).isEmpty();
        assertThat(value(parcel("A02"), "name")).isEqualTo("all");
        assertThat(parcel("A04")).contains(">only<").doesNotContain("<gewu:storeys>", "<gewu:geom>");
    }

    @Test
    void oneFaultUndoesAllAndIsNamed() {
        long before = server.store.position();
        TestServer.Answer answer = clerk(latest(
                "",
                "<wfs:Delete typeName=\"gewu:parcel\">" + rid("parcel.A05") + "</wfs:Delete>"
                        + "<wfs:Update handle=\"third\" typeName=\"gewu:parcel\"><wfs:Property>"
                        + "<wfs:ValueReference>storeys</wfs:ValueReference><wfs:Value>many</wfs:Value></wfs:Property>"
                        + rid("parcel.A01") + "</wfs:Update>"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("exceptionCode=\"InvalidValue\"", "locator=\"third\"", "parcel.storeys", "many", "integer");
        assertThat(OgcSchemas.faults(answer.text(), List.of(), "ows/1.1.0/owsAll.xsd"))
                .isEmpty();
        assertThat(parcel("A05")).contains("numberMatched=\"1\"");
        assertThat(server.store.position()).isEqualTo(before);
    }

    @Test
    void refusalsReachQgisAsReportsItReads() {
        TestServer.Answer answer =
                clerk(qgis("<Insert><gewu:parcel><gewu:code>A01</gewu:code></gewu:parcel></Insert>"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains(
                        "<ows:ExceptionReport", "http://www.opengis.net/ows\"", "InvalidValue", "parcel.A01", "exists");
        assertThat(OgcSchemas.faults(answer.text(), List.of(), "ows/1.0.0/owsAll.xsd"))
                .isEmpty();
    }

    @Test
    void whoeverIsUnknownIsAskedWhoAndWhoeverMayNotIsToldWhy() {
        String delete = latest("", "<wfs:Delete typeName=\"gewu:parcel\">" + rid("parcel.A05") + "</wfs:Delete>");
        TestServer.Answer unknown = server.post(delete);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.headers().get("WWW-Authenticate")).startsWith("Basic ");
        TestServer.Answer reader =
                server.post(new Caller("reader", Set.of(Access.PUBLIC)), delete, OptionalLong.empty());
        assertThat(reader.status()).isEqualTo(403);
        assertThat(reader.text()).contains("reader");
        assertThat(parcel("A05")).contains("numberMatched=\"1\"");
    }

    @Test
    void featuresOutsideTheCallersAreaStayAsTheyAre() {
        String rename = "<wfs:Update typeName=\"gewu:parcel\"><wfs:Property><wfs:ValueReference>%s</wfs:ValueReference>"
                + "<wfs:Value>%s</wfs:Value></wfs:Property>%s</wfs:Update>";
        OptionalLong any = OptionalLong.empty();
        assertThat(server.post(AREA, latest("", rename.formatted("name", "in", rid("parcel.A05"))), any)
                        .status())
                .isEqualTo(200);
        TestServer.Answer outside =
                server.post(AREA, latest("", rename.formatted("name", "out", rid("parcel.A11"))), any);
        assertThat(outside.status()).isEqualTo(403);
        assertThat(outside.text()).contains("parcel.A11", "li");
        assertThat(server.post(AREA, latest("", rename.formatted("code", "B05", rid("parcel.A05"))), any)
                        .status())
                .isEqualTo(403);
        assertThat(value(parcel("A05"), "code")).isEqualTo("A05");
    }

    @Test
    void lostUpdatesAreRefused() {
        String update =
                "<wfs:Update typeName=\"gewu:parcel\"><wfs:Property><wfs:ValueReference>name</wfs:ValueReference>"
                        + "<wfs:Value>%s</wfs:Value></wfs:Property>" + rid("parcel.%s") + "</wfs:Update>";
        long seen = server.store.position();
        assertThat(clerk(latest("", update.formatted("first", "A05"))).status()).isEqualTo(200);
        TestServer.Answer late =
                server.post(TestCity.CLERK, latest("", update.formatted("second", "A05")), OptionalLong.of(seen));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("parcel.A05", "was changed by clerk after commit");
        TestServer.Answer gone = clerk(latest("", update.formatted("x", "A99")));
        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.text()).contains("parcel.A99 is no longer there");
        assertThat(value(parcel("A05"), "name")).isEqualTo("first");
    }

    /** QGIS does not say what it has seen; what others changed since it last read, it cannot have. */
    @Test
    void whatOthersChangedSinceTheLastReadIsNotOverwritten() {
        String update = "<Update typeName=\"gewu:parcel\"><Property><Name>gewu:name</Name><Value>%s</Value></Property>"
                + "<ogc:Filter><ogc:FeatureId fid=\"parcel.A05\"/></ogc:Filter></Update>";
        Caller li = new Caller("li", Set.of(Access.PUBLIC, "clerk"));
        Runnable reads = () -> server.send(new WfsCall(
                li,
                TestServer.ADDRESS,
                Optional.empty(),
                "SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=parcel",
                Optional.empty(),
                "192.0.2.7",
                OptionalLong.empty()));
        reads.run();
        assertThat(clerk(qgis(update.formatted("first"))).text()).contains("totalUpdated>1<");
        TestServer.Answer late = server.post(li, qgis(update.formatted("second")), OptionalLong.empty());
        assertThat(late.text()).contains("parcel.A05 was changed by clerk after commit", "read it again");
        assertThat(value(parcel("A05"), "name")).isEqualTo("first");
        reads.run();
        for (String again : List.of("second", "third")) {
            String twice = update.formatted("x") + update.formatted(again);
            assertThat(server.post(li, qgis(twice), OptionalLong.empty()).text())
                    .contains("totalUpdated>2<");
        }
    }

    @Test
    void nativeOperationsAreRefusedByName() {
        String body = "<wfs:Native vendorId=\"ACME\" safeToIgnore=\"%s\">DROP</wfs:Native>";
        TestServer.Answer refused = clerk(latest("", body.formatted("false")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("OperationNotSupported", "ACME");
        assertThat(clerk(latest("", body.formatted("true"))).status()).isEqualTo(200);
    }

    @Test
    void locksHoldOthersOffUntilTheirTransaction() {
        TestServer.Answer locked = server.send(WfsCall.get(
                TestCity.CLERK,
                TestServer.ADDRESS,
                "SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeatureWithLock&RESOURCEID=parcel.A01&EXPIRY=60"));
        assertThat(locked.status()).isEqualTo(200);
        Matcher id = Pattern.compile(" lockId=\"([^\"]+)\"").matcher(locked.text());
        assertThat(id.find()).isTrue();
        assertThat(OgcSchemas.faults(
                        locked.text(),
                        List.of(server.send(WfsCall.get(
                                        TestCity.CLERK,
                                        TestServer.ADDRESS,
                                        "SERVICE=WFS&VERSION=2.0.0&REQUEST=DescribeFeatureType&TYPENAMES=parcel"))
                                .text())))
                .isEmpty();
        String delete = "<wfs:Delete typeName=\"gewu:parcel\">" + rid("parcel.A01") + "</wfs:Delete>";
        assertThat(clerk(latest("", delete)).text()).contains("MissingParameterValue", "lockId");
        assertThat(clerk(latest("lockId=\"nonsense\"", delete)).text()).contains("InvalidLockId");
        TestServer.Answer again = clerk(TestServer.getFeature("", "")
                .replace("GetFeature ", "LockFeature ")
                .replace("</wfs:GetFeature>", "<wfs:Query typeNames=\"gewu:parcel\"/></wfs:LockFeature>"));
        assertThat(again.text()).contains("CannotLockAllFeatures");
        assertThat(clerk(latest("lockId=\"" + id.group(1) + "\"", delete)).text())
                .contains("totalDeleted>1<");
        assertThat(clerk(latest("lockId=\"" + id.group(1) + "\"", delete)).text())
                .contains("InvalidLockId");
    }
}
