package io.gewu.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.testkit.GoldenImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.junit.jupiter.api.Test;

final class MapPainterTest {
    private static final String SQUARE = "POLYGON((20 20, 80 20, 80 80, 20 80, 20 20))";

    @Test
    void anAreaIsFilledExactlyAndNothingElse() {
        BufferedImage map = Scene.in(Scene.METRES)
                .with("a", 1, SQUARE)
                .draw(100, 100, "<PolygonSymbolizer>" + Scene.fill("#336699") + "</PolygonSymbolizer>");
        assertThat(rgb(map, 50, 50)).isEqualTo(0x336699);
        assertThat(rgb(map, 20, 20)).isEqualTo(0x336699);
        assertThat(rgb(map, 79, 79)).isEqualTo(0x336699);
        assertThat(rgb(map, 19, 50)).isEqualTo(0xffffff);
        assertThat(rgb(map, 80, 50)).isEqualTo(0xffffff);
    }

    @Test
    void holesStayOpenWhicheverWayRingsRun() {
        BufferedImage map = Scene.in(Scene.METRES)
                .with("a", 1, "POLYGON((10 10,90 10,90 90,10 90,10 10),(30 30,70 30,70 70,30 70,30 30))")
                .draw(100, 100, "<PolygonSymbolizer>" + Scene.fill("#336699") + "</PolygonSymbolizer>");
        assertThat(rgb(map, 20, 50)).isEqualTo(0x336699);
        assertThat(rgb(map, 50, 50)).isEqualTo(0xffffff);
    }

    @Test
    void areasLargerThanTheMapFillIt() {
        BufferedImage map = Scene.in(Scene.METRES)
                .with("a", 1, "POLYGON((-1e7 -1e7, 1e7 -1e7, 1e7 1e7, -1e7 1e7, -1e7 -1e7))")
                .draw(
                        40,
                        30,
                        "<PolygonSymbolizer>" + Scene.fill("#336699") + Scene.stroke("#000000", 3)
                                + "</PolygonSymbolizer>");
        for (int i = 0; i < 40 * 30; i++) {
            assertThat(rgb(map, i % 40, i / 40)).isEqualTo(0x336699);
        }
    }

    @Test
    void transparencyIsKept() {
        MapFrame frame = new MapFrame(
                new ReferencedEnvelope(0, 100, 0, 100, Scene.METRES), 100, 100, MapFrame.STANDARD_DPI, 0, true);
        BufferedImage map = Scene.in(Scene.METRES).with("a", 1, SQUARE).draw(frame, """
                        <PolygonSymbolizer><Fill><CssParameter name="fill">#ff0000</CssParameter>
                        <CssParameter name="fill-opacity">0.5</CssParameter></Fill></PolygonSymbolizer>""");
        assertThat(map.getRGB(5, 5)).isZero();
        assertThat(map.getRGB(50, 50) >>> 24).isBetween(127, 128);
        assertThat(map.getRGB(50, 50) & 0xffffff).isEqualTo(0xff0000);
    }

    @Test
    void aThousandBuildingsInOnePixelAreThatPixelOnce() {
        Scene scene = Scene.in(Scene.METRES);
        for (int i = 0; i < 1000; i++) {
            scene.with("b", 1, "POLYGON((50.2 50.2, 50.6 50.2, 50.6 50.6, 50.2 50.6, 50.2 50.2))");
        }
        BufferedImage map = scene.draw(100, 100, """
                <PolygonSymbolizer><Fill><CssParameter name="fill">#000000</CssParameter>
                <CssParameter name="fill-opacity">0.5</CssParameter></Fill></PolygonSymbolizer>""");
        assertThat(rgb(map, 50, 49) & 255).isBetween(126, 129);
    }

    @Test
    void symbolsGrowWithTheResolution() {
        String line = "<LineSymbolizer>" + Scene.stroke("#000000", 2) + "</LineSymbolizer>";
        Scene scene = Scene.in(Scene.METRES).with("a", 1, "LINESTRING(0 50, 100 50)");
        ReferencedEnvelope box = new ReferencedEnvelope(0, 100, 0, 100, Scene.METRES);
        MapFrame fine = new MapFrame(box, 100, 100, 3 * MapFrame.STANDARD_DPI, 0xffffff, false);
        assertThat(blackInColumn(scene.draw(100, 100, line))).isEqualTo(2);
        assertThat(blackInColumn(scene.draw(fine, line))).isEqualTo(6);
    }

    @Test
    void thePrintedMapHasTheScaleOfTheScreen() {
        ReferencedEnvelope box = new ReferencedEnvelope(0, 1000, 0, 1000, Scene.METRES);
        MapFrame screen = MapFrame.of(box, 1000, 1000);
        MapFrame print = new MapFrame(box, 3000, 3000, 3 * MapFrame.STANDARD_DPI, 0xffffff, false);
        assertThat(screen.scaleDenominator()).isEqualTo(1 / 0.00028, offset(1e-6));
        assertThat(print.scaleDenominator()).isEqualTo(screen.scaleDenominator(), offset(1e-6));
    }

    @Test
    void degreesCountAsOnTheEquator() {
        MapFrame frame = MapFrame.of(new ReferencedEnvelope(113, 114, 23, 24, Scene.CGCS2000), 1000, 1000);
        assertThat(frame.metresPerPixel()).isEqualTo(111.3194907, offset(1e-6));
    }

    @Test
    void rulesApplyAtTheirScalesOnly() {
        String rules = """
                <Rule><MinScaleDenominator>1000</MinScaleDenominator><MaxScaleDenominator>3000</MaxScaleDenominator>
                  <PolygonSymbolizer>%s</PolygonSymbolizer></Rule>
                <Rule><MinScaleDenominator>3000</MinScaleDenominator><PolygonSymbolizer>%s</PolygonSymbolizer></Rule>""".formatted(Scene.fill("#ff0000"), Scene.fill("#00ff00"));
        BufferedImage map = Scene.in(Scene.METRES).with("a", 1, SQUARE).draw(100, 100, rules);
        assertThat(rgb(map, 50, 50)).isEqualTo(0x00ff00);
    }

    @Test
    void aGraduatedThemeFollowsTheValue() {
        String theme = """
                <PolygonSymbolizer><Fill><CssParameter name="fill"><ogc:Function name="Interpolate">
                <ogc:PropertyName>value</ogc:PropertyName><ogc:Literal>0</ogc:Literal><ogc:Literal>#ffffff</ogc:Literal>
                <ogc:Literal>10</ogc:Literal><ogc:Literal>#ff0000</ogc:Literal><ogc:Literal>color</ogc:Literal></ogc:Function>
                </CssParameter></Fill></PolygonSymbolizer>""";
        for (int value = 0; value <= 10; value += 5) {
            int red = rgb(Scene.in(Scene.METRES).with("a", value, SQUARE).draw(100, 100, theme), 50, 50);
            assertThat(red >>> 16).isEqualTo(255);
            assertThat(red & 255).isCloseTo(255 - (int) Math.round(255 * value / 10.0), within(1));
        }
    }

    @Test
    void sizesInMetresFollowTheGround() {
        Scene scene = Scene.in(Scene.METRES).with("a", 1, "LINESTRING(-1000 50, 1000 50)");
        String line = "<LineSymbolizer uom=\"http://www.opengeospatial.org/se/units/metre\">"
                + Scene.stroke("#000000", 10) + "</LineSymbolizer>";
        assertThat(blackInColumn(scene.draw(100, 100, line))).isEqualTo(10);
        MapFrame nearer = MapFrame.of(new ReferencedEnvelope(25, 75, 25, 75, Scene.METRES), 100, 100);
        assertThat(blackInColumn(scene.draw(nearer, line))).isEqualTo(20);
    }

    @Test
    void oneStyleServesManyThreads() {
        List<StyledLayer> layers = City.layers();
        MapPainter painter = new MapPainter(Scene.fonts());
        int[] first = pixels(painter.paint(Scene.frame(320, 240), layers, Cancellation.never()));
        assertThat(IntStream.range(0, 40)
                        .parallel()
                        .mapToObj(i -> pixels(painter.paint(Scene.frame(320, 240), layers, Cancellation.never()))))
                .allSatisfy(map -> assertThat(map).isEqualTo(first));
    }

    private static int[] pixels(BufferedImage map) {
        return map.getRGB(0, 0, map.getWidth(), map.getHeight(), null, 0, map.getWidth());
    }

    @Test
    void theElseRuleTakesWhatNoOtherTakes() {
        String rules = """
                <Rule><ogc:Filter><ogc:PropertyIsGreaterThan><ogc:PropertyName>value</ogc:PropertyName>
                <ogc:Literal>5</ogc:Literal></ogc:PropertyIsGreaterThan></ogc:Filter><PolygonSymbolizer>%s</PolygonSymbolizer></Rule>
                <Rule><ElseFilter/><PolygonSymbolizer>%s</PolygonSymbolizer></Rule>""".formatted(Scene.fill("#ff0000"), Scene.fill("#0000ff"));
        BufferedImage map = Scene.in(Scene.METRES)
                .with("a", 9, "POLYGON((0 0,50 0,50 100,0 100,0 0))")
                .with("b", 1, "POLYGON((50 0,100 0,100 100,50 100,50 0))")
                .draw(100, 100, rules);
        assertThat(rgb(map, 25, 50)).isEqualTo(0xff0000);
        assertThat(rgb(map, 75, 50)).isEqualTo(0x0000ff);
    }

    @Test
    void allCasingsLieUnderAllFillings() {
        String passes = """
                <FeatureTypeStyle><Rule><LineSymbolizer>%s</LineSymbolizer></Rule></FeatureTypeStyle>
                <FeatureTypeStyle><Rule><LineSymbolizer>%s</LineSymbolizer></Rule></FeatureTypeStyle>""".formatted(Scene.stroke("#000000", 12), Scene.stroke("#ffff00", 8));
        BufferedImage map = Scene.in(Scene.METRES)
                .with("a", 1, "LINESTRING(0 50, 100 50)")
                .with("b", 1, "LINESTRING(50 0, 50 100)")
                .draw(100, 100, passes);
        for (int i = 0; i < 100; i++) {
            assertThat(rgb(map, i, 50)).isEqualTo(0xffff00);
            assertThat(rgb(map, 50, i)).isEqualTo(0xffff00);
        }
    }

    @Test
    void featuresOfAnotherCrsLandWhereTheyBelong() {
        // 113.12 E 23.02 N is N 2547023.3798 E 409790.9868 in EPSG:4547
        ReferencedEnvelope metres = new ReferencedEnvelope(409740.99, 409840.99, 2546973.38, 2547073.38, Scene.METRES);
        assertCross(Scene.in(Scene.CGCS2000).with("p", 1, "POINT(113.12 23.02)"), metres);
        ReferencedEnvelope mercator = new ReferencedEnvelope(
                12592460.80 - 50, 12592460.80 + 50, 2634437.48 - 50, 2634437.48 + 50, Scene.crs("EPSG:3857"));
        assertCross(Scene.in(Scene.CGCS2000).with("p", 1, "POINT(113.12 23.02)"), mercator);
        ReferencedEnvelope degrees = new ReferencedEnvelope(113.11, 113.13, 23.01, 23.03, Scene.crs("EPSG:4326"));
        assertCross(Scene.in(Scene.METRES).with("p", 1, "POINT(409790.9868 2547023.3798)"), degrees);
    }

    private static void assertCross(Scene scene, ReferencedEnvelope box) {
        BufferedImage map = scene.draw(MapFrame.of(box, 101, 101), """
                <PointSymbolizer><Graphic><Mark><WellKnownName>square</WellKnownName>%s</Mark><Size>3</Size></Graphic>
                </PointSymbolizer>""".formatted(Scene.fill("#000000")));
        assertThat(rgb(map, 50, 50)).as(box.toString()).isZero();
    }

    @Test
    void attributesThatTheCallerMayNotSeeAreJustAbsent() {
        BufferedImage map = Scene.in(Scene.METRES).with("a", 1, SQUARE).draw(100, 100, """
                <Rule><ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>secret</ogc:PropertyName>
                <ogc:Literal>x</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter><PolygonSymbolizer>%s</PolygonSymbolizer></Rule>
                <Rule><ElseFilter/><PolygonSymbolizer>%s</PolygonSymbolizer></Rule>""".formatted(
                        Scene.fill("#ff0000"), Scene.fill("#0000ff")));
        assertThat(rgb(map, 50, 50)).isEqualTo(0x0000ff);
    }

    @Test
    void drawingStopsWhenNobodyWaits() {
        Scene scene = Scene.in(Scene.METRES);
        for (int i = 0; i < 5000; i++) {
            scene.with("a", 1, SQUARE);
        }
        AtomicInteger asked = new AtomicInteger();
        Cancellation soon = Cancellation.after(Duration.ofMinutes(1), () -> asked.incrementAndGet() > 3);
        StyledLayer layer = scene.styled("<PolygonSymbolizer>" + Scene.fill("#336699") + "</PolygonSymbolizer>");
        assertThatThrownBy(() -> new MapPainter(Scene.fonts()).paint(Scene.frame(100, 100), List.of(layer), soon))
                .isInstanceOfSatisfying(
                        GewuException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
        assertThat(asked).hasValue(4);
    }

    @Test
    void drawingStopsAtTheDeadline() {
        StyledLayer layer = Scene.in(Scene.METRES)
                .with("a", 1, SQUARE)
                .styled("<PolygonSymbolizer>" + Scene.fill("#336699") + "</PolygonSymbolizer>");
        assertThatThrownBy(() -> new MapPainter(Scene.fonts())
                        .paint(Scene.frame(100, 100), List.of(layer), Cancellation.after(Duration.ZERO)))
                .hasMessageContaining("took too long");
    }

    @Test
    void impossibleFramesAreRefusedByName() {
        assertThatThrownBy(() -> Scene.frame(0, 10)).hasMessageContaining("0 x 10");
        assertThatThrownBy(() -> Scene.frame(100_000, 100_000)).hasMessageContaining("at most");
        assertThatThrownBy(() -> MapFrame.of(new ReferencedEnvelope(1, 1, 2, 3, Scene.METRES), 10, 10))
                .hasMessageContaining("minimum below maximum");
    }

    @Test
    void whatIsSeenCanBeClicked() {
        Scene scene = Scene.in(Scene.METRES).with("a", 9, SQUARE).with("b", 1, SQUARE);
        VisibleRules rules = VisibleRules.of(
                Scene.style("""
                        <Rule><ogc:Filter><ogc:PropertyIsGreaterThan><ogc:PropertyName>value</ogc:PropertyName>
                        <ogc:Literal>5</ogc:Literal></ogc:PropertyIsGreaterThan></ogc:Filter>
                        <LineSymbolizer>%s</LineSymbolizer></Rule>""".formatted(Scene.stroke("#000000", 9))), Scene.frame(100, 100), scene.type());
        assertThat(rules.shows(scene.feature(0))).isTrue();
        assertThat(rules.shows(scene.feature(1))).isFalse();
        assertThat(rules.reachPixels()).isGreaterThanOrEqualTo(4.5);
        assertThat(rules.attributes()).containsExactlyInAnyOrder("geom", "value");
    }

    @Test
    void aCityLooksLikeACity() throws IOException {
        GoldenImage.assertMatches(City.draw(), "city", 0.002);
    }

    @Test
    void marksLinesAndHatchesLookAsTheirNamesSay() throws IOException {
        GoldenImage.assertMatches(Sampler.draw(), "symbols", 0.002);
    }

    static int rgb(BufferedImage map, int x, int y) {
        return map.getRGB(x, y) & 0xffffff;
    }

    private static int blackInColumn(BufferedImage map) {
        int count = 0;
        for (int y = 0; y < map.getHeight(); y++) {
            count += rgb(map, 50, y) == 0 ? 1 : 0;
        }
        return count;
    }
}
