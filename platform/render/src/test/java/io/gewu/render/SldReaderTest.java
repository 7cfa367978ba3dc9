package io.gewu.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.geotools.api.style.LinePlacement;
import org.geotools.api.style.PolygonSymbolizer;
import org.geotools.api.style.Rule;
import org.geotools.api.style.Style;
import org.geotools.api.style.TextSymbolizer;
import org.geotools.styling.UomOgcMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SldReaderTest {
    private static final String SE = """
            <sld:StyledLayerDescriptor version="1.1.0" xmlns:sld="http://www.opengis.net/sld"
                xmlns:s="http://www.opengis.net/se" xmlns:f="http://www.opengis.net/ogc">
             <sld:NamedLayer><s:Name>grid</s:Name><sld:UserStyle><s:Name>theme</s:Name>
              <s:FeatureTypeStyle><s:Rule><s:Name>busy</s:Name>
               <s:Description><s:Title>忙 / Busy</s:Title></s:Description>
               <f:Filter><f:And><f:PropertyIsBetween><f:PropertyName>value</f:PropertyName>
                <f:LowerBoundary><f:Literal>1</f:Literal></f:LowerBoundary><f:UpperBoundary><f:Literal>9</f:Literal></f:UpperBoundary>
               </f:PropertyIsBetween><f:PropertyIsLike wildCard="*" singleChar="?" escapeChar="!">
                <f:PropertyName>name</f:PropertyName><f:Literal>网格*</f:Literal></f:PropertyIsLike></f:And></f:Filter>
               <s:MinScaleDenominator>10</s:MinScaleDenominator><s:MaxScaleDenominator>5e5</s:MaxScaleDenominator>
               <s:PolygonSymbolizer uom="http://www.opengeospatial.org/se/units/metre">
                <s:Fill><s:SvgParameter name="fill"><s:Categorize fallbackValue="#999999">
                 <s:LookupValue><f:PropertyName>value</f:PropertyName></s:LookupValue>
                 <s:Value>#ffffcc</s:Value><s:Threshold>3</s:Threshold><s:Value>#fd8d3c</s:Value><s:Threshold>6</s:Threshold>
                 <s:Value>#bd0026</s:Value></s:Categorize></s:SvgParameter></s:Fill>
                <s:Stroke><s:SvgParameter name="stroke-width">2</s:SvgParameter></s:Stroke>
               </s:PolygonSymbolizer></s:Rule></s:FeatureTypeStyle></sld:UserStyle></sld:NamedLayer></sld:StyledLayerDescriptor>""";

    @TempDir
    Path folder;

    @Test
    void bothVersionsSayTheSame() {
        Rule old = firstRule(Scene.style("""
                <Rule><Name>a</Name><Title>甲 / A</Title><MaxScaleDenominator>5000</MaxScaleDenominator>
                <PolygonSymbolizer>%s</PolygonSymbolizer></Rule>""".formatted(Scene.fill("#112233"))));
        assertThat(old.getDescription().getTitle().toString()).isEqualTo("甲 / A");
        assertThat(old.getMaxScaleDenominator()).isEqualTo(5000);

        SldDocument document = new SldReader("se.sld", SE.getBytes(StandardCharsets.UTF_8)).read();
        assertThat(document.layers()).singleElement().satisfies(layer -> {
            assertThat(layer.layer()).isEqualTo("grid");
            assertThat(layer.styles())
                    .singleElement()
                    .satisfies(s -> assertThat(s.getName()).isEqualTo("theme"));
        });
        Rule rule = firstRule(document.layers().get(0).styles().get(0));
        assertThat(rule.getDescription().getTitle().toString()).isEqualTo("忙 / Busy");
        assertThat(rule.getMaxScaleDenominator()).isEqualTo(500_000);
        PolygonSymbolizer polygon = (PolygonSymbolizer) rule.symbolizers().get(0);
        assertThat(polygon.getUnitOfMeasure()).isEqualTo(UomOgcMapping.METRE.getUnit());
        Scene scene = Scene.in(Scene.METRES)
                .with("网格一", 4, "POINT(0 0)")
                .with("网格二", 7, "POINT(0 0)")
                .with("x", 4, "POINT(0 0)");
        assertThat(polygon.getFill().getColor().evaluate(scene.feature(0))).isEqualTo("#fd8d3c");
        assertThat(polygon.getFill().getColor().evaluate(scene.feature(1))).isEqualTo("#bd0026");
        assertThat(rule.getFilter().evaluate(scene.feature(0))).isTrue();
        assertThat(rule.getFilter().evaluate(scene.feature(2))).isFalse();
        assertThat(document.warnings()).isEmpty();
    }

    @Test
    void aFeatureTypeStyleAloneIsAStyle() {
        String alone =
                "<se:FeatureTypeStyle xmlns:se='http://www.opengis.net/se'><se:Rule><se:LineSymbolizer/></se:Rule></se:FeatureTypeStyle>";
        Style style = new SldReader("fts.xml", alone.getBytes(StandardCharsets.UTF_8)).readStyle();
        assertThat(firstRule(style).symbolizers()).hasSize(1);
    }

    @Test
    void labelsMixTextAndAttributes() {
        Scene scene = Scene.in(Scene.METRES).with("祖庙", 12, "POINT(0 0)");
        TextSymbolizer text =
                (TextSymbolizer) firstRule(Scene.style("""
                <TextSymbolizer><Label><ogc:PropertyName>name</ogc:PropertyName> (<ogc:PropertyName>kind</ogc:PropertyName>)</Label>
                <LabelPlacement><LinePlacement><PerpendicularOffset>4</PerpendicularOffset></LinePlacement></LabelPlacement>
                <Priority><ogc:PropertyName>value</ogc:PropertyName></Priority>
                <VendorOption name="followLine">true</VendorOption></TextSymbolizer>""")).symbolizers().get(0);
        assertThat(text.getLabel().evaluate(scene.feature(0))).isEqualTo("祖庙 ()");
        assertThat(text.getPriority().evaluate(scene.feature(0))).isEqualTo(12.0);
        assertThat(text.getLabelPlacement()).isInstanceOf(LinePlacement.class);
        assertThat(text.getOptions()).containsEntry("followLine", "true");
    }

    @Test
    void whatIsNotDrawnIsSaid() {
        SldDocument document = new SldReader("test.sld", Scene.sld("""
                <TextSymbolizer><Label>a</Label><VendorOption name="sparkle">yes</VendorOption></TextSymbolizer>""")).read();
        assertThat(document.warnings())
                .singleElement()
                .asString()
                .startsWith("test.sld:")
                .contains("sparkle", "known here are autoWrap");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <RasterSymbolizer/> | <RasterSymbolizer> is not drawn here; expected PolygonSymbolizer
            <PolygonSymbolizer><Fill><CssParameter name="fill">red</CssParameter></Fill></PolygonSymbolizer> | Colour "red"; expected #rrggbb
            <PolygonSymbolizer><Fill><CssParameter name="colour">#ff0000</CssParameter></Fill></PolygonSymbolizer> | expected one of fill, fill-opacity
            <PolygonSymbolizer><Fill><CssParameter name="fill-opacity">2</CssParameter></Fill></PolygonSymbolizer> | expected a number from 0 to 1
            <LineSymbolizer><Stroke><CssParameter name="stroke-width">wide</CssParameter></Stroke></LineSymbolizer> | "wide"; expected a number
            <LineSymbolizer><Stroke><CssParameter name="stroke-linejoin">glued</CssParameter></Stroke></LineSymbolizer> | expected miter, mitre, round, bevel
            <LineSymbolizer><Stroke><CssParameter name="stroke-dasharray">0 0</CssParameter></Stroke></LineSymbolizer> | All dashes are 0
            <LineSymbolizer uom="furlong"/> | Unit "furlong"; expected one of
            <PointSymbolizer><Graphic><Mark><WellKnownName>heart</WellKnownName></Mark></Graphic></PointSymbolizer> | Mark "heart"; expected one of square, circle
            <PointSymbolizer><Graphic><ExternalGraphic><OnlineResource xlink:href="http://evil/x.png"/></ExternalGraphic></Graphic></PointSymbolizer> | expected the name of a file beside the style
            <PointSymbolizer><Graphic><ExternalGraphic><OnlineResource xlink:href="../../etc/passwd"/></ExternalGraphic></Graphic></PointSymbolizer> | expected the name of a file beside the style
            <PointSymbolizer><Graphic><ExternalGraphic><OnlineResource xlink:href="x.png"/></ExternalGraphic></Graphic></PointSymbolizer> | not among the plugin's files
            <TextSymbolizer><Label><ogc:PropertyName>name[1]/exec(x)</ogc:PropertyName></Label></TextSymbolizer> | expected a plain name
            <TextSymbolizer><Label><ogc:Function name="strMatches"/></Label></TextSymbolizer> | Function "strMatches" is not offered; expected one of
            <TextSymbolizer><Label><ogc:Function name="strToUpperCase"/></Label></TextSymbolizer> | has 0 arguments; expected 1
            <ogc:Filter><ogc:PropertyIsFunny/></ogc:Filter> | <PropertyIsFunny>
            <ogc:Filter><ogc:Near/></ogc:Filter> | Operator <Near> is not supported in a filter; expected And, Or, Not
            <ogc:Filter/> | A filter holds one operator or identifiers, found 0 things
            """)
    void whatIsWrongIsNamedWithWhatWasExpected(String inRule, String expected) {
        assertThatThrownBy(() -> Scene.style(inRule)).isInstanceOfSatisfying(GewuException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DECLARATION);
            assertThat(e.locator()).matches("test\\.sld:\\d+:\\d+");
            assertThat(e).hasMessageContaining(expected);
        });
    }

    @Test
    void aMistakeIsFoundByLineAndColumn() {
        String style =
                "<UserStyle>\n <FeatureTypeStyle>\n  <Rule>\n   <Oops/><RasterSymbolizer/></Rule></FeatureTypeStyle></UserStyle>";
        assertThatThrownBy(() -> new SldReader(
                                "SLD_BODY",
                                style.getBytes(StandardCharsets.UTF_8),
                                ErrorCode.INVALID_PARAMETER,
                                href -> Optional.empty())
                        .readStyle())
                .isInstanceOfSatisfying(GewuException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
                    assertThat(e.locator()).startsWith("SLD_BODY:4:");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not xml", "<UserStyle>", "<html/>", "<StyledLayerDescriptor/>", "<UserStyle/>"})
    void whatIsNoStyleIsRefused(String document) {
        assertThatThrownBy(() -> new SldReader("x.sld", document.getBytes(StandardCharsets.UTF_8)).readStyle())
                .isInstanceOf(GewuException.class)
                .extracting(e -> ((GewuException) e).locator())
                .asString()
                .startsWith("x.sld:");
    }

    @Test
    void noFileIsReadThroughAnEntity() throws IOException {
        Path secret = folder.resolve("secret");
        Files.writeString(secret, "TOP-SECRET");
        String document = """
                <!DOCTYPE UserStyle [<!ENTITY x SYSTEM "%s">]>
                <UserStyle><Name>&x;</Name><FeatureTypeStyle><Rule/></FeatureTypeStyle></UserStyle>""".formatted(secret.toUri());
        assertThatThrownBy(() -> new SldReader("x.sld", document.getBytes(StandardCharsets.UTF_8)).readStyle())
                .isInstanceOf(GewuException.class)
                .hasMessageNotContaining("TOP-SECRET");
    }

    @Test
    void aStyleNestedWithoutEndIsRefused() {
        String deep = "<UserStyle>" + "<a>".repeat(10_000);
        assertThatThrownBy(() -> new SldReader("x.sld", deep.getBytes(StandardCharsets.UTF_8)).readStyle())
                .hasMessageContaining("nested deeper than");
    }

    @Test
    void imagesComeFromThePluginThatCarriesTheStyle() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        BufferedImage red = new BufferedImage(8, 4, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 32; i++) {
            red.setRGB(i % 8, i / 8, 0xff0000);
        }
        ImageIO.write(red, "png", png);
        byte[] style = Scene.sld("""
                <PointSymbolizer><Graphic><ExternalGraphic><OnlineResource xlink:href="icons/a.png"/><Format>image/png</Format>
                </ExternalGraphic><Size>26</Size></Graphic></PointSymbolizer>""");
        Style read = new SldReader(
                        "x.sld",
                        style,
                        ErrorCode.INVALID_DECLARATION,
                        href -> href.equals("icons/a.png") ? Optional.of(png.toByteArray()) : Optional.empty())
                .readStyle();
        StyledLayer layer = new StyledLayer(
                Scene.in(Scene.METRES).with("a", 1, "POINT(50 50)").source(),
                org.geotools.api.filter.Filter.INCLUDE,
                read);
        var map = new MapPainter(Scene.fonts()).paint(Scene.frame(100, 100), List.of(layer), Cancellation.never());
        assertThat(MapPainterTest.rgb(map, 50, 50)).isEqualTo(0xff0000);
        assertThat(MapPainterTest.rgb(map, 28, 50)).isEqualTo(0xff0000);
        assertThat(MapPainterTest.rgb(map, 50, 34)).isEqualTo(0xffffff);
    }

    @Test
    void spatialFiltersCarryTheirGeometry() {
        Scene scene = Scene.in(Scene.METRES).with("in", 1, "POINT(5 5)").with("out", 1, "POINT(50 5)");
        for (String filter : List.of(
                "<ogc:BBOX><ogc:PropertyName>geom</ogc:PropertyName><gml:Envelope><gml:lowerCorner>0 0</gml:lowerCorner>"
                        + "<gml:upperCorner>10 10</gml:upperCorner></gml:Envelope></ogc:BBOX>",
                "<ogc:BBOX><ogc:PropertyName>geom</ogc:PropertyName><gml:Box><gml:coordinates>0,0 10,10</gml:coordinates></gml:Box></ogc:BBOX>",
                "<ogc:Intersects><ogc:PropertyName>geom</ogc:PropertyName><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>"
                        + "0 0 10 0 10 10 0 10 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></ogc:Intersects>",
                "<ogc:DWithin><ogc:PropertyName>geom</ogc:PropertyName><gml:Point><gml:pos>5 6</gml:pos></gml:Point>"
                        + "<ogc:Distance units=\"m\">3</ogc:Distance></ogc:DWithin>")) {
            Rule rule = firstRule(Scene.style("<ogc:Filter>" + filter + "</ogc:Filter>"));
            assertThat(rule.getFilter().evaluate(scene.feature(0))).as(filter).isTrue();
            assertThat(rule.getFilter().evaluate(scene.feature(1))).as(filter).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("stylesOfTheCity")
    void everyStyleOfTheCityIsReadWithoutAWarning(Path file) throws IOException {
        SldDocument document = new SldReader(file.toString(), Files.readAllBytes(file)).read();
        assertThat(document.warnings()).isEmpty();
        assertThat(document.layers()).hasSize(1);
    }

    static List<Path> stylesOfTheCity() throws IOException {
        try (Stream<Path> plugins = Files.walk(Path.of("../../plugins"));
                Stream<Path> layers = Files.walk(Path.of("../../layers"))) {
            return Stream.concat(plugins, layers)
                    .filter(file ->
                            file.toString().endsWith(".sld") && file.toString().contains("src"))
                    .sorted()
                    .toList();
        }
    }

    private static Rule firstRule(Style style) {
        return style.featureTypeStyles().get(0).rules().get(0);
    }
}
