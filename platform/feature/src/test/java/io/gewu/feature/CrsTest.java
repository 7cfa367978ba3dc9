package io.gewu.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.crs.Crs;
import io.gewu.api.crs.CrsTransform;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

/** The spelling of a CRS decides the order of its axes; inside it is always easting first. */
final class CrsTest {
    @ParameterizedTest
    @CsvSource({
        "EPSG:4326,4326,false",
        "epsg:4490,4490,false",
        "EPSG:4547,4547,false",
        "http://www.opengis.net/gml/srs/epsg.xml#4490,4490,false",
        "urn:ogc:def:crs:EPSG::4326,4326,true",
        "urn:ogc:def:crs:EPSG::4490,4490,true",
        "urn:x-ogc:def:crs:EPSG:6.9:4490,4490,true",
        "urn:ogc:def:crs:EPSG::4547,4547,true",
        "urn:ogc:def:crs:EPSG::4526,4526,true",
        "urn:ogc:def:crs:EPSG::3857,3857,false",
        "http://www.opengis.net/def/crs/EPSG/0/4490,4490,true",
        "http://www.opengis.net/def/crs/EPSG/0/3857,3857,false",
        "CRS:84,4326,false",
        "[EPSG:4490],4490,false",
        "EPSG:900913,3857,false",
        "urn:ogc:def:crs:OGC:1.3:CRS84,4326,false",
        "urn:ogc:def:crs:OGC::CRS84,4326,false",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84,4326,false"
    })
    void spellingsAreRead(String spelling, int epsg, boolean flipped) {
        Crs name = Crs.parse(spelling);
        assertThat(name.spelling()).isEqualTo(spelling);
        assertThat(name.epsg()).isEqualTo(epsg);
        assertThat(name.flipped()).isEqualTo(flipped);
        assertThat(CRS.getAxisOrder(name.crs())).isEqualTo(CRS.AxisOrder.EAST_NORTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "EPSG:999999",
                "EPSG:4490'",
                "urn:ogc:def:crs:EPSG::x",
                "http://evil.example/crs",
                "AUTO:42001,1"
            })
    void otherNamesAreUnknown(String spelling) {
        assertThatThrownBy(() -> Crs.parse(spelling))
                .isInstanceOfSatisfying(
                        GewuException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_CRS));
    }

    /** Three-dimensional and compound CRS lie in the plane of their horizontal part, under its name. */
    @ParameterizedTest
    @CsvSource({
        "EPSG:4979,EPSG:4326,4326,false",
        "urn:ogc:def:crs:EPSG::4979,urn:ogc:def:crs:EPSG::4326,4326,true",
        "EPSG:4480,EPSG:4490,4490,false",
        "EPSG:7415,EPSG:28992,28992,false",
        "'urn:ogc:def:crs,crs:EPSG::4490,crs:EPSG::5737',urn:ogc:def:crs:EPSG::4490,4490,true",
    })
    void aThirdAxisIsLeftOut(String asked, String written, int epsg, boolean flipped) {
        Crs crs = Crs.parse(asked);
        assertThat(crs.spelling()).isEqualTo(written);
        assertThat(crs.epsg()).isEqualTo(epsg);
        assertThat(crs.flipped()).isEqualTo(flipped);
        assertThat(crs.dimension()).isEqualTo(3);
        assertThat(crs.crs().getCoordinateSystem().getDimension()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EPSG:4978", "EPSG:4479", "EPSG:5703"})
    void aCrsWithoutAPlaneIsUnknown(String spelling) {
        assertThatThrownBy(() -> Crs.parse(spelling))
                .isInstanceOfSatisfying(
                        GewuException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_CRS));
    }

    /** WMS 1.3.0 takes the short name in the authority's order, CRS:84 and WMS 1.1.1 never. */
    @Test
    void theAuthoritysOrderIsAsked() {
        Crs authority = Crs.parse("EPSG:4490").inAuthorityOrder();
        assertThat(authority.box(22.9, 112.9, 23.1, 113.2).toString())
                .isEqualTo(new Envelope(112.9, 113.2, 22.9, 23.1).toString());
        assertThat(authority.corners(new Envelope(112.9, 113.2, 22.9, 23.1))).containsExactly(22.9, 112.9, 23.1, 113.2);
        assertThat(Crs.parse("CRS:84").inAuthorityOrder().flipped()).isFalse();
        assertThat(Crs.parse("EPSG:3857").inAuthorityOrder().flipped()).isFalse();
        assertThat(authority.eastingFirst().flipped()).isFalse();
    }

    @Test
    void cgcs2000IsWgs84() {
        assertThat(CrsTransform.between(Crs.epsg(4490), Crs.epsg(4326)).isIdentity())
                .isTrue();
        assertThat(CrsTransform.between(Crs.epsg(4490), Crs.epsg(4547)).isIdentity())
                .isFalse();
        assertThat(CrsTransform.between(Crs.epsg(4490), Crs.epsg(4214)).isIdentity())
                .isFalse();
    }
}
