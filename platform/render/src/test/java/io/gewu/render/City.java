package io.gewu.render;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A quarter of a city, made up: blocks, streets, a river, grids, posts, names in Chinese. */
final class City {
    private static final String[] STREETS = {"祖庙路", "同济路", "人民路", "Chancheng Avenue", "汾江中路", "建新路"};
    private static final String[] USES = {"住宅", "商业", "工业", "公共"};

    private City() {}

    static BufferedImage draw() {
        return new MapPainter(Scene.fonts()).paint(Scene.frame(640, 480), layers(), Cancellation.never());
    }

    static List<StyledLayer> layers() {
        return List.of(river(), buildings(), streets(), grids(), posts());
    }

    private static StyledLayer river() {
        return Scene.in(Scene.METRES)
                .with(
                        "汾江河",
                        1,
                        "POLYGON((-20 60,80 70,200 50,330 85,470 60,680 90,680 130,470 98,330 124,200 88,80 108,-20 98,-20 60))")
                .styled("<PolygonSymbolizer>" + Scene.fill("#aad3df") + "</PolygonSymbolizer>"
                        + text(
                                "name",
                                12,
                                "#3b7a94",
                                "<LabelPlacement><PointPlacement><AnchorPoint><AnchorPointX>0.5</AnchorPointX>"
                                        + "<AnchorPointY>0.5</AnchorPointY></AnchorPoint></PointPlacement></LabelPlacement>",
                                1,
                                ""));
    }

    private static StyledLayer buildings() {
        Random random = new Random(7);
        Scene scene = Scene.in(Scene.METRES);
        for (int column = 0; column < 16; column++) {
            for (int row = 0; row < 9; row++) {
                double x = 8 + column * 40 + random.nextInt(6) + (column % 4 == 3 ? -4 : 0);
                double y = 142 + row * 38 + random.nextInt(5);
                double w = 16 + random.nextInt(13);
                double h = 14 + random.nextInt(11);
                scene.with(
                        "b",
                        random.nextInt(30),
                        USES[random.nextInt(4)],
                        String.format(
                                Locale.ROOT,
                                "POLYGON((%1$f %2$f,%3$f %2$f,%3$f %4$f,%5$f %4$f,%5$f %6$f,%1$f %6$f,%1$f %2$f))",
                                x,
                                y,
                                x + w,
                                y + h * 0.6,
                                x + w * 0.6,
                                y + h));
            }
        }
        return scene.styled("""
                <PolygonSymbolizer><Fill><CssParameter name="fill"><ogc:Function name="Recode">
                <ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>住宅</ogc:Literal><ogc:Literal>#f2d5a8</ogc:Literal>
                <ogc:Literal>商业</ogc:Literal><ogc:Literal>#f0a8a0</ogc:Literal><ogc:Literal>工业</ogc:Literal>
                <ogc:Literal>#c9c4d8</ogc:Literal><ogc:Literal>公共</ogc:Literal><ogc:Literal>#a8cbe8</ogc:Literal>
                </ogc:Function></CssParameter></Fill>%s</PolygonSymbolizer>""".formatted(Scene.stroke("#8d7456", 0.6)));
    }

    private static StyledLayer streets() {
        Scene scene = Scene.in(Scene.METRES)
                .with(STREETS[0], 2, "LINESTRING(-10 252, 200 252)")
                .with(STREETS[0], 2, "LINESTRING(200 252, 420 256, 660 250)")
                .with(STREETS[1], 1, "LINESTRING(-10 370, 200 366, 420 372, 660 366)")
                .with(STREETS[2], 2, "LINESTRING(162 -10, 164 120, 164 490)")
                .with(STREETS[3], 3, "LINESTRING(-10 136, 150 130, 330 136, 480 110, 660 140)")
                .with(STREETS[4], 1, "LINESTRING(324 -10, 322 160, 326 490)")
                .with(STREETS[5], 1, "LINESTRING(484 -10, 482 160, 486 490)");
        String width =
                "<ogc:Add><ogc:Literal>%d</ogc:Literal><ogc:Mul><ogc:PropertyName>value</ogc:PropertyName><ogc:Literal>2</ogc:Literal></ogc:Mul></ogc:Add>";
        String pass = """
                <FeatureTypeStyle><Rule><LineSymbolizer><Stroke><CssParameter name="stroke">%s</CssParameter>
                <CssParameter name="stroke-width">%s</CssParameter><CssParameter name="stroke-linejoin">round</CssParameter>
                <CssParameter name="stroke-linecap">round</CssParameter></Stroke></LineSymbolizer></Rule></FeatureTypeStyle>""";
        return scene.styled(
                pass.formatted("#c79a4b", width.formatted(6)) + pass.formatted("#fdf0c4", width.formatted(4))
                        + "<FeatureTypeStyle><Rule>"
                        + text(
                                "name",
                                11,
                                "#5f4b1d",
                                "<LabelPlacement><LinePlacement/></LabelPlacement>",
                                1.5,
                                option("followLine", "true")
                                        + option("group", "yes")
                                        + option("maxDisplacement", "120")
                                        + option("spaceAround", "2"))
                        + "</Rule></FeatureTypeStyle>");
    }

    private static StyledLayer grids() {
        return Scene.in(Scene.METRES)
                .with("祖庙街道第一网格", 1, "POLYGON((6 142,320 142,320 470,6 470,6 142))")
                .with("石湾镇第二网格", 1, "POLYGON((320 142,634 142,634 470,320 470,320 142))")
                .styled("""
                <PolygonSymbolizer><Stroke><CssParameter name="stroke">#c0392b</CssParameter>
                <CssParameter name="stroke-width">2</CssParameter><CssParameter name="stroke-dasharray">9 4 2 4</CssParameter>
                </Stroke></PolygonSymbolizer>"""
                        + text(
                                "name",
                                16,
                                "#a93226",
                                "<LabelPlacement><PointPlacement><AnchorPoint>"
                                        + "<AnchorPointX>0.5</AnchorPointX><AnchorPointY>0.5</AnchorPointY></AnchorPoint></PointPlacement></LabelPlacement>",
                                2,
                                "<Priority>500</Priority>" + option("autoWrap", "70")));
    }

    private static StyledLayer posts() {
        Random random = new Random(3);
        Scene scene = Scene.in(Scene.METRES);
        for (int i = 0; i < 26; i++) {
            scene.with(
                    (i % 3 == 0 ? "党群服务站" : i % 3 == 1 ? "Post " : "岗亭") + (i + 1),
                    1,
                    "POINT(" + (10 + random.nextInt(620)) + " " + (20 + random.nextInt(440)) + ")");
        }
        return scene.styled("""
                <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName>%s%s</Mark><Size>9</Size></Graphic>
                </PointSymbolizer>""".formatted(Scene.fill("#2e86c1"), Scene.stroke("#ffffff", 1.5))
                + text(
                        "name",
                        10,
                        "#1b4f72",
                        "<LabelPlacement><PointPlacement><AnchorPoint><AnchorPointX>0</AnchorPointX>"
                                + "<AnchorPointY>0.5</AnchorPointY></AnchorPoint><Displacement><DisplacementX>7</DisplacementX>"
                                + "<DisplacementY>0</DisplacementY></Displacement></PointPlacement></LabelPlacement>",
                        1.5,
                        option("maxDisplacement", "12") + option("spaceAround", "1")));
    }

    static String text(String attribute, int size, String color, String placement, double halo, String options) {
        return """
                <TextSymbolizer><Label><ogc:PropertyName>%s</ogc:PropertyName></Label><Font>
                <CssParameter name="font-family">WenQuanYi Micro Hei</CssParameter><CssParameter name="font-size">%d</CssParameter>
                </Font>%s<Halo><Radius>%s</Radius>%s</Halo>%s%s</TextSymbolizer>""".formatted(attribute, size, placement, halo, Scene.fill("#ffffff"), Scene.fill(color), options);
    }

    static String option(String name, String value) {
        return "<VendorOption name=\"" + name + "\">" + value + "</VendorOption>";
    }
}
