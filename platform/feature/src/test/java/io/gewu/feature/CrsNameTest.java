package io.gewu.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.api.feature.CrsName;
import org.geotools.referencing.CRS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The spelling of a CRS decides the order of its axes; inside it is always easting first. */
final class CrsNameTest {
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
        "urn:ogc:def:crs:OGC:1.3:CRS84,4326,false",
        "urn:ogc:def:crs:OGC::CRS84,4326,false",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84,4326,false"
    })
    void spellingsAreRead(String spelling, int epsg, boolean flipped) {
        CrsName name = CrsName.parse(spelling);
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
        assertThatThrownBy(() -> CrsName.parse(spelling))
                .isInstanceOfSatisfying(
                        GewuException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_CRS));
    }
}
