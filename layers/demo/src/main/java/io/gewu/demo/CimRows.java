package io.gewu.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Buildings, units, roads, water and street furniture. */
final class CimRows {
    /** South-west side, along the border, metres. */
    private static final double[][] RIVER = {
        {-9600, 1200},
        {-9000, -600},
        {-7600, -2400},
        {-6600, -5200},
        {-5400, -6900},
        {-3600, -7500},
        {-1800, -6600},
        {-1300, -4800},
        {-2200, -2900},
        {-1500, -1700},
        {900, -1500},
        {3200, -1900},
        {5200, -1900},
        {7200, -800},
        {9200, -700}
    };

    private static final String[][] COMPONENT_CLASSES = {
        {"0101", "上水井盖"},
        {"0102", "污水井盖"},
        {"0103", "雨水井盖"},
        {"0106", "电力井盖"},
        {"0110", "路灯"},
        {"0114", "无主井盖"},
        {"0301", "垃圾箱"},
        {"0401", "行道树"}
    };
    private static final String[] STATES = {"完好", "破损", "丢失"};
    private static final int COMPONENTS = 9_000;

    private final City city;
    private final MultiPolygon water;
    private final Buildings buildings;

    CimRows(City city) {
        this.city = city;
        this.water = water(city);
        this.buildings = new Buildings(city, water);
    }

    Buildings buildings() {
        return buildings;
    }

    private static MultiPolygon water(City city) {
        Coordinate[] course = new Coordinate[RIVER.length];
        for (int i = 0; i < RIVER.length; i++) {
            course[i] = Ground.degrees(RIVER[i][0], RIVER[i][1]);
        }
        Geometry river = Ground.DEGREES.createLineString(course).buffer(0.0011).intersection(city.district());
        List<Polygon> parts = new ArrayList<>();
        for (int i = 0; i < river.getNumGeometries(); i++) {
            if (river.getGeometryN(i) instanceof Polygon part && part.getArea() > 1e-7) {
                parts.add(part);
            }
        }
        return Ground.DEGREES.createMultiPolygon(parts.toArray(new Polygon[0]));
    }

    void water(Consumer<Map<String, ?>> sink) {
        for (int i = 0; i < water.getNumGeometries(); i++) {
            sink.accept(Row.of(
                    "code",
                    String.format("W%04d", i + 1),
                    "name",
                    "示范河（合成）",
                    "kind",
                    "river",
                    "geom",
                    Ground.DEGREES.createMultiPolygon(new Polygon[] {(Polygon) water.getGeometryN(i)})));
        }
    }

    void roads(Consumer<Map<String, ?>> sink) {
        Geometry district = city.district().buffer(0);
        int serial = 0;
        for (Blocks.Street street : city.blocks().streets()) {
            serial++;
            Geometry inside = street.line().intersection(district);
            List<LineString> parts = new ArrayList<>();
            for (int i = 0; i < inside.getNumGeometries(); i++) {
                if (inside.getGeometryN(i) instanceof LineString part && part.getLength() > 1e-5) {
                    parts.add(part);
                }
            }
            if (!parts.isEmpty()) {
                MultiLineString line = Ground.DEGREES.createMultiLineString(parts.toArray(new LineString[0]));
                String level = street.depth() < 4
                        ? "expressway"
                        : street.depth() < 6 ? "arterial" : street.depth() < 9 ? "secondary" : "branch";
                String word = street.depth() < 4 ? "大道" : street.depth() < 6 ? "路" : street.depth() < 9 ? "街" : "巷";
                sink.accept(Row.of(
                        "code",
                        String.format("R%05d", serial),
                        "name",
                        "示范" + serial + word,
                        "level",
                        level,
                        "geom",
                        line));
            }
        }
    }

    void buildings(Consumer<Map<String, ?>> sink) {
        for (Buildings.Building b : buildings.all()) {
            sink.accept(Row.of(
                    "code", b.code(),
                    "usage", b.usage().name().toLowerCase(Locale.ROOT),
                    "height", BigDecimal.valueOf(b.heightMetres()),
                    "storeys", b.storeys(),
                    "cim_level", 2,
                    "year_built", b.year(),
                    "grid", b.grid().code(),
                    "village", b.grid().village().unit().code(),
                    "geom", Ground.DEGREES.createMultiPolygon(new Polygon[] {b.footprint()})));
        }
    }

    /** One unit a building, and one for each firm. */
    void units(List<EntityRows.Firm> firms, Consumer<Map<String, ?>> sink) {
        for (Buildings.Building b : buildings.all()) {
            sink.accept(Row.of("code", b.code() + "-0", "name", "首层", "building", b.code(), "floor", 1));
        }
        for (EntityRows.Firm firm : firms) {
            sink.accept(Row.of(
                    "code",
                    firm.unit(),
                    "name",
                    firm.floor() + "层商铺",
                    "building",
                    firm.building().code(),
                    "floor",
                    firm.floor()));
        }
    }

    void components(Consumer<Map<String, ?>> sink) {
        List<Blocks.Block> blocks = city.blocks().all();
        int[] counts = Shares.largestRemainders(
                blocks.stream()
                        .mapToDouble(b -> StrictMath.sqrt(b.squareMetres()) * (0.2 + b.urbanity()))
                        .toArray(),
                COMPONENTS);
        Random random = new Random(4711);
        int serial = 0;
        for (Blocks.Block block : blocks) {
            Coordinate[] kerb = block.area().buffer(-0.00003).getCoordinates();
            for (int i = 0; i < counts[block.index()] && kerb.length > 3; i++) {
                serial++;
                component(block, kerb, serial, random, sink);
            }
        }
    }

    private void component(
            Blocks.Block block, Coordinate[] kerb, int serial, Random random, Consumer<Map<String, ?>> sink) {
        int k = random.nextInt(kerb.length - 1);
        double t = random.nextDouble();
        Coordinate place = new Coordinate(
                kerb[k].x + t * (kerb[k + 1].x - kerb[k].x), kerb[k].y + t * (kerb[k + 1].y - kerb[k].y));
        Ground.DEGREES.getPrecisionModel().makePrecise(place);
        String[] type =
                COMPONENT_CLASSES[random.nextInt(1000) < 15 ? 5 : new int[] {0, 1, 2, 3, 4, 6, 7}[random.nextInt(7)]];
        int state = random.nextInt(1000);
        boolean ownerless = type[0].equals("0114");
        sink.accept(Row.of(
                "code",
                AdminCodes.DISTRICT + type[0] + String.format("%06d", serial),
                "name",
                type[1],
                "component_class",
                type[0],
                "state",
                STATES[state < (ownerless ? 900 : 994) ? 0 : state < 998 ? 1 : 2],
                "owner",
                ownerless ? null : EntityRows.departmentCode(5 + random.nextInt(6)),
                "maintainer",
                EntityRows.departmentCode(5 + random.nextInt(6)),
                "grid",
                city.gridOf(block).code(),
                "geom",
                Ground.DEGREES.createPoint(place)));
    }
}
