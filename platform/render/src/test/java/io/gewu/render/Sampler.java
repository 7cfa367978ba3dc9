package io.gewu.render;

import io.gewu.render.draw.MarkShapes;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A sheet of every mark, pen and hatch. */
final class Sampler {
    private Sampler() {}

    static BufferedImage draw() {
        List<StyledLayer> layers = new ArrayList<>();
        int i = 0;
        for (String name : MarkShapes.names()) {
            int x = 20 + (i % 14) * 34;
            int y = 235 - (i / 14) * 34;
            i++;
            layers.add(Scene.in(Scene.METRES)
                    .with("m", 1, "POINT(" + x + " " + y + ")")
                    .styled("""
                    <PointSymbolizer><Graphic><Mark><WellKnownName>%s</WellKnownName>%s%s</Mark><Size>20</Size>
                    <Rotation>0</Rotation></Graphic></PointSymbolizer>""".formatted(name, Scene.fill("#e8a33d"), Scene.stroke("#5b3a00", 1.2))));
        }
        String[] pens = {
            "",
            css("stroke-dasharray", "8 4"),
            css("stroke-dasharray", "10 3 2 3") + css("stroke-linecap", "round"),
            css("stroke-linejoin", "round") + css("stroke-linecap", "round"),
            css("stroke-linejoin", "bevel"),
            css("stroke-linecap", "square")
        };
        for (int p = 0; p < pens.length; p++) {
            int x = 12 + p * 80;
            layers.add(Scene.in(Scene.METRES)
                    .with("l", 1, "LINESTRING(%d 100, %d 140, %d 100, %d 140)".formatted(x, x + 20, x + 40, x + 60))
                    .styled("<LineSymbolizer><Stroke>" + css("stroke", "#1f6f8b")
                            + css("stroke-width", p < 3 ? "3" : "8") + pens[p] + "</Stroke></LineSymbolizer>"));
        }
        String[] hatches = {"horline", "vertline", "slash", "backslash", "plus", "times", "dot"};
        for (int h = 0; h < hatches.length; h++) {
            int x = 10 + h * 68;
            layers.add(Scene.in(Scene.METRES)
                    .with("h", 1, "POLYGON((%1$d 50, %2$d 50, %2$d 88, %1$d 88, %1$d 50))".formatted(x, x + 58))
                    .styled("""
                    <PolygonSymbolizer><Fill><GraphicFill><Graphic><Mark><WellKnownName>shape://%s</WellKnownName>%s</Mark>
                    <Size>8</Size></Graphic></GraphicFill></Fill>%s</PolygonSymbolizer>""".formatted(
                                    hatches[h],
                                    hatches[h].equals("dot") ? Scene.fill("#2f5d3a") : Scene.stroke("#2f5d3a", 1),
                                    Scene.stroke("#2f5d3a", 1))));
        }
        layers.add(Scene.in(Scene.METRES)
                .with("r", 1, "LINESTRING(10 20, 150 40, 300 12, 478 30)")
                .styled("""
                <LineSymbolizer>%s</LineSymbolizer><LineSymbolizer><Stroke><GraphicStroke><Graphic><Mark>
                <WellKnownName>shape://vertline</WellKnownName>%s</Mark><Size>9</Size></Graphic></GraphicStroke></Stroke>
                </LineSymbolizer>""".formatted(Scene.stroke("#333333", 1.5), Scene.stroke("#333333", 1.2))));
        return new MapPainter(Scene.fonts()).paint(Scene.frame(490, 260), layers, Cancellation.never());
    }

    private static String css(String name, String value) {
        return "<CssParameter name=\"" + name + "\">" + value + "</CssParameter>";
    }
}
