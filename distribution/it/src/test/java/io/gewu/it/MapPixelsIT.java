package io.gewu.it;

import static io.gewu.it.MapPicture.distance;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gewu.it.CityShapes.Shape;
import io.gewu.it.MapPicture.Box;
import java.awt.image.IndexColorModel;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/** What WMS draws, pixel by pixel, where WFS says that something is. */
final class MapPixelsIT {
    private static final String BUILDINGS = "plugins/cim/src/main/resources/layers/building.sld";
    private static final String HEIGHTS = "plugins/cim/src/main/resources/layers/building-height.sld";
    /** A metre or so: a house is twenty pixels wide. */
    private static final double FINE = 0.00001;

    private static final int WHITE = 0xffffffff;
    private static final Box SEA = Box.around(114.5, 21.0, FINE, 64);
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static Shape house;

    @BeforeAll
    static void theRoomiestHouseOfAHundred() throws Exception {
        house = roomiest(CityShapes.where("building", "usage", "residential"));
        assertThat(house.radius()).isGreaterThan(4 * FINE);
    }

    private static Shape roomiest(List<Shape> shapes) {
        return shapes.stream().max(Comparator.comparingDouble(Shape::radius)).orElseThrow();
    }

    private static Box around(Shape shape) {
        return Box.around(shape.middle().x, shape.middle().y, FINE, 201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"residential", "commercial", "industrial", "public", "education"})
    void aHouseHasTheColourOfItsUse(String usage) throws Exception {
        Shape shape = roomiest(CityShapes.where("building", "usage", usage));
        MapPicture map = MapPicture.map(around(shape).map("building"));
        assertThat(map.mediaType()).isEqualTo("image/png");
        assertThat(map.colorAt(100, 100)).isEqualTo(CityShapes.fill(BUILDINGS, usage));
    }

    @Test
    void whereNoHouseIsNothingIsDrawn() throws Exception {
        Box box = around(house);
        Geometry houses = FACTORY.buildGeometry(
                CityShapes.within("building", box).stream().map(Shape::geometry).toList());
        IndexedFacetDistance outlines = new IndexedFacetDistance(houses);
        IndexedPointInAreaLocator areas = new IndexedPointInAreaLocator(houses);
        MapPicture map = MapPicture.map(box.map("building"));
        int filled = 0;
        int empty = 0;
        for (int row = 0; row < box.size(); row += 3) {
            for (int column = 0; column < box.size(); column += 3) {
                double lon = box.west() + (column + 0.5) * FINE;
                double lat = box.north() - (row + 0.5) * FINE;
                Coordinate place = new Coordinate(lon, lat);
                boolean inside = areas.locate(place) == Location.INTERIOR;
                if (outlines.distance(FACTORY.createPoint(place)) > 2 * FINE) {
                    assertThat(map.at(column, row) != WHITE)
                            .as("column %d row %d", column, row)
                            .isEqualTo(inside);
                    filled += inside ? 1 : 0;
                    empty += inside ? 0 : 1;
                }
            }
        }
        assertThat(filled).isGreaterThan(50);
        assertThat(empty).isGreaterThan(50);
    }

    @Test
    void anotherStyleDrawsTheSameHousesInItsOwnColours() throws Exception {
        MapPicture byUse = MapPicture.map(around(house).map("building&STYLES=building"));
        MapPicture byHeight = MapPicture.map(around(house).map("building&STYLES=building-height"));
        assertThat(byUse.differing(MapPicture.map(around(house).map("building")), 0))
                .isZero();
        assertThat(CityShapes.fills(HEIGHTS))
                .contains(byHeight.colorAt(100, 100))
                .doesNotContain(byUse.colorAt(100, 100));
    }

    /** On the outline of a grid of the former plan, away from all outlines of today's. */
    /** A box whose middle lies on an outline of the former plan and on none of today's. */
    private static Box onAFormerOutlineOnly() throws Exception {
        for (Shape former : CityShapes.where("eco_grid", "valid_from", "2021-12-01")) {
            Coordinate[] outline = former.geometry().getCoordinates();
            for (int i = 1; i < outline.length; i++) {
                Coordinate middle =
                        new Coordinate((outline[i - 1].x + outline[i].x) / 2, (outline[i - 1].y + outline[i].y) / 2);
                Box here = Box.around(middle.x, middle.y, 0.00005, 101);
                double nearest = CityShapes.within("eco_grid", here).stream()
                        .mapToDouble(grid -> grid.geometry().getBoundary().distance(FACTORY.createPoint(middle)))
                        .min()
                        .orElse(1);
                if (nearest > 4 * 0.00005) {
                    return here;
                }
            }
        }
        throw new AssertionError("No outline of the former plan differs");
    }

    @Test
    void timeShowsTheGridsOfThatDay() throws Exception {
        Box box = onAFormerOutlineOnly();
        MapPicture then = MapPicture.map(box.map("eco_grid&TIME=2021-12-15"));
        MapPicture now = MapPicture.map(box.map("eco_grid"));
        assertThat(orange(then, 50, 50)).isGreaterThan(60);
        assertThat(orange(now, 50, 50)).isLessThan(30);
        assertThat(MapPicture.map(box.map("eco_grid&TIME=2021-06-01")).otherThan(WHITE))
                .as("drawn before the first plan")
                .isZero();
    }

    /** How much of the outline's orange is at a pixel: red less blue, at most within a pixel of it. */
    private static int orange(MapPicture map, int column, int row) {
        int most = 0;
        for (int y = row - 1; y <= row + 1; y++) {
            for (int x = column - 1; x <= column + 1; x++) {
                most = Math.max(most, (map.at(x, y) >> 16 & 255) - (map.at(x, y) & 255));
            }
        }
        return most;
    }

    @Test
    void allVersionsAndCodesOfOneBoxAreOnePicture() throws Exception {
        Box box = around(house).moved(40, -25);
        String rest = "&WIDTH=201&HEIGHT=201&LAYERS=building";
        MapPicture eastFirst = MapPicture.map("VERSION=1.3.0&CRS=CRS:84&BBOX=" + box.eastFirst() + rest);
        // the house is where it was moved to, not where swapped axes or a mirror would have it
        assertThat(eastFirst.colorAt(140, 75)).isEqualTo(CityShapes.fill(BUILDINGS, "residential"));
        for (String other : List.of(
                "VERSION=1.3.0&CRS=EPSG:4490&BBOX=" + box.northFirst(),
                "VERSION=1.3.0&CRS=EPSG:4326&BBOX=" + box.northFirst(),
                "VERSION=1.1.1&SRS=EPSG:4326&BBOX=" + box.eastFirst(),
                "VERSION=1.1.1&SRS=EPSG:4490&BBOX=" + box.eastFirst())) {
            assertThat(eastFirst.differing(MapPicture.map(other + rest), 0))
                    .as(other)
                    .isZero();
        }
    }

    @Test
    void aMercatorPictureShowsTheHouseAtItsPlace() throws Exception {
        double x = Math.toRadians(house.middle().x) * 6378137;
        double y = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(house.middle().y) / 2)) * 6378137;
        // the house at three quarters of the width and a quarter of the height
        String box = String.format(Locale.ROOT, "%.4f,%.4f,%.4f,%.4f", x - 150, y - 150, x + 50, y + 50);
        MapPicture map = MapPicture.map("VERSION=1.3.0&CRS=EPSG:3857&WIDTH=200&HEIGHT=200&LAYERS=building&BBOX=" + box);
        assertThat(map.colorAt(150, 50)).isEqualTo(CityShapes.fill(BUILDINGS, "residential"));
        assertThat(MapPicture.map("VERSION=1.1.1&SRS=EPSG:3857&WIDTH=200&HEIGHT=200&LAYERS=building&BBOX=" + box)
                        .differing(map, 0))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DPI=181", "MAP_RESOLUTION=181", "FORMAT_OPTIONS=dpi:181"})
    void linesGrowWithTheResolution(String parameter) throws Exception {
        Shape village = CityShapes.where("town", "code", "440604010").get(0);
        Coordinate place = village.geometry().getCoordinates()[0];
        Box box = Box.around(place.x, place.y, FINE, 300);
        double usual = MapPicture.map(box.map("town")).otherThan(WHITE);
        double doubled = MapPicture.map(box.map("town&" + parameter)).otherThan(WHITE);
        assertThat(usual).isGreaterThan(100);
        // pixels at the edges of a line count as much as those within
        assertThat(doubled / usual).isBetween(1.4, 2.6);
    }

    @Test
    void jpegShowsTheSameMap() throws Exception {
        MapPicture png = MapPicture.map(around(house).map("building"));
        MapPicture jpeg = MapPicture.map(around(house).map("building&FORMAT=image/jpeg"));
        assertThat(jpeg.mediaType()).isEqualTo("image/jpeg");
        assertThat(jpeg.image().getColorModel().hasAlpha()).isFalse();
        assertThat(distance(jpeg.colorAt(100, 100), png.colorAt(100, 100))).isLessThan(12);
        assertThat(jpeg.differing(png, 48)).isLessThan(0.02);
    }

    @Test
    void aPaletteShowsTheSameMap() throws Exception {
        String format = "building,road,eco_grid&STYLES=,,&FORMAT=";
        MapPicture png = MapPicture.map(around(house).map(format + "image/png"));
        MapPicture palette = MapPicture.map(around(house).map(format + WorkedCity.encoded("image/png; mode=8bit")));
        assertThat(palette.image().getColorModel()).isInstanceOf(IndexColorModel.class);
        assertThat(palette.differing(png, 24)).isLessThan(0.02);
    }

    @Test
    void whatIsEmptyIsBackground() throws Exception {
        assertThat(MapPicture.map(SEA.map("building,town&STYLES=,")).otherThan(WHITE))
                .isZero();
        assertThat(MapPicture.map(SEA.map("building&BGCOLOR=0x336699")).otherThan(0xff336699))
                .isZero();
        MapPicture clear = MapPicture.map(SEA.map("building&TRANSPARENT=TRUE"));
        assertThat(clear.image().getColorModel().hasAlpha()).isTrue();
        for (int pixel : clear.pixels()) {
            assertThat(pixel >>> 24).isZero();
        }
    }

    @Test
    void aTransparentMapShowsWhatLiesBelowBetweenItsHouses() throws Exception {
        MapPicture opaque = MapPicture.map(around(house).map("building&BGCOLOR=0x336699"));
        MapPicture clear = MapPicture.map(around(house).map("building&TRANSPARENT=TRUE"));
        int[] solid = opaque.pixels();
        int[] layered = clear.pixels();
        int below = 0;
        for (int i = 0; i < solid.length; i++) {
            if (layered[i] >>> 24 == 255) {
                assertThat(solid[i]).isEqualTo(layered[i]);
            } else if (layered[i] >>> 24 == 0) {
                assertThat(solid[i]).isEqualTo(0xff336699);
                below++;
            }
        }
        assertThat(below).isBetween(1000, solid.length - 1000);
        assertThat(clear.at(100, 100) >>> 24).isEqualTo(255);
    }

    @Test
    void aLegendHoldsTheColoursOfItsStyle() throws Exception {
        String legend =
                "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetLegendGraphic&SLD_VERSION=1.1.0&FORMAT=image/png&LAYER=building";
        MapPicture byUse = MapPicture.of(legend + "&STYLE=building&SCALE=5000");
        MapPicture byHeight = MapPicture.of(legend + "&STYLE=building-height&SCALE=5000");
        for (String use : List.of("residential", "commercial", "industrial", "public", "education")) {
            int fill = CityShapes.fill(BUILDINGS, use);
            assertThat(byUse.holds(fill)).as(use).isTrue();
            assertThat(byHeight.holds(fill)).as(use).isFalse();
        }
        assertThat(CityShapes.fills(HEIGHTS))
                .anySatisfy(fill -> assertThat(byHeight.holds(fill)).isTrue());
    }

    @Test
    void whoClicksOnAColouredPixelIsToldWhatIsThere() throws Exception {
        Box box = around(house).moved(40, -25);
        MapPicture map = MapPicture.map(box.map("building"));
        assertThat(map.colorAt(140, 75)).isEqualTo(CityShapes.fill(BUILDINGS, "residential"));
        JsonNode hit = info(box, 140, 75);
        assertThat(hit).hasSize(1);
        assertThat(hit.get(0).get("id").asText()).isEqualTo(house.id());
        assertThat(hit.get(0).at("/properties/height"))
                .isEqualTo(house.properties().get("height"));
        assertThat(info(SEA, 32, 32)).isEmpty();
    }

    private static JsonNode info(Box box, int column, int row) throws Exception {
        String answer = Server.shared()
                .get("/wms?SERVICE=WMS&REQUEST=GetFeatureInfo&STYLES=&FORMAT=image/png&INFO_FORMAT=application/json&"
                        + box.map("building") + "&QUERY_LAYERS=building&FEATURE_COUNT=5&I=" + column + "&J=" + row)
                .body();
        return new ObjectMapper().readTree(answer).get("features");
    }
}
