package io.gewu.feature.gml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.feature.xml.XmlInput;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Geometries are the same after writing and reading, and every version's spelling is read. */
final class GmlGeometryTest {
    private static Geometry read(String gml) {
        return GmlGeometryReader.read(
                        XmlInput.of(new StringReader(gml)).root().element(), DocumentCrs.of(Crs.urn(4490)))
                .geometry();
    }

    private static String write(Geometry geometry, String crs) {
        StringBuilder out = new StringBuilder();
        new GmlGeometryWriter(out, Crs.parse(crs), GmlVersion.V3_2).write(geometry, "a.1.geom");
        return out.toString().replaceFirst("<gml:\\w+", "$0 xmlns:gml=\"http://www.opengis.net/gml/3.2\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT (113.5 23.25)",
                "LINESTRING (113 23, 113.5 23.25, 114 23)",
                "POLYGON ((113 23, 114 23, 114 24, 113 23), (113.5 23.1, 113.6 23.1, 113.6 23.2, 113.5 23.1))",
                "MULTIPOINT ((113 23), (114 24))",
                "MULTILINESTRING ((113 23, 114 24), (115 25, 116 26))",
                "MULTIPOLYGON (((113 23, 114 23, 114 24, 113 23)), ((115 23, 116 23, 116 24, 115 23)))",
                "GEOMETRYCOLLECTION (POINT (113 23), LINESTRING (113 23, 114 24))"
            })
    void geometriesSurviveWritingAndReading(String wkt) throws ParseException {
        Geometry geometry = new WKTReader().read(wkt);
        for (String crs : new String[] {
            "EPSG:4490",
            "urn:ogc:def:crs:EPSG::4490",
            "http://www.opengis.net/def/crs/EPSG/0/4326",
            "urn:ogc:def:crs:OGC:1.3:CRS84",
            "urn:ogc:def:crs:EPSG::4547"
        }) {
            assertThat(read(write(geometry, crs)).equalsExact(geometry)).as(crs).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<gml:Polygon xmlns:gml='http://www.opengis.net/gml' srsName='EPSG:4490'><gml:outerBoundaryIs><gml:LinearRing>"
                        + "<gml:coordinates>113,23 114,23 114,24 113,23</gml:coordinates></gml:LinearRing>"
                        + "</gml:outerBoundaryIs></gml:Polygon>",
                "<Surface srsName='urn:ogc:def:crs:EPSG::4490'><patches><PolygonPatch><exterior><LinearRing>"
                        + "<pos>23 113</pos><pos>23 114</pos><pos>24 114</pos><pos>23 113</pos></LinearRing></exterior>"
                        + "</PolygonPatch></patches></Surface>",
                "<Polygon><exterior><LinearRing><posList>23 113 23 114 24 114 23 113</posList></LinearRing></exterior></Polygon>",
                "<Polygon srsName='urn:ogc:def:crs:EPSG::4490' srsDimension='3'><exterior><LinearRing><posList>"
                        + "23 113 1 23 114 2 24 114 3 23 113 1</posList></LinearRing></exterior></Polygon>",
                "<Polygon srsName='urn:ogc:def:crs:EPSG::4979'><exterior><LinearRing><posList>"
                        + "23 113 1 23 114 2 24 114 3 23 113 1</posList></LinearRing></exterior></Polygon>",
                "<Polygon srsName='EPSG:4490'><outerBoundaryIs><LinearRing><coord><X>113</X><Y>23</Y></coord>"
                        + "<coord><X>114</X><Y>23</Y></coord><coord><X>114</X><Y>24</Y></coord>"
                        + "<coord><X>113</X><Y>23</Y></coord></LinearRing></outerBoundaryIs></Polygon>",
                "<Polygon srsName='EPSG:4490'><outerBoundaryIs><LinearRing><coordinates cs=' ' ts=';'>"
                        + "113 23 1;114 23 1;114 24 1;113 23 1</coordinates></LinearRing></outerBoundaryIs></Polygon>",
                "<Polygon><exterior><Ring><curveMember><LineString><posList>23 113 23 114</posList></LineString></curveMember>"
                        + "<curveMember><Curve><segments><LineStringSegment><posList>23 114 24 114</posList></LineStringSegment>"
                        + "<LineStringSegment><posList>24 114 23 113</posList></LineStringSegment></segments></Curve>"
                        + "</curveMember></Ring></exterior></Polygon>"
            })
    void everyVersionOfATriangleIsRead(String gml) throws ParseException {
        Geometry triangle = new WKTReader().read("POLYGON ((113 23, 114 23, 114 24, 113 23))");
        assertThat(read(gml).equalsExact(triangle)).isTrue();
    }

    @Test
    void patchesOfASurfaceAreOnePolygon() throws ParseException {
        String patch =
                "<PolygonPatch><exterior><LinearRing><posList>%s</posList></LinearRing></exterior></PolygonPatch>";
        String surface = "<Surface><patches>" + patch.formatted("23 113 24 113 24 114 23 114 23 113")
                + patch.formatted("23 114 24 114 24 115 23 115 23 114") + "</patches></Surface>";
        Geometry rectangle = new WKTReader().read("POLYGON ((113 23, 115 23, 115 24, 113 24, 113 23))");
        assertThat(read(surface).equalsTopo(rectangle)).isTrue();
        assertThatThrownBy(() -> read(surface.replace("23 114 24 114 24 115 23 115 23 114", "33 4 34 4 34 5 33 4")))
                .hasMessageContaining("do not lie side by side");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Point><pos>1</pos></Point>",
                "<Point><pos>1 NaN</pos></Point>",
                "<Point><pos>x y</pos></Point>",
                "<Point/>",
                "<Polygon><exterior><LinearRing><posList>1 2 3 4</posList></LinearRing></exterior></Polygon>",
                "<Polygon><exterior><Point><pos>1 2</pos></Point></exterior></Polygon>",
                "<MultiPoint><pointMember><LineString><posList>1 2 3 4</posList></LineString></pointMember></MultiPoint>",
                "<Point srsName='EPSG:1'><pos>1 2</pos></Point>",
                "<Sphere/>",
                "<Curve><segments><LineStringSegment><posList>1 2 3 4</posList></LineStringSegment><LineStringSegment>"
                        + "<posList>5 6 7 8</posList></LineStringSegment></segments></Curve>",
                "<MultiPoint srsName='EPSG:4490'><pointMember><Point srsName='EPSG:3857'><pos>1 2</pos></Point></pointMember>"
                        + "</MultiPoint>"
            })
    void whatIsNoGeometryIsRefused(String gml) {
        assertThatThrownBy(() -> read(gml)).isInstanceOf(GewuException.class);
    }

    @Test
    void numbersHaveNoExponentAndNoTail() {
        assertThat(number(113.123456789, 8)).isEqualTo("113.12345679");
        assertThat(number(-0.00000001, 8)).isEqualTo("-0.00000001");
        assertThat(number(-0.000000001, 8)).isEqualTo("0");
        assertThat(number(2_544_887.5, 4)).isEqualTo("2544887.5");
        assertThat(number(38_400_000, 4)).isEqualTo("38400000");
        assertThat(number(1e12, 4)).isEqualTo("1000000000000");
    }

    private static String number(double value, int decimals) {
        StringBuilder out = new StringBuilder();
        Numbers.append(out, value, decimals);
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"parcel.440604001", "parcel.粤A 12/3", "parcel.1(2)", "parcel._x0020_", "a.b c_d"})
    void idsSurviveBeingXmlNames(String id) {
        assertThat(GmlId.decode(GmlId.encode(id))).isEqualTo(id);
        assertThat(GmlId.encode(id)).doesNotContain(" ", "/", "(", ":");
    }
}
