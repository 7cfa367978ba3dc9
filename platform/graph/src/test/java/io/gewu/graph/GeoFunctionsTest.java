package io.gewu.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GeoSPARQL functions against figures from elsewhere. */
final class GeoFunctionsTest {
    @BeforeAll
    static void initialise() {
        TdbGraph.initialise();
    }

    private static String value(String expression) {
        String query = """
                PREFIX geo: <http://www.opengis.net/ont/geosparql#>
                PREFIX geof: <http://www.opengis.net/def/function/geosparql/>
                PREFIX spatialF: <http://jena.apache.org/function/spatial#>
                PREFIX uom: <http://www.opengis.net/def/uom/OGC/1.0/>
                SELECT (%s AS ?v) {}""".formatted(expression);
        Context context = new Context();
        Functions.restrict(context);
        try (QueryExec execution = QueryExec.dataset(DatasetGraphFactory.empty())
                .query(QueryFactory.create(query))
                .context(context)
                .build()) {
            RowSet rows = execution.select();
            var node = rows.next().get("v");
            return node == null ? "error" : node.getLiteralLexicalForm();
        }
    }

    private static String wkt(String text) {
        return "\"" + text + "\"^^geo:wktLiteral";
    }

    /**
     * One minute of arc on the ellipsoid: 1855.3 m at the equator along it, 1842.9 m on the meridian there (WGS 84).
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT(0 0)|POINT(0.0166666666667 0)|1855.325",
                "POINT(0 0)|POINT(0 0.0166666666667)|1842.905",
                "POINT(113.1 23)|POINT(113.107 23)|717.7",
                "<http://www.opengis.net/def/crs/EPSG/0/4490> POINT(23 113.1)|POINT(113.107 23)|717.7",
                "POLYGON((113 23, 113.01 23, 113.01 23.01, 113 23.01, 113 23))|POINT(113.005 23.005)|0"
            })
    void distancesAreMetresOnTheGround(String a, String b, double metres) {
        String expression = "geof:distance(" + wkt(a) + ", " + wkt(b) + ", uom:metre)";
        assertThat(Double.parseDouble(value(expression))).isCloseTo(metres, within(metres * 0.001 + 0.01));
        assertThat(value(expression.replace("geof:distance", "spatialF:distance")))
                .isEqualTo(value(expression));
    }

    /** Two points 100 m apart in EPSG:4547, northing first. */
    @Test
    void projectedCoordinatesCountInTheAuthoritysOrder() {
        String crs = "<http://www.opengis.net/def/crs/EPSG/0/4547> ";
        String distance = value("geof:metricDistance(" + wkt(crs + "POINT(2547023.38 409790.99)") + ", "
                + wkt(crs + "POINT(2547123.38 409790.99)") + ")");
        assertThat(Double.parseDouble(distance)).isCloseTo(100, within(0.05));
        assertThat(value("geof:distance(" + wkt(crs + "POINT(2547023.38 409790.99)") + ", " + wkt("POINT(113.12 23.02)")
                        + ", uom:metre)"))
                .satisfies(metres -> assertThat(Double.parseDouble(metres)).isLessThan(0.1));
    }

    @ParameterizedTest
    @CsvSource({
        "sfContains,true",
        "sfWithin,false",
        "sfIntersects,true",
        "sfDisjoint,false",
        "sfTouches,false",
        "sfOverlaps,false"
    })
    void relationsHold(String relation, String expected) {
        String square = wkt("POLYGON((0 0, 2 0, 2 2, 0 2, 0 0))");
        assertThat(value("geof:" + relation + "(" + square + ", " + wkt("POINT(1 1)") + ")"))
                .isEqualTo(expected);
    }

    @Test
    void areasAndBuffersAreTrue() {
        String square = wkt("POLYGON((113 23, 113.01 23, 113.01 23.01, 113 23.01, 113 23))");
        // 1025.1 m by 1107.5 m
        assertThat(Double.parseDouble(value("geof:metricArea(" + square + ")"))).isCloseTo(1_135_400, within(2_000.0));
        String circle = value("geof:metricArea(geof:metricBuffer(" + wkt("POINT(113 23)") + ", 100))");
        assertThat(Double.parseDouble(circle)).isCloseTo(Math.PI * 10_000, within(150.0));
    }

    @Test
    void whatIsNoGeometryIsAnExpressionError() {
        assertThat(value("geof:metricArea(\"nonsense\"^^geo:wktLiteral)")).isEqualTo("error");
        assertThat(value("geof:metricArea(42)")).isEqualTo("error");
        assertThat(value("geof:distance(" + wkt("POINT(0 0)") + "," + wkt("POINT(1 1)") + ", uom:furlong)"))
                .isEqualTo("error");
    }
}
