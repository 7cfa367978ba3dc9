package io.gewu.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gewu.testkit.GoldenImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.geotools.api.style.Style;
import org.junit.jupiter.api.Test;

final class LegendPainterTest {
    private static final Style STYLE = Scene.style("""
            <FeatureTypeStyle>
             <Rule><Name>home</Name><Title>住宅 / Residential</Title><PolygonSymbolizer>%s%s</PolygonSymbolizer></Rule>
             <Rule><Name>road</Name><Title>主干路 / Arterial road</Title><MaxScaleDenominator>60000</MaxScaleDenominator>
               <LineSymbolizer>%s</LineSymbolizer></Rule>
             <Rule><Name>border</Name><Title>网格界线 / Grid border</Title><LineSymbolizer><Stroke>
               <CssParameter name="stroke">#c0392b</CssParameter><CssParameter name="stroke-width">2</CssParameter>
               <CssParameter name="stroke-dasharray">6 3</CssParameter></Stroke></LineSymbolizer></Rule>
             <Rule><Name>wood</Name><Title>林地 / Wood</Title><PolygonSymbolizer><Fill><GraphicFill><Graphic><Mark>
               <WellKnownName>shape://slash</WellKnownName>%s</Mark><Size>6</Size></Graphic></GraphicFill></Fill>%s</PolygonSymbolizer></Rule>
             <Rule><Name>post</Name><Title>服务站 / Service post</Title><PointSymbolizer><Graphic><Mark>
               <WellKnownName>star</WellKnownName>%s</Mark><Size>14</Size></Graphic></PointSymbolizer></Rule>
             <Rule><Name>names</Name><Title></Title><TextSymbolizer><Label>x</Label></TextSymbolizer></Rule>
             <Rule><Name>hidden</Name><Title></Title><PolygonSymbolizer>%s</PolygonSymbolizer></Rule>
            </FeatureTypeStyle><FeatureTypeStyle>
             <Rule><Name>road-inner</Name><Title>主干路 / Arterial road</Title><MaxScaleDenominator>60000</MaxScaleDenominator>
               <LineSymbolizer>%s</LineSymbolizer></Rule>
            </FeatureTypeStyle>""".formatted(
                    Scene.fill("#f2d5a8"),
                    Scene.stroke("#a8845a", 0.8),
                    Scene.stroke("#d8b46a", 6),
                    Scene.stroke("#2f7d4f", 1),
                    Scene.stroke("#2f7d4f", 1),
                    Scene.fill("#c0392b"),
                    Scene.fill("#000000"),
                    Scene.stroke("#fdf0c4", 4)));

    private final LegendPainter painter = new LegendPainter(Scene.fonts());

    @Test
    void everyTitledRuleHasARow() throws IOException {
        GoldenImage.assertMatches(painter.paint(STYLE, LegendPainter.Options.PLAIN), "legend", 0.002);
    }

    @Test
    void aPrintedLegendIsTheSameLarger() throws IOException {
        GoldenImage.assertMatches(
                painter.paint(STYLE, new LegendPainter.Options("", 0, 20, 20, 2 * MapFrame.STANDARD_DPI, true)),
                "legend-fine",
                0.002);
    }

    @Test
    void aScaleLeavesOutWhatDoesNotApply() {
        BufferedImage near = painter.paint(STYLE, new LegendPainter.Options("", 10_000, 20, 20, 90.714, false));
        BufferedImage far = painter.paint(STYLE, new LegendPainter.Options("", 100_000, 20, 20, 90.714, false));
        assertThat(far.getHeight()).isLessThan(near.getHeight());
    }

    @Test
    void oneRuleIsASwatchAlone() {
        BufferedImage sample =
                painter.paint(STYLE, new LegendPainter.Options("home", 0, 30, 16, MapFrame.STANDARD_DPI, true));
        assertThat(sample.getWidth()).isEqualTo(30);
        assertThat(sample.getHeight()).isEqualTo(16);
        assertThat(MapPainterTest.rgb(sample, 15, 8)).isEqualTo(0xf2d5a8);
        assertThatThrownBy(() -> painter.paint(STYLE, new LegendPainter.Options("none", 0, 30, 16, 90, true)))
                .hasMessageContaining("no rule \"none\"");
    }
}
