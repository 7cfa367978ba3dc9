package io.gewu.feature.fes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.crs.Crs;
import io.gewu.feature.Things;
import io.gewu.feature.gml.DocumentCrs;
import io.gewu.feature.xml.XmlElement;
import io.gewu.feature.xml.XmlInput;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same element is the same filter in a request and in a style. */
final class FilterContextTest {
    private static final List<SimpleFeature> THINGS =
            List.of(Things.full(), Things.bare(Things.square(113.5, 23.5, 0.01)));

    private static XmlElement element(String operator) {
        String document = "<Filter xmlns:gml='http://www.opengis.net/gml' xmlns:gewu='https://w3id.org/gewu/features'>"
                + operator + "</Filter>";
        return XmlInput.of(new StringReader(document)).root().element();
    }

    private static Filter ofRequest(String operator) {
        return FilterReader.read(element(operator), Things.LAYER, DocumentCrs.of(Crs.epsg(4490)));
    }

    private static Filter ofStyle(String operator) {
        Filter unbound =
                new FilterReader(new UnboundContext((e, expressions) -> Optional.empty())).read(element(operator));
        return FilterBinding.bind(unbound, Crs.epsg(4490).crs());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <PropertyIsEqualTo><PropertyName>storeys</PropertyName><Literal>5</Literal></PropertyIsEqualTo> | true
            <PropertyIsEqualTo><ValueReference>storeys</ValueReference><Literal>5.0</Literal></PropertyIsEqualTo> | true
            <PropertyIsLessThan><Literal>4</Literal><ValueReference>height</ValueReference></PropertyIsLessThan> | true
            <PropertyIsEqualTo matchCase='false'><ValueReference>code</ValueReference><Literal>a1</Literal></PropertyIsEqualTo> | true
            <PropertyIsGreaterThan><Add><ValueReference>storeys</ValueReference><Literal>1</Literal></Add><Literal>6</Literal></PropertyIsGreaterThan> | false
            <PropertyIsLike wildCard='*' singleChar='.' escapeChar='!'><PropertyName>name</PropertyName><Literal>祖*</Literal></PropertyIsLike> | true
            <PropertyIsLike><PropertyName>name</PropertyName><Literal>?庙</Literal></PropertyIsLike> | true
            <PropertyIsBetween><ValueReference>storeys</ValueReference><LowerBoundary><Literal>5</Literal></LowerBoundary><UpperBoundary><Literal>9</Literal></UpperBoundary></PropertyIsBetween> | true
            <Not><PropertyIsNull><PropertyName>name</PropertyName></PropertyIsNull></Not> | true
            <ResourceId rid='thing.A1'/> | true
            <FeatureId fid='thing.A1'/><FeatureId fid='thing.X'/> | true
            <After><ValueReference>seen</ValueReference><Literal>2024-01-01T00:00:00Z</Literal></After> | true
            <Before><ValueReference>seen</ValueReference><Literal>2024-01-01T00:00:00Z</Literal></Before> | false
            <TEquals><ValueReference>valid_from</ValueReference><Literal>2020-01-01</Literal></TEquals> | true
            <During><ValueReference>valid_from</ValueReference><gml:TimePeriod><gml:beginPosition>2019-12-31</gml:beginPosition><gml:endPosition>2020-01-02</gml:endPosition></gml:TimePeriod></During> | true
            <PropertyIsEqualTo><Function name='strToLowerCase'><PropertyName>code</PropertyName></Function><Literal>a1</Literal></PropertyIsEqualTo> | true
            <PropertyIsEqualTo><Function name='abs'><Literal>-2.5</Literal></Function><Literal>2.5</Literal></PropertyIsEqualTo> | all
            <PropertyIsEqualTo><Function name='strSubstring'><PropertyName>code</PropertyName><Literal>0</Literal><Literal>1</Literal></Function><Literal>A</Literal></PropertyIsEqualTo> | true
            <BBOX><gml:Box srsName='EPSG:4326'><gml:coord><gml:X>113</gml:X><gml:Y>23</gml:Y></gml:coord><gml:coord><gml:X>113.1</gml:X><gml:Y>23.1</gml:Y></gml:coord></gml:Box></BBOX> | true
            <Intersects><PropertyName>geom</PropertyName><gml:Point srsName='urn:ogc:def:crs:EPSG::4490'><gml:pos>23.005 113.005</gml:pos></gml:Point></Intersects> | true
            <Contains><PropertyName>geom</PropertyName><gml:Point srsName='EPSG:3857'><gml:pos>12579658 2632419</gml:pos></gml:Point></Contains> | true
            <Within><Function name='centroid'><PropertyName>geom</PropertyName></Function><gml:Envelope><gml:lowerCorner>113 23</gml:lowerCorner><gml:upperCorner>113.1 23.1</gml:upperCorner></gml:Envelope></Within> | true
            <DWithin><PropertyName>geom</PropertyName><gml:Point srsName='EPSG:4490'><gml:pos>113.005 23.02</gml:pos></gml:Point><Distance units='m'>1108</Distance></DWithin> | true
            <DWithin><PropertyName>geom</PropertyName><gml:Point><gml:pos>113.005 23.02</gml:pos></gml:Point><Distance uom='km'>1.107</Distance></DWithin> | false
            <Beyond><PropertyName>geom</PropertyName><gml:Point><gml:pos>113.505 23.52</gml:pos></gml:Point><Distance uom='km'>5</Distance></Beyond> | true
            """)
    void itSelectsTheSame(String operator, String first) {
        for (Filter filter : List.of(ofRequest(operator), ofStyle(operator))) {
            assertThat(filter.evaluate(THINGS.get(0))).as(filter.toString()).isEqualTo(!first.equals("false"));
            assertThat(filter.evaluate(THINGS.get(1))).as(filter.toString()).isEqualTo(first.equals("all"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <Sleep/> | Operator <Sleep> is not supported in a filter; expected And, Or, Not
            <And><ResourceId rid='thing.1'/></And> | <And> takes at least 2 operators, found 1
            <PropertyIsEqualTo><Function name='env'><Literal>x</Literal></Function><Literal>1</Literal></PropertyIsEqualTo> | Function "env" is not offered; expected one of Area
            <PropertyIsEqualTo><Function name='pow'><Literal>2</Literal></Function><Literal>1</Literal></PropertyIsEqualTo> | Function pow has 1 arguments; expected 2
            <DWithin><PropertyName>geom</PropertyName><gml:Point><gml:pos>1 2</gml:pos></gml:Point></DWithin> | <DWithin> takes a Distance
            <Intersects><PropertyName>geom</PropertyName><gml:Point srsName='EPSG:1'><gml:pos>1 2</gml:pos></gml:Point></Intersects> | EPSG:1
            <Before><ValueReference>seen</ValueReference></Before> | Before takes a property and a time
            """)
    void itIsRefusedWithTheSameWords(String operator, String expected) {
        assertThatThrownBy(() -> ofRequest(operator))
                .hasMessageContaining(expected)
                .hasMessageContaining("(line 1, column ");
        assertThatThrownBy(() -> ofStyle(operator))
                .hasMessageContaining(expected)
                .hasMessageContaining("(line 1, column ");
    }

    @Test
    void whatMakesColoursOrNamesAttributesIsForStylesAlone() {
        String call =
                "<PropertyIsEqualTo><Function name='PropertyExists'><Literal>code</Literal></Function><Literal>true"
                        + "</Literal></PropertyIsEqualTo>";
        assertThat(ofStyle(call).evaluate(THINGS.get(0))).isTrue();
        assertThatThrownBy(() -> ofRequest(call)).hasMessageContaining("is not offered");
        assertThat(FilterFunctions.ofFilters())
                .hasSize(FilterFunctions.FILTERS.size() + 8)
                .extracting(FilterFunction::name)
                .contains("abs", "strLength", "in", "now")
                .doesNotContain("PropertyExists", "Recode", "env", "property", "jsonPointer");
    }

    @Test
    void aFunctionOfAMissingValueHasNone() {
        String call =
                "<PropertyIsNull><Function name='strSubstring'><PropertyName>name</PropertyName><Literal>0</Literal>"
                        + "<Literal>1</Literal></Function></PropertyIsNull>";
        assertThat(ofRequest(call).evaluate(THINGS.get(0))).isFalse();
        assertThat(ofRequest(call).evaluate(THINGS.get(1))).isTrue();
    }
}
