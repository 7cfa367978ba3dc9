package io.gewu.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.gewu.render.draw.Canvas;
import io.gewu.render.draw.LayerPainter;
import io.gewu.render.label.LabelCache;
import io.gewu.render.label.PlacedLabel;
import io.gewu.render.rasterizer.Pixels;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LabelsTest {
    private static final String CENTRED =
            "<LabelPlacement><PointPlacement><AnchorPoint><AnchorPointX>0.5</AnchorPointX>"
                    + "<AnchorPointY>0.5</AnchorPointY></AnchorPoint></PointPlacement></LabelPlacement>";

    @Test
    void noLabelCoversAnother() {
        Random random = new Random(1);
        Scene scene = Scene.in(Scene.METRES);
        for (int i = 0; i < 500; i++) {
            scene.with("网格" + i, i, "POINT(" + random.nextInt(600) + " " + random.nextInt(400) + ")");
        }
        List<PlacedLabel> placed = place(scene, 600, 400, City.text("name", 11, "#000000", CENTRED, 1, ""));
        assertThat(placed).hasSizeBetween(100, 400);
        for (int i = 0; i < placed.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(overlap(placed.get(i), placed.get(j))).isFalse();
            }
        }
    }

    @Test
    void theImportantLabelWins() {
        Scene scene = Scene.in(Scene.METRES).with("minor", 1, "POINT(50 50)").with("major", 9, "POINT(52 50)");
        String priority = "<Priority><ogc:PropertyName>value</ogc:PropertyName></Priority>";
        assertThat(place(scene, 100, 100, City.text("name", 11, "#000000", CENTRED, 1, priority)))
                .extracting(label -> label.label().text())
                .containsExactly("major");
    }

    @Test
    void aLabelMovesAsideIfItMay() {
        Scene scene = Scene.in(Scene.METRES).with("甲", 1, "POINT(50 50)").with("乙", 1, "POINT(52 50)");
        String moving = City.text("name", 11, "#000000", CENTRED, 0, City.option("maxDisplacement", "30"));
        assertThat(place(scene, 100, 100, moving)).hasSize(2);
        assertThat(place(scene, 100, 100, moving.replace(">30<", ">1<"))).hasSize(1);
    }

    @Test
    void oneStreetOfManyPiecesHasOneName() {
        Scene scene = Scene.in(Scene.METRES);
        for (int i = 0; i < 20; i++) {
            scene.with("祖庙路", 1, "LINESTRING(" + i * 20 + " 50, " + (i + 1) * 20 + " 50)");
        }
        String along = City.text(
                "name",
                11,
                "#000000",
                "<LabelPlacement><LinePlacement/></LabelPlacement>",
                0,
                City.option("group", "yes"));
        assertThat(place(scene, 400, 100, along)).singleElement().satisfies(placed -> {
            assertThat(placed.boxes().get(0).minX()).isBetween(150.0, 200.0);
            assertThat(placed.boxes()).hasSize(3);
        });
    }

    @Test
    void aStreetThatLeavesTheMapIsNamedWhereItIsSeen() {
        Scene scene = Scene.in(Scene.METRES).with("汾江路", 1, "LINESTRING(-100000 50, 150 50)");
        String along = City.text("name", 11, "#000000", "<LabelPlacement><LinePlacement/></LabelPlacement>", 0, "");
        assertThat(place(scene, 200, 100, along)).hasSize(1);
    }

    @Test
    void aLongStreetIsNamedMoreThanOnceIfAsked() {
        Scene scene = Scene.in(Scene.METRES).with("祖庙路", 1, "LINESTRING(0 50, 1000 50)");
        String along = City.text(
                "name",
                11,
                "#000000",
                "<LabelPlacement><LinePlacement/></LabelPlacement>",
                0,
                City.option("repeat", "200"));
        assertThat(place(scene, 1000, 100, along)).hasSizeBetween(3, 5);
    }

    @Test
    void textAlongALineIsNeverUpsideDown() {
        for (String line : List.of("LINESTRING(0 20, 200 80)", "LINESTRING(200 80, 0 20)")) {
            Scene scene = Scene.in(Scene.METRES).with("Main Street", 1, line);
            PlacedLabel placed = place(
                            scene,
                            200,
                            100,
                            City.text(
                                    "name",
                                    12,
                                    "#000000",
                                    "<LabelPlacement><LinePlacement/></LabelPlacement>",
                                    0,
                                    City.option("followLine", "true")))
                    .get(0);
            assertThat(placed.boxes().get(0).minX())
                    .isLessThan(placed.boxes().get(10).minX());
        }
    }

    @Test
    void chineseOnASteepStreetStandsUprightFromTopToBottom() {
        Scene scene = Scene.in(Scene.METRES).with("人民路", 1, "LINESTRING(50 0, 52 200)");
        PlacedLabel placed = place(
                        scene,
                        100,
                        200,
                        City.text(
                                "name",
                                12,
                                "#000000",
                                "<LabelPlacement><LinePlacement/></LabelPlacement>",
                                0,
                                City.option("followLine", "true")))
                .get(0);
        assertThat(placed.boxes().get(0).minY())
                .isLessThan(placed.boxes().get(2).minY());
        assertThat(placed.isUpright()).isTrue();
    }

    @Test
    void longNamesAreWrappedBetweenCharacters() {
        Scene scene = Scene.in(Scene.METRES).with("佛山市禅城区祖庙街道办事处", 1, "POINT(100 50)");
        PlacedLabel wrapped = place(
                        scene, 200, 100, City.text("name", 10, "#000000", CENTRED, 0, City.option("autoWrap", "60")))
                .get(0);
        assertThat(wrapped.boxes().get(0).maxX() - wrapped.boxes().get(0).minX())
                .isLessThanOrEqualTo(60.5);
        assertThat(wrapped.boxes().get(0).maxY() - wrapped.boxes().get(0).minY())
                .isGreaterThan(24);
    }

    @Test
    void anAreaTooSmallForItsNameStaysWithoutIt() {
        Scene scene = Scene.in(Scene.METRES)
                .with("小网格的名称", 1, "POLYGON((10 10,30 10,30 30,10 30,10 10))")
                .with("大网格", 1, "POLYGON((40 10,140 10,140 90,40 90,40 10))");
        assertThat(place(scene, 150, 100, City.text("name", 11, "#000000", CENTRED, 0, "")))
                .extracting(label -> label.label().text())
                .containsExactly("大网格");
    }

    @Test
    void theNameStandsInsideABentArea() {
        Scene scene =
                Scene.in(Scene.METRES).with("弯", 1, "POLYGON((0 0,100 0,100 20,20 20,20 80,100 80,100 100,0 100,0 0))");
        PlacedLabel placed = place(scene, 100, 100, City.text("name", 11, "#000000", CENTRED, 0, ""))
                .get(0);
        double x = (placed.boxes().get(0).minX() + placed.boxes().get(0).maxX()) / 2;
        double y = (placed.boxes().get(0).minY() + placed.boxes().get(0).maxY()) / 2;
        assertThat(x < 20 || y < 20 || y > 80).isTrue();
    }

    @Test
    void chineseCharactersAreDrawnAndDiffer() {
        BufferedImage grid = word("格");
        BufferedImage thing = word("物");
        assertThat(paint(grid)).isGreaterThan(150);
        int differ = 0;
        for (int i = 0; i < 60 * 60; i++) {
            differ += grid.getRGB(i % 60, i / 60) == thing.getRGB(i % 60, i / 60) ? 0 : 1;
        }
        assertThat(differ).isGreaterThan(200);
    }

    @Test
    void textIsLargerOnAFinerMedium() {
        Scene scene = Scene.in(Scene.METRES).with("格物", 1, "POINT(200 200)");
        MapFrame fine = new MapFrame(Scene.frame(400, 400).bounds(), 400, 400, 300, 0xffffff, false);
        String text = City.text("name", 10, "#000000", CENTRED, 0, "");
        double factor =
                Math.sqrt(paint(scene.draw(fine, text)) / (double) paint(scene.draw(Scene.frame(400, 400), text)));
        assertThat(factor).isBetween(300 / 90.714 * 0.85, 300 / 90.714 * 1.2);
    }

    @Test
    void aHouseWithoutFontsDrawsMapsWithoutLabels() {
        Fonts none = Fonts.of(java.nio.file.Path.of("target"));
        StyledLayer layer = Scene.in(Scene.METRES)
                .with("格", 1, "POINT(30 30)")
                .styled(City.text("name", 40, "#000000", CENTRED, 0, ""));
        assertThat(paint(new MapPainter(none).paint(Scene.frame(60, 60), List.of(layer), Cancellation.never())))
                .isZero();
    }

    private static BufferedImage word(String text) {
        return Scene.in(Scene.METRES)
                .with(text, 1, "POINT(30 30)")
                .draw(60, 60, City.text("name", 40, "#000000", CENTRED, 0, ""));
    }

    private static long paint(BufferedImage map) {
        long dark = 0;
        for (int i = 0; i < map.getWidth() * map.getHeight(); i++) {
            dark += (map.getRGB(i % map.getWidth(), i / map.getWidth()) & 255) < 128 ? 1 : 0;
        }
        return dark;
    }

    private static List<PlacedLabel> place(Scene scene, int width, int height, String rules) {
        LabelCache labelCache = new LabelCache(Scene.fonts().book(), width, height);
        Canvas canvas = Canvas.on(new Pixels(width, height));
        StyledLayer layer = scene.styled(rules);
        new LayerPainter(Scene.frame(width, height), canvas, labelCache, () -> {})
                .paint(layer.source(), layer.filter(), layer.style());
        return labelCache.place(() -> {});
    }

    private static boolean overlap(PlacedLabel a, PlacedLabel b) {
        return a.boxes().stream().anyMatch(box -> b.boxes().stream().anyMatch(box::overlaps));
    }
}
