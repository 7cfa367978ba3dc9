package io.gewu.feature.fes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.GewuException;
import io.gewu.feature.Things;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.filter.Filter;
import org.geotools.filter.visitor.DuplicatingFilterVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters select what they say, and what they cannot say is refused by name, line and column. */
final class FilterReaderTest {
    private static final SimpleFeature THING = Things.full();

    private static boolean holds(String operator) {
        return parse(operator).evaluate(THING);
    }

    private static Filter parse(String operator) {
        String text =
                "<fes:Filter xmlns:fes=\"http://www.opengis.net/fes/2.0\" xmlns:gml=\"http://www.opengis.net/gml/3.2\""
                        + " xmlns:gewu=\"https://w3id.org/gewu/features\">\n" + operator + "</fes:Filter>";
        return Things.filter(text);
    }

    private static String compare(String operator, String property, String literal) {
        return "<fes:" + operator + "><fes:ValueReference>" + property + "</fes:ValueReference><fes:Literal>" + literal
                + "</fes:Literal></fes:" + operator.split(" ", 2)[0] + ">";
    }

    @ParameterizedTest
    @CsvSource({
        "PropertyIsEqualTo,storeys,5",
        "PropertyIsEqualTo,storeys,5.0",
        "PropertyIsEqualTo,people,3000000000",
        "PropertyIsEqualTo,height,12.50",
        "PropertyIsEqualTo,ratio,0.25",
        "PropertyIsEqualTo,open,true",
        "PropertyIsEqualTo,open,1",
        "PropertyIsEqualTo,valid_from,2020-01-01",
        "PropertyIsEqualTo,seen,2024-05-06T07:08:09Z",
        "PropertyIsEqualTo,seen,2024-05-06T15:08:09+08:00",
        "PropertyIsEqualTo,name,祖庙",
        "PropertyIsEqualTo,gewu:name,祖庙",
        "PropertyIsEqualTo,gewu:thing/gewu:name,祖庙",
        "PropertyIsEqualTo matchAction='All',gewu:name[1],祖庙",
        "PropertyIsNotEqualTo,storeys,6",
        "PropertyIsLessThan,storeys,5.5",
        "PropertyIsLessThan,valid_from,2020-01-02",
        "PropertyIsLessThanOrEqualTo,height,12.5",
        "PropertyIsGreaterThan,height,12.49",
        "PropertyIsGreaterThan,people,2999999999",
        "PropertyIsGreaterThan,seen,2024-05-06T07:08:08Z",
        "PropertyIsGreaterThanOrEqualTo,ratio,0.25",
        "PropertyIsEqualTo matchCase='false',code,a1",
    })
    void comparisonsHold(String operator, String property, String literal) {
        assertThat(holds(compare(operator, property, literal))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PropertyIsEqualTo,storeys,6",
        "PropertyIsEqualTo,code,a1",
        "PropertyIsLessThan,storeys,5",
        "PropertyIsGreaterThan,height,12.5",
        "PropertyIsGreaterThan,valid_from,2020-01-01",
        "PropertyIsEqualTo,seen,2024-05-06T07:08:10Z",
        "PropertyIsEqualTo,valid_to,2020-01-01",
    })
    void comparisonsDoNotHold(String operator, String property, String literal) {
        assertThat(holds(compare(operator, property, literal))).isFalse();
    }

    @Test
    void literalsMayStandFirst() {
        assertThat(holds("<fes:PropertyIsLessThan><fes:Literal>4</fes:Literal>"
                        + "<fes:ValueReference>storeys</fes:ValueReference></fes:PropertyIsLessThan>"))
                .isTrue();
    }

    @Test
    void betweenLikeNullAndNotHold() {
        assertThat(holds("<fes:PropertyIsBetween><fes:ValueReference>storeys</fes:ValueReference><fes:LowerBoundary>"
                        + "<fes:Literal>5</fes:Literal></fes:LowerBoundary><fes:UpperBoundary><fes:Literal>9</fes:Literal>"
                        + "</fes:UpperBoundary></fes:PropertyIsBetween>"))
                .isTrue();
        String like = "PropertyIsLike wildCard='*' singleChar='?' escapeChar='\\'";
        assertThat(holds(compare(like, "name", "祖*"))).isTrue();
        assertThat(holds(compare(like, "name", "?庙"))).isTrue();
        assertThat(holds(compare(like, "name", "\\*庙"))).isFalse();
        assertThat(holds(compare(like + " matchCase='false'", "code", "a*"))).isTrue();
        String isNull = "<fes:PropertyIsNull><fes:ValueReference>valid_to</fes:ValueReference></fes:PropertyIsNull>";
        assertThat(holds(isNull)).isTrue();
        assertThat(holds("<fes:Not>" + isNull + "</fes:Not>")).isFalse();
        assertThat(holds("<fes:Or>" + compare("PropertyIsEqualTo", "storeys", "9") + isNull + "</fes:Or>"))
                .isTrue();
        assertThat(holds("<fes:And>" + compare("PropertyIsEqualTo", "storeys", "9") + isNull + "</fes:And>"))
                .isFalse();
    }

    @Test
    void arithmeticAndFunctionsCompute() {
        assertThat(holds("<fes:PropertyIsEqualTo><fes:Add><fes:ValueReference>storeys</fes:ValueReference>"
                        + "<fes:Literal>2</fes:Literal></fes:Add><fes:Literal>7</fes:Literal></fes:PropertyIsEqualTo>"))
                .isTrue();
        assertThat(holds("<fes:PropertyIsEqualTo><fes:Function name='strToLowerCase'><fes:ValueReference>code"
                        + "</fes:ValueReference></fes:Function><fes:Literal>a1</fes:Literal></fes:PropertyIsEqualTo>"))
                .isTrue();
        assertThat(holds("<fes:PropertyIsLessThan><fes:Function name='strLength'><fes:ValueReference>name"
                        + "</fes:ValueReference></fes:Function><fes:Literal>3</fes:Literal></fes:PropertyIsLessThan>"))
                .isTrue();
    }

    @Test
    void temporalOperatorsHold() {
        String instant =
                "<gml:TimeInstant gml:id='t'><gml:timePosition>2024-05-06T07:08:00Z</gml:timePosition></gml:TimeInstant>";
        String period = "<gml:TimePeriod gml:id='p'><gml:beginPosition>2024-01-01T00:00:00Z</gml:beginPosition>"
                + "<gml:endPosition>2025-01-01T00:00:00Z</gml:endPosition></gml:TimePeriod>";
        String seen = "<fes:ValueReference>seen</fes:ValueReference>";
        assertThat(holds("<fes:After>" + seen + instant + "</fes:After>")).isTrue();
        assertThat(holds("<fes:Before>" + seen + instant + "</fes:Before>")).isFalse();
        assertThat(holds("<fes:During>" + seen + period + "</fes:During>")).isTrue();
        assertThat(holds("<fes:During>" + seen + "<fes:Literal>" + period + "</fes:Literal></fes:During>"))
                .isTrue();
        assertThat(holds("<fes:TEquals><fes:ValueReference>valid_from</fes:ValueReference><gml:TimeInstant gml:id='t'>"
                        + "<gml:timePosition>2020-01-01</gml:timePosition></gml:TimeInstant></fes:TEquals>"))
                .isTrue();
        assertThatThrownBy(() ->
                        parse("<fes:After><fes:ValueReference>name</fes:ValueReference>" + instant + "</fes:After>"))
                .hasMessageContaining("date");
    }

    @Test
    void identifiersOfEveryVersionSelect() {
        assertThat(holds("<fes:ResourceId rid='thing.A1'/><fes:ResourceId rid='thing.X'/>"))
                .isTrue();
        assertThat(holds("<fes:ResourceId rid='thing.X'/>")).isFalse();
        assertThat(holds("<fes:ResourceId rid='nothing'/>")).isFalse();
        assertThatThrownBy(() -> parse("<fes:ResourceId rid='other.A1'/>")).hasMessageContaining("other.A1");
        Filter old = Things.filter(
                "<ogc:Filter xmlns:ogc='http://www.opengis.net/ogc'><ogc:FeatureId fid='thing.A1'/></ogc:Filter>");
        assertThat(old.evaluate(THING)).isTrue();
    }

    @Test
    void filtersOfOlderVersionsAreRead() {
        Filter filter = Things.filter(
                "<Filter xmlns=\"http://www.opengis.net/ogc\">\n<And>\n<BBOX><PropertyName>geom</PropertyName>"
                        + "<gml:Box xmlns:gml='http://www.opengis.net/gml' srsName='EPSG:4326'><gml:coordinates>113,23 114,24"
                        + "</gml:coordinates></gml:Box></BBOX><PropertyIsLike wildCard='%' singleChar='_' escape='!'>"
                        + "<PropertyName>name</PropertyName><Literal>祖%</Literal></PropertyIsLike></And></Filter>");
        assertThat(filter.evaluate(THING)).isTrue();
    }

    @Test
    void boxesNeedNoPropertyAndFollowTheirSpelling() {
        String box = "<fes:BBOX><gml:Envelope srsName='%s'><gml:lowerCorner>%s</gml:lowerCorner>"
                + "<gml:upperCorner>%s</gml:upperCorner></gml:Envelope></fes:BBOX>";
        assertThat(holds(box.formatted("urn:ogc:def:crs:EPSG::4490", "22.9 112.9", "23.001 113.001")))
                .isTrue();
        assertThat(holds(box.formatted("EPSG:4490", "112.9 22.9", "113.001 23.001")))
                .isTrue();
        assertThat(holds(box.formatted("urn:ogc:def:crs:OGC:1.3:CRS84", "112.9 22.9", "113.001 23.001")))
                .isTrue();
        assertThat(holds(box.formatted("EPSG:4490", "22.9 112.9", "23.001 113.001")))
                .isFalse();
    }

    @Test
    void distancesAreMetresOnTheGround() {
        // 0.01 degree of latitude north of the square is 1107.5 m, of longitude east of it 1025 m
        String near = "<fes:DWithin><fes:ValueReference>geom</fes:ValueReference><gml:Point srsName='EPSG:4490'>"
                + "<gml:pos>%s</gml:pos></gml:Point><fes:Distance uom='%s'>%s</fes:Distance></fes:DWithin>";
        assertThat(holds(near.formatted("113.005 23.02", "m", "1107"))).isFalse();
        assertThat(holds(near.formatted("113.005 23.02", "m", "1108"))).isTrue();
        assertThat(holds(near.formatted("113.02 23.005", "m", "1024"))).isFalse();
        assertThat(holds(near.formatted("113.02 23.005", "km", "1.026"))).isTrue();
        assertThat(holds(near.formatted("113.02 23.005", "m", "1024").replace("DWithin", "Beyond")))
                .isTrue();
        Filter copied = (Filter)
                parse(near.formatted("113.005 23.02", "m", "1108")).accept(new DuplicatingFilterVisitor(), null);
        assertThat(copied.evaluate(THING)).isTrue();
        Filter copiedFar = (Filter)
                parse(near.formatted("113.005 23.02", "m", "1107")).accept(new DuplicatingFilterVisitor(), null);
        assertThat(copiedFar.evaluate(THING)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec(java.lang.Runtime)", "../name", "gewu:other/name", "name[2]", "@code", "nothing", ""})
    void namesThatAreNotPropertiesAreRefused(String name) {
        assertThatThrownBy(() -> parse(compare("PropertyIsEqualTo", name, "1")))
                .isInstanceOf(GewuException.class)
                .hasMessageContaining("has no property \"" + name + "\"")
                .hasMessageContaining("code, name, storeys")
                .hasMessageContaining("line 2");
    }

    @ParameterizedTest
    @CsvSource({
        "storeys,many,integer",
        "height,high,decimal",
        "open,perhaps,boolean",
        "valid_from,yesterday,date",
        "seen,noon,dateTime"
    })
    void valuesOfTheWrongTypeAreRefused(String property, String literal, String type) {
        assertThatThrownBy(() -> parse(compare("PropertyIsEqualTo", property, literal)))
                .isInstanceOf(GewuException.class)
                .hasMessageContaining(
                        "\"" + property + "\" is compared with " + type + " values, found \"" + literal + "\"");
    }

    @Test
    void propertiesOfGmlItselfAreKnownAndNeverThere() {
        String name = "<fes:ValueReference xmlns:g='http://www.opengis.net/gml/3.2'>g:name</fes:ValueReference>";
        assertThat(holds("<fes:PropertyIsNull>" + name + "</fes:PropertyIsNull>"))
                .isTrue();
        assertThat(holds("<fes:PropertyIsEqualTo>" + name + "<fes:Literal>祖庙</fes:Literal></fes:PropertyIsEqualTo>"))
                .isFalse();
        assertThatThrownBy(() -> parse("<fes:BBOX>" + name
                        + "<gml:Envelope><gml:lowerCorner>1 2</gml:lowerCorner><gml:upperCorner>3 4</gml:upperCorner>"
                        + "</gml:Envelope></fes:BBOX>"))
                .hasMessageContaining("takes a geometry");
    }

    @Test
    void shapesAreNotComparedAsNumbers() {
        assertThatThrownBy(() -> parse("<fes:PropertyIsLessThan><fes:ValueReference>gml:boundedBy</fes:ValueReference>"
                        + "<fes:Literal><gml:Envelope><gml:lowerCorner>1 2</gml:lowerCorner></gml:Envelope></fes:Literal>"
                        + "</fes:PropertyIsLessThan>"))
                .isInstanceOfSatisfying(
                        GewuException.class, e -> assertThat(e.code().ogc()).isEqualTo("OperationProcessingFailed"));
    }

    @Test
    void hostileFiltersAreRefused() {
        String bomb = "<!DOCTYPE Filter [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><Filter><PropertyIsEqualTo>"
                + "<ValueReference>name</ValueReference><Literal>&b;</Literal></PropertyIsEqualTo></Filter>";
        assertThatThrownBy(() -> Things.filter(bomb)).isInstanceOf(GewuException.class);
        assertThatThrownBy(() -> parse("<fes:Not>".repeat(50_000))).hasMessageContaining("nested deeper than 200");
        assertThatThrownBy(() -> parse("<fes:And>"
                        + compare("PropertyIsEqualTo", "storeys", "1").repeat(6_000) + "</fes:And>"))
                .hasMessageContaining("more than 5000");
        assertThatThrownBy(() -> parse("<fes:PropertyIsEqualTo><fes:Function name='env'><fes:Literal>x</fes:Literal>"
                        + "</fes:Function><fes:Literal>1</fes:Literal></fes:PropertyIsEqualTo>"))
                .hasMessageContaining("is not offered");
        assertThatThrownBy(() -> parse("<fes:Sleep/>")).hasMessageContaining("<Sleep>");
    }
}
